"""Every address is guarded, and outside one's reach there is nothing: every URL, every role, a neighbour's rows."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

THIRD_PARTY_PREFIXES = ("tai-khoan/hai-buoc/",)  # allauth's second factor, wrapped in access/urls.py


def addresses() -> Iterator[tuple[str, URLPattern]]:
    """Every URL pattern of the project with its whole route."""
    yield from _below("", get_resolver().url_patterns)


def _below(prefix: str, patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _below(route, pattern.url_patterns)
        else:
            yield route, pattern


def test_every_view_is_guarded() -> None:
    bare = [
        route
        for route, pattern in addresses()
        if not hasattr(pattern.callback, "guarded_by") and not route.startswith(THIRD_PARTY_PREFIXES)
    ]
    assert not bare


def test_club_pages_start_with_clb_and_office_pages_with_vp() -> None:
    wrong = [route for route, _ in addresses() if "club_id" in route and not route.startswith(("clb/", "vp/"))]
    assert not wrong
