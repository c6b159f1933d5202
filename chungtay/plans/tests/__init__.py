"""Tests of targets on their way, ranking, plans and programme money."""
