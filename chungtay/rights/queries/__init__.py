"""Questions about rights; nothing here changes anything."""

from chungtay.rights.queries.todos import club_todos, offline_pages, told_of

__all__ = ["club_todos", "offline_pages", "told_of"]
