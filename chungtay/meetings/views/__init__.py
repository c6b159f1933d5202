"""Pages of meetings: the list and a year, a meeting step by step, its closing, its papers."""
