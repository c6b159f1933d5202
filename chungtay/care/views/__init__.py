"""Pages of home care."""
