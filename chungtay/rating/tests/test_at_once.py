"""Two people at the same moment: one set is published, and no club is rated by a set that ends before its year."""

from collections.abc import Callable
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from chungtay.clubs.models import Club
from chungtay.kernel.acts import now
from chungtay.kernel.errors import Refusal
from chungtay.rating import services
from chungtay.rating.models import CriteriaSet, Rating
from chungtay.rating.tests.factories import draft_set, first_set
from chungtay.rating.tests.test_set_pages import YEAR, counted_club
from tests.cast import centre_officer, lan_the_chair


@pytest.fixture(autouse=True)
def _really_committed(own_database: str, django_db_blocker: object) -> object:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield


def at_once(*actions: Callable[[], object]) -> list[str]:
    """What each came to: `done`, or the code of what was refused."""
    start, said = Barrier(len(actions)), []

    def run(action: Callable[[], object]) -> None:
        start.wait()
        try:
            action()
            said.append("done")
        except Refusal as refused:
            said.append(refused.code)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said)


def test_of_two_drafts_published_at_once_for_one_year_one_stands() -> None:
    act, year = centre_officer().act, now().year + 1
    drafts = [draft_set(name) for name in ("Một", "Hai", "Ba")]
    said = at_once(
        *(lambda each=each: services.publish_set(act, draft=each, key=uuid4(), year_from=year) for each in drafts)
    )
    assert said == ["done", "year_taken", "year_taken"]
    assert CriteriaSet.objects.filter(state="published").count() == 2
    assert first_set().year_to == year - 1


def test_a_club_rated_while_a_set_is_published_is_rated_by_the_set_of_its_year() -> None:
    clubs: list[Club] = [counted_club(name) for name in ("CLB A", "CLB B", "CLB C")]
    act, draft = centre_officer().act, draft_set()
    chairs = [(lan_the_chair(club).act, club) for club in clubs]
    said = at_once(
        lambda: services.publish_set(act, draft=draft, key=uuid4(), year_from=YEAR),
        *(
            lambda who=who, club=club: services.rate_self(who, club=club, year=YEAR, key=uuid4(), said={})
            for who, club in chairs
        ),
    )
    assert said.count("done") >= 3
    assert set(said) <= {"done", "year_already_rated"}
    draft.refresh_from_db()
    by = set(Rating.objects.values_list("criteria_id", flat=True))
    assert by == ({draft.code} if draft.state == "published" else {first_set().code})
