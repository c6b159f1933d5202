"""What the journeys ask: where a founding stands, what fell to a commune, who shares a hamlet, what a paper says."""

from chungtay.journeys.queries.own_view import club_todos

__all__ = ["club_todos"]
