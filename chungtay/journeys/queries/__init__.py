"""What the journeys ask: where a founding stands, what fell to a commune, who shares a hamlet, what a paper says."""
