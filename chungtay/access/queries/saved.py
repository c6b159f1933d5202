"""The lists somebody kept under a name."""

from collections import defaultdict

from django.urls import NoReverseMatch, reverse

from chungtay.access.models import SavedView
from chungtay.web.menu import Face, all_entries


def saved_views_of(user_id: int, path: str) -> list[SavedView]:
    """What this account kept of this page, by name. One query."""
    return list(SavedView.objects.filter(user=user_id, path=path).order_by("name"))


def all_saved_of(user_id: int) -> list[tuple[str, list[SavedView]]]:
    """Everything this account kept: the page as the menu calls it, and its lists by name. One query."""
    of_page: defaultdict[str, list[SavedView]] = defaultdict(list)
    for view in SavedView.objects.filter(user=user_id).order_by("path", "name"):
        of_page[view.path].append(view)
    return [(_called(path), views) for path, views in of_page.items()]


def _called(path: str) -> str:
    """What the office's menu calls a page, or the page that it lies below; else its address."""
    best, label = "", str(path)
    for entry in all_entries():
        if entry.face != Face.OFFICE:
            continue
        try:
            at = reverse(entry.url_name)
        except NoReverseMatch:
            continue
        if path.startswith(at) and len(at) > len(best):
            best, label = at, str(entry.label)
    return label
