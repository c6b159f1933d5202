"""Pages of health: on the club face alone, for the health team alone."""
