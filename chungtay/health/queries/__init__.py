"""Questions about health rows; those that tell of a person are asked for the health team alone."""

from chungtay.health.queries.todos import club_todos, offline_meeting_pages, offline_pages

__all__ = ["club_todos", "offline_meeting_pages", "offline_pages"]
