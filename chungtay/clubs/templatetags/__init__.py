"""Words of clubs in templates."""
