"""A club is taken over or dissolved: each thing goes on in the other register, or to whom the decision names."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from chungtay.assets import services
from chungtay.assets.models import Check, Gone, Holding, Thing, ThingLine, ThingPhoto
from chungtay.assets.rules import (
    CarriedStays,
    Condition,
    Found,
    GoesToItself,
    GoneReason,
    HandedOnSince,
    Leaving,
    LeavingNeedsDecision,
)
from chungtay.assets.tests.factories import HALL, TODAY, act_in, make_thing, officer_act, with_member
from chungtay.audit.models import Note
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.kernel.acts import OutsideReach
from chungtay.meetings.tests.factories import picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _whole_at_the_end():
    yield
    connection.check_constraints()


def test_each_thing_goes_on_in_the_register_of_the_club_that_takes_over():
    old, new = make_club(), make_club("CLB thôn Mới")
    lan, hoa = make_member(old), make_member(old)
    lan_there = make_member(new, lan.person)
    make_thing(new)
    cups = make_thing(old, "Cốc", quantity=12, holder=with_member(lan))
    scale = make_thing(old, "Cân", holder=with_member(hoa))
    tea = make_thing(old, "Bộ ấm chén", holder=HALL)
    gone = make_thing(old, "Loa cũ")
    chair = act_in(old)
    broken = Leaving(reason=GoneReason.BROKEN)
    services.strike_out(chair, thing=gone, key=uuid4(), on=TODAY, leaving=broken)
    services.strike_out(chair, thing=cups, key=uuid4(), on=TODAY, leaving=Leaving(reason=GoneReason.BROKEN, quantity=2))
    services.check_things(
        chair, club=old, key=uuid4(), on=TODAY, checked_by="Lan", found={scale.key: Found(Condition.MISSING, 0)}
    )
    services.attach_photo(chair, thing=tea, key=uuid4(), upload=picture())
    key = uuid4()

    counts = [services.carry_over(officer_act(old, new), club=old, to_club=new, key=key, on=TODAY) for _ in range(2)]

    assert counts == [3, 3]
    again = {thing.carried_from: thing for thing in Thing.objects.filter(club=new, carried_from__isnull=False)}
    assert {before: thing.number for before, thing in again.items()} == {cups: 2, scale: 3, tea: 4}
    quantities = ThingLine.objects.filter(thing__in=again.values()).order_by("thing__number")
    assert list(quantities.values_list("name", "quantity")) == [("Cốc", 10), ("Cân", 1), ("Bộ ấm chén", 1)]
    held = Holding.objects.open().filter(thing__in=again.values()).order_by("thing__number")
    told = list(held.values_list("kind", "membership", "name"))
    assert told == [
        ("member", lan_there.pk, ""), ("person", None, hoa.person.full_name), ("place", None, HALL.name),
    ]  # fmt: skip
    assert Check.objects.get(thing=again[scale]).condition == "missing"
    assert not Holding.objects.open().filter(thing__club=old).exists()
    assert set(Gone.objects.filter(reason="carried").values_list("to_whom", "gone_on")) == {("CLB thôn Mới", TODAY)}
    assert ThingPhoto.objects.filter(thing=again[tea]).count() == 1
    assert Note.objects.get(key=key).path == new.path


def test_a_photograph_shown_by_two_clubs_is_kept_until_the_last_lets_it_go():
    old, new = make_club(), make_club()
    thing = make_thing(old)
    services.attach_photo(act_in(old), thing=thing, key=uuid4(), upload=picture())
    services.carry_over(officer_act(old, new), club=old, to_club=new, key=uuid4(), on=TODAY)
    for photo in ThingPhoto.objects.order_by("-pk"):
        assert photo.file.byte_count > 0
        services.remove_photo(act_in(photo.thing.club), thing=photo.thing, photo_id=photo.pk, key=uuid4())
    assert not ThingPhoto.objects.exists()


def test_what_was_carried_over_is_not_taken_back_in_the_old_register():
    old, new = make_club(), make_club()
    make_thing(old)
    services.carry_over(officer_act(old, new), club=old, to_club=new, key=uuid4(), on=TODAY)
    with pytest.raises(CarriedStays):
        services.restore(act_in(old), gone=Gone.objects.get(), key=uuid4(), reason="Nhầm")


def test_carrying_over_is_refused():
    old, new = make_club(), make_club()
    make_thing(old, since=date(2026, 11, 20))
    with pytest.raises(GoesToItself):
        services.carry_over(officer_act(old), club=old, to_club=old, key=uuid4(), on=TODAY)
    with pytest.raises(HandedOnSince):
        services.carry_over(officer_act(old, new), club=old, to_club=new, key=uuid4(), on=date(2026, 11, 19))
    for act in (act_in(old, new), officer_act(old), officer_act(new)):
        with pytest.raises(OutsideReach):
            services.carry_over(act, club=old, to_club=new, key=uuid4(), on=TODAY)
    assert not Gone.objects.exists()


def test_all_that_is_left_goes_to_whom_the_decision_names():
    club = make_club()
    things = [make_thing(club, quantity=3), make_thing(club, "Cân")]
    given = Leaving(reason=GoneReason.GIVEN, to_whom="Chi hội Người cao tuổi thôn", decision="QĐ 12/QĐ-UBND")
    key = uuid4()
    with pytest.raises(LeavingNeedsDecision):
        services.strike_all(
            officer_act(club), club=club, key=uuid4(), on=TODAY, leaving=Leaving(reason=GoneReason.GIVEN)
        )
    with pytest.raises(OutsideReach):
        services.strike_all(act_in(club), club=club, key=uuid4(), on=TODAY, leaving=given)

    counts = [services.strike_all(officer_act(club), club=club, key=key, on=TODAY, leaving=given) for _ in range(2)]

    assert counts == [2, 2]
    assert set(Gone.objects.values_list("thing", "quantity", "to_whom")) == {
        (things[0].pk, 3, given.to_whom),
        (things[1].pk, 1, given.to_whom),
    }
    assert not Holding.objects.open().exists()
