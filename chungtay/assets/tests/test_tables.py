"""What the tables refuse, by the ORM and by SQL: whoever holds a living thing is known, and nothing is edited."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from chungtay.assets.models import Check, Gone, Holding, Thing, ThingLine
from chungtay.assets.tests.factories import CAME, NOON, TODAY, make_thing, with_member
from chungtay.clubs.tests.factories import make_club, make_member

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


def test_a_living_thing_without_a_holder_is_refused():
    thing = make_thing(make_club())
    with refused("thing_has_a_holder_while_it_lives"):
        run("UPDATE assets_holding SET valid_to = %s WHERE thing_id = %s", TODAY, thing.pk)


def test_a_thing_nobody_ever_held_is_refused():
    club = make_club()
    with refused("thing_has_a_line"):
        Thing.objects.create(club=club, number=1)
    with refused("thing_has_a_holder_while_it_lives"):
        thing = Thing.objects.create(club=club, number=1)
        ThingLine.objects.create(thing=thing, kind="other", name="Ấm", written_at=NOON)


def test_two_holders_on_one_day_are_refused():
    thing = make_thing(make_club())
    with refused("holding_one_holder_at_a_time"):
        Holding.objects.create(thing=thing, kind="place", name="Đình", valid_from=TODAY, form_key=uuid4())


def test_a_time_in_which_nobody_holds_it_is_refused():
    thing = make_thing(make_club())
    with refused("thing_is_held_without_a_gap"):
        Holding.objects.filter(thing=thing).update(valid_to=date(2026, 1, 1))
        Holding.objects.create(thing=thing, kind="place", name="Đình", valid_from=date(2026, 1, 3), form_key=uuid4())


def test_a_thing_that_is_gone_has_no_holder_and_no_more_goes_than_there_was():
    thing = make_thing(make_club(), quantity=2)
    gone = {"thing": thing, "gone_on": TODAY, "reason": "broken"}
    with refused("thing_has_a_holder_while_it_lives"):
        Gone.objects.create(quantity=2, **gone)
    with refused("thing_gone_only_as_far_as_there"):
        Gone.objects.create(quantity=3, **gone)


def test_a_member_of_another_club_holds_nothing_here():
    thing = make_thing(make_club())
    stranger = make_member(make_club())
    with refused("holder_in_its_club"):
        Holding.objects.filter(thing=thing).update(valid_to=TODAY)
        Holding.objects.create(thing=thing, kind="member", membership=stranger, valid_from=TODAY, form_key=uuid4())


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE assets_thing SET number = 9",
        "UPDATE assets_thingline SET name = 'Loa khác'",
        "UPDATE assets_thingline SET value_vnd = 1, replaced_at = now()",
        "UPDATE assets_holding SET name = 'Đình'",
        "UPDATE assets_holding SET valid_from = valid_from - 1, valid_to = valid_from",
        "UPDATE assets_check SET counted = 5",
        "UPDATE assets_gone SET quantity = 1",
        "DELETE FROM assets_gone",
        "DELETE FROM assets_check",
        "DELETE FROM assets_holding",
        "DELETE FROM assets_thingline",
        "DELETE FROM assets_thing",
        "TRUNCATE assets_check",
    ],
)
def test_no_row_is_edited_or_deleted(change):
    thing = make_thing(make_club(), quantity=3)
    Gone.objects.create(thing=thing, quantity=2, gone_on=TODAY, reason="broken")
    connection.check_constraints()
    with refused(r"never edited|append-only"):
        run(change)


def test_what_is_closed_stays_closed():
    thing = make_thing(make_club(), quantity=3)
    gone = Gone.objects.create(thing=thing, quantity=1, gone_on=TODAY, reason="broken", withdrawn_at=NOON)
    with refused("never edited"):
        Gone.objects.filter(pk=gone.pk).update(withdrawn_at=None)
    Holding.objects.filter(thing=thing).update(valid_to=TODAY)
    Holding.objects.create(thing=thing, kind="place", name="Đình", valid_from=TODAY, form_key=uuid4())
    with refused("never edited"):
        Holding.objects.filter(valid_to=TODAY).update(valid_to=TODAY - timedelta(1))


def test_the_small_tables_refuse():
    club = make_club()
    member = make_member(club)
    thing = make_thing(club, holder=with_member(member))
    line = {"thing": thing, "name": "Loa", "kind": "equipment", "written_at": NOON, "replaced_at": NOON}
    holding = {"thing": thing, "valid_from": CAME, "valid_to": CAME, "form_key": uuid4()}
    check = {"thing": thing, "checked_on": TODAY, "form_key": uuid4()}
    gone = {"thing": thing, "quantity": 1, "gone_on": TODAY}
    for constraint, row in (
        ("thing_number_once", Thing(club=club, number=thing.number)),
        ("thing_number_positive", Thing(club=club, number=0)),
        ("thing_line_one_stands", ThingLine(**line | {"replaced_at": None})),
        ("thing_line_has_a_name", ThingLine(**line | {"name": ""})),
        ("thing_line_kind_is_known", ThingLine(**line | {"kind": "ship"})),
        ("thing_line_origin_is_known", ThingLine(**line, origin="found")),
        ("thing_line_quantity", ThingLine(**line, quantity=0)),
        ("thing_line_numbers_of_one_booklet", ThingLine(**line, first_number=1, last_number=50)),
        ("thing_line_numbers_of_one_booklet", ThingLine(**line | {"kind": "booklet"}, first_number=5, last_number=1)),
        ("thing_line_numbers_of_one_booklet", ThingLine(**line | {"kind": "booklet"}, first_number=5)),
        ("holding_period_in_order", Holding(**holding | {"valid_to": CAME - timedelta(1)}, kind="place", name="Đình")),
        ("holding_names_its_holder", Holding(**holding, kind="place")),
        ("holding_names_its_holder", Holding(**holding, kind="member")),
        ("holding_names_its_holder", Holding(**holding, kind="member", membership=member, name="Lan")),
        ("holding_names_its_holder", Holding(**holding, kind="ghost", name="Lan")),
        ("check_condition_is_known", Check(**check, counted=1, condition="new")),
        ("check_missing_is_counted_none", Check(**check, counted=1, condition="missing")),
        ("check_missing_is_counted_none", Check(**check, counted=0, condition="good")),
        ("gone_some", Gone(**gone | {"quantity": 0}, reason="broken")),
        ("gone_reason_is_known", Gone(**gone, reason="eaten")),
        ("gone_by_a_decision", Gone(**gone, reason="lost")),
        ("gone_to_somebody", Gone(**gone, reason="returned")),
    ):
        with refused(constraint):
            row.save()
