"""The lists somebody kept under a name."""

from chungtay.access.models import SavedView


def saved_views_of(user_id: int, path: str) -> list[SavedView]:
    """What this account kept of this page, by name. One query."""
    return list(SavedView.objects.filter(user=user_id, path=path).order_by("name"))
