"""Pages of a club's things."""
