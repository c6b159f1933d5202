"""What the tables refuse, by the ORM and by SQL: reading rests on consent, who went was named, nothing is edited."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from chungtay.care.models import Carer, CircleSeat, Client, Folder, Reading, Round, Visit, VisitCarer, WeekWithout
from chungtay.care.tests.factories import make_caring, make_visit, today
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.kernel.acts import now
from chungtay.people.models import Consent

pytestmark = pytest.mark.django_db


@contextmanager
def refused(constraint: str) -> Iterator[None]:
    """What is done inside must be refused by this constraint, at the latest at the end of the transaction."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():  # noqa: PT012 - the end is asked here
        yield
        connection.check_constraints()


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_nobody_reads_and_nobody_is_listed_without_consent():
    caring = make_caring()
    with refused("circle_rests_on_consent"):
        run("UPDATE people_consent SET valid_to = %s", today())
    with refused("client_rests_on_consent"):
        run("UPDATE care_circleseat SET valid_to = %s, is_ended_early = true", today())
        run("UPDATE people_consent SET valid_to = %s", today())
    other = make_member(caring.club)
    folder = Folder.objects.create(club=caring.club, person=other.person, opened_on=today())
    with refused("client_rests_on_consent"):
        Client.objects.create(folder=folder, valid_from=today())


def test_who_is_from_outside_reads_only_by_a_consent_of_its_own():
    caring = make_caring()
    doctor = caring.account("na").user
    seat = {"folder": caring.folder, "account": doctor, "valid_from": today(), "valid_to": today() + timedelta(days=9)}
    for kind in ("station", "case_manager"):
        with refused("circle_rests_on_consent"):
            CircleSeat.objects.create(kind=kind, **seat)
    with refused("circle_seat_from_outside"):
        CircleSeat.objects.create(kind="volunteer", **seat)


def test_a_seat_ends_and_its_end_only_comes_nearer():
    caring = make_caring()
    with refused("null value"):
        run("UPDATE care_circleseat SET valid_to = NULL")
    for change in ("valid_to = valid_to + 1", "valid_from = valid_from - 1", "kind = 'assistant'"):
        with refused("never edited"):
            run(f"UPDATE care_circleseat SET {change}")
    assert CircleSeat.objects.filter(folder=caring.folder).count() == 3


def test_nobody_stands_in_their_own_circle_nor_in_one_of_another_club():
    caring = make_caring()
    days = {"valid_from": today(), "valid_to": today() + timedelta(days=9)}
    with refused("circle_seat_of_another"):
        CircleSeat.objects.create(folder=caring.folder, kind="volunteer", membership=caring.lua, **days)
    with refused("care_in_one_club"):
        stranger = make_member(make_club())
        CircleSeat.objects.create(folder=caring.folder, kind="volunteer", membership=stranger, **days)
    with refused("care_in_one_club"):
        Carer.objects.create(club=make_club(), membership=make_member(caring.club), valid_from=today())


def test_who_went_was_named_on_that_day_and_the_person_on_the_list():
    caring = make_caring()
    visit = make_visit(caring)
    with refused("visit_carer_in_circle"):
        VisitCarer.objects.create(visit=visit, membership=make_member(caring.club))
    with refused("visit_while_on_list"):
        Visit.objects.create(client=caring.client, visited_on=caring.since - timedelta(days=1), outcome="done")


def test_impossible_rows_are_refused():
    caring = make_caring(weekdays=(0,))
    one = {"client": caring.client, "visited_on": today()}
    with refused("visit_nothing_done_where_nobody_was"):
        Visit.objects.create(outcome="not_home", minutes=5, **one)
    with refused("visit_tasks_are_known"):
        Visit.objects.create(outcome="done", tasks=["singing"], **one)
    with refused("round_one_a_weekday"):
        Round.objects.create(client=caring.client, weekday=0, first=caring.na, valid_from=today())
    with refused("week_without_begins_on_monday"):
        tuesday = today() - timedelta(days=today().weekday() - 1)
        WeekWithout.objects.create(client=caring.client, week_on=tuesday, reason="away")
    with refused("consent_can_be_proved"):
        Consent.objects.create(
            person=caring.lua.person, club_id=caring.club.pk, purpose="station", how="spoken", valid_from=today()
        )


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE care_visit SET worry = ''",
        "UPDATE care_visit SET outcome = 'done', withdrawn_at = now(), withdrawn_why = 'x'",
        "UPDATE care_agreement SET note = 'x'",
        "UPDATE care_client SET valid_from = valid_from - 1",
        "UPDATE care_reading SET looked_at = now()",
        "UPDATE care_visitcarer SET membership_id = membership_id",
        "DELETE FROM care_reading",
        "DELETE FROM care_visitcarer",
        "DELETE FROM care_circleseat",
        "TRUNCATE care_reading",
    ],
)
def test_no_row_is_edited_or_deleted(change):
    caring = make_caring()
    make_visit(caring, outcome="unwell", worry="ăn kém")
    Reading.objects.create(folder=caring.folder, looked_at=now(), what="list")
    connection.check_constraints()
    with refused(r"never edited|append-only"):
        run(change)


def test_a_key_is_written_once():
    caring = make_caring()
    key = uuid4()
    one = {"client": caring.client, "visited_on": today(), "outcome": "done", "key": key}
    Visit.objects.create(**one)
    with refused("key"):
        Visit.objects.create(**one)
