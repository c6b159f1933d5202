"""Pages of the journeys, all on the office face."""
