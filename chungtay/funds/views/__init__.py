"""Pages of a club's money."""
