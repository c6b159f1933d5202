"""How programmes read in templates."""
