"""Questions about clubs and their people."""
