"""Every address, every role, a neighbour's rows: nothing seen, nothing changed."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from chungtay.audit.models import Note
from tests import cast
from tests.house.neighbours import SECRET_CLUB, SECRET_NAME, STRANGERS, World, make_world, stranger
from tests.house.test_addresses import addresses

# Thirty thousand answers, nearly all of them 404: each room's own tests say which lines run, and counting them here
# would take as long again as asking.
pytestmark = pytest.mark.no_cover
_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
# what everybody with an account may read: programmes, limits, targets and figures of the whole country
_SHARED = ("vp/chuong-trinh/", "vp/so-lieu/chi-so/")
_MAP = ("vp/dia-ban/doi-ten/",)  # the national map; only its keepers get in


def _filled(route: str, rows: dict[str, object]) -> str:
    return "/" + _PARAMETER.sub(lambda match: str(rows[match[1]]), route)


def _private() -> list[str]:
    """Addresses of single rows that are not public."""
    found = []
    for route, pattern in addresses():
        guard = getattr(pattern.callback, "guarded_by", None)
        if _PARAMETER.search(route) and guard != "open_to_all" and not route.startswith((*_SHARED, *_MAP)):
            found.append(route)
    return sorted(set(found))


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One for every stranger: they change nothing, and what they are given goes with each test's own savepoint."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("role", STRANGERS)
def test_a_stranger_sees_and_changes_no_row_of_the_neighbour(world: World, role: str) -> None:
    client, notes, routes, wrong = stranger(role, world), Note.objects.count(), _private(), []
    assert len(routes) > 80
    for route in routes:
        where = _filled(route, world.rows)
        for method in (client.get, client.post):
            answer = method(where)
            to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/vao/")
            if answer.status_code not in {401, 403, 404, 405} and not (role == "nobody" and to_sign_in):
                wrong.append(f"{method.__name__} {where}: {answer.status_code}")
            if SECRET_NAME.encode() in getattr(answer, "content", b""):
                wrong.append(f"{where} shows a name")
    assert not wrong
    assert Note.objects.count() == notes


@pytest.mark.django_db
@pytest.mark.parametrize("role", STRANGERS)
def test_no_list_or_search_names_the_neighbour_to_a_stranger(world: World, role: str) -> None:
    client, wrong = stranger(role, world), []
    for route, _ in addresses():
        if _PARAMETER.search(route):
            continue
        for query in ("", "?q=giau+ten&tim=kin"):
            content = getattr(client.get(f"/{route}{query}"), "content", b"")
            if SECRET_NAME.encode() in content or SECRET_CLUB.encode() in content:
                wrong.append(f"/{route}{query}")
    assert not wrong


@pytest.mark.django_db
def test_a_reader_of_figures_sees_counts_and_no_names(world: World) -> None:
    client = cast.ministry_reader().client
    wrong = []
    for route in _private():
        answer = client.get(_filled(route, world.rows))
        if answer.status_code == 200 and SECRET_NAME.encode() in answer.content:
            wrong.append(route)
    assert not wrong
