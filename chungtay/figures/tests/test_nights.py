"""The figures are proved once a night, beside the counting, and everybody can see what the last proof found."""

import logging
from datetime import date, datetime, timedelta
from threading import Event

import pytest
from django.test import Client

from chungtay.audit.services import mark_stale
from chungtay.clubs.models import Club, Seat
from chungtay.clubs.tests.factories import make_club, make_member, make_members
from chungtay.figures.models import AreaMonth, ClubArea, ClubMonth, NightlyProof
from chungtay.figures.queries import health, last_proof
from chungtay.figures.rules import is_proof_due
from chungtay.figures.services import prove, proving, rebuild, refresh, refresh_all
from chungtay.figures.services.proving import is_quiet, prove_night
from chungtay.figures.services.working import prove_if_due
from chungtay.figures.tests.factories import act_on, at_noon, make_claim, make_published
from chungtay.figures.tests.test_concurrency import enrolling, together
from chungtay.kernel.acts import VIET_NAM, now, system_act
from chungtay.kernel.months import Month

TODAY = date(2026, 3, 10)
NIGHT = datetime(2026, 3, 10, 2, 30, tzinfo=VIET_NAM)


@pytest.fixture
def clubs(db: None) -> list[Club]:
    """Two clubs with books, of which one stands for a placeholder, and one that is only published; all counted."""
    clubs = [make_club(since=date(2025, 9, 1)) for _ in range(2)]
    for club in clubs:
        make_members(club, 3, since=date(2026, 1, 5))
    make_claim(clubs[0], make_published(Month(2025, 10), 60), date(2026, 1, 5))
    clubs.append(make_published(Month(2026, 1), 70))
    rebuild(at_noon(TODAY), TODAY)
    return clubs


def tamper(club: Club) -> None:
    """A club-month is changed past every service, and the areas with it."""
    ClubMonth.objects.filter(club=club, month=date(2026, 2, 1)).update(women_count=2)


@pytest.mark.parametrize(
    ("hour", "last", "due"),
    [(1, None, False), (2, None, True), (3, date(2026, 3, 9), True), (3, TODAY, False), (4, None, False)],
)
def test_a_proof_is_due_once_in_the_hours_of_each_night(hour: int, last: date | None, due: bool) -> None:
    assert is_proof_due(NIGHT.replace(hour=hour), last) is due


def test_a_good_night_is_kept_and_told(clubs: list[Club], client: Client, caplog: pytest.LogCaptureFixture) -> None:
    assert "chưa kiểm lần nào" in health()[0].detail
    with caplog.at_level(logging.INFO, "chungtay.worker"):
        prove_if_due(NIGHT, Event())
    proof = last_proof()
    assert proof is not None
    assert (proof.night, proof.wrong_count, proof.wrong) == (TODAY, 0, [])
    assert proof.row_count == ClubMonth.objects.count() + AreaMonth.objects.filter(row_count__gt=0).count()
    assert "đều khớp" in caplog.text
    assert client.get("/healthz").json()["checks"]["figures"]["well"] is True


def test_what_differs_is_named_in_the_log_and_on_the_page_of_health(
    clubs: list[Club], client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    tamper(clubs[1])
    prove_if_due(NIGHT, Event())
    proof = last_proof()
    assert proof is not None
    assert f"club_months {clubs[1].pk} 2026-02-01" in proof.wrong
    assert any(name.startswith("area_months") for name in proof.wrong)
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert f"{clubs[1].pk} 2026-02-01" in answer.json()["checks"]["figures"]["detail"]
    assert "chungtay figures rebuild" in client.get("/suc-khoe-he-thong/").content.decode()


def test_a_night_has_one_proof_and_the_next_night_another(clubs: list[Club]) -> None:
    for at in (NIGHT, NIGHT + timedelta(hours=1), NIGHT + timedelta(days=1)):
        prove_if_due(at, Event())
    assert list(NightlyProof.objects.order_by("night").values_list("night", flat=True)) == [TODAY, date(2026, 3, 11)]
    assert list(prove_night(act_on(TODAY))) == []


def test_by_day_and_while_much_waits_nothing_is_proved(clubs: list[Club], monkeypatch: pytest.MonkeyPatch) -> None:
    prove_if_due(at_noon(TODAY), Event())
    monkeypatch.setattr(proving, "QUIET_BELOW", 3)
    mark_stale(act_on(TODAY), [clubs[0].pk], since=date(2025, 9, 1))
    assert not is_quiet()
    prove_if_due(NIGHT, Event())
    assert not NightlyProof.objects.exists()
    refresh_all(at_noon(TODAY))
    prove_if_due(NIGHT, Event())
    assert NightlyProof.objects.exists()


def test_a_proof_that_is_stopped_keeps_nothing_and_begins_again(clubs: list[Club]) -> None:
    stop = Event()
    stop.set()
    prove_if_due(NIGHT, stop)
    assert not NightlyProof.objects.exists()
    prove_if_due(NIGHT, Event())
    assert NightlyProof.objects.get().wrong_count == 0


def test_small_slices_find_the_same(clubs: list[Club], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = prove(TODAY)
    monkeypatch.setattr(proving, "CLUBS_A_SLICE", 1)
    monkeypatch.setattr(proving, "PLACES_A_SLICE", 1)
    assert prove(TODAY) == whole
    assert all(proof.holds and proof.row_count for proof in whole)


def test_clubs_that_wait_to_be_counted_are_left_out(clubs: list[Club]) -> None:
    count = prove(TODAY)[0].row_count
    make_member(clubs[1], since=date(2026, 2, 1))
    mark_stale(act_on(TODAY), [clubs[1].pk], since=date(2026, 2, 1))
    club_months = prove(TODAY)[0]
    assert club_months.holds
    assert club_months.row_count < count
    refresh_all(at_noon(TODAY))
    assert prove(TODAY)[0].row_count == count


def test_a_club_that_counts_where_it_does_not_sit_is_found(clubs: list[Club]) -> None:
    seat = Seat.objects.get(club=clubs[1], map__code="2025")
    ClubArea.objects.filter(club=clubs[1], area=seat.commune_id).delete()
    assert f"{clubs[1].pk} in {seat.commune_id}" in prove(TODAY)[0].wrong


def test_the_figures_are_proved_while_forms_come_and_are_counted(own_database: str) -> None:
    today = system_act(now()).day
    clubs = [make_club(since=date(2024, 8, 1)) for _ in range(3)]
    rebuild(now(), today)
    done = Event()

    def count() -> None:
        while not done.wait(0.01):
            refresh(now(), limit=5)

    def look() -> None:
        try:
            for _ in range(6):
                assert all(proof.holds for proof in prove(today))
        finally:
            done.set()

    together(enrolling(clubs, 40), count, look)
    refresh_all(now())
    assert all(proof.holds for proof in prove(today))
