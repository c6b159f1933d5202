"""Entering, rewriting, handing on, counting and striking out: what changes, what is noted, what is refused."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.access.rules import Role
from chungtay.assets import services
from chungtay.assets.models import Check, Holding, Thing, ThingLine
from chungtay.assets.rules import (
    Condition,
    DayNotCome,
    FewerThanAreGone,
    GoneReason,
    HandedOnSince,
    HeldBeforeItCame,
    Holder,
    HolderKind,
    HolderNeedsName,
    HolderNotMember,
    Kind,
    Leaving,
    NewThing,
    NothingRewritten,
    NumbersForOneBooklet,
    NumbersOutOfOrder,
    QuantityImpossible,
    RewritingNeedsReason,
    SameHolder,
    ThingIsGone,
    ThingNeedsName,
)
from chungtay.assets.tests.factories import CAME, HALL, TODAY, act_in, facts, make_thing, with_member
from chungtay.audit.models import Note
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.clubs.tests.factories import JOINED, end, make_club, make_member
from chungtay.kernel.acts import OutsideReach
from chungtay.kernel.errors import NotFound

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_at_the_end")]

TOMORROW = TODAY + timedelta(1)
BROKEN = Leaving(reason=GoneReason.BROKEN)


def enter(club, *, holder=HALL, since=TODAY, key=None, role=Role.CHAIR, condition=Condition.GOOD, **said):
    new = NewThing(facts=facts(**said), holder=holder, held_since=since, condition=condition, checked_by="Lan")
    return services.register(act_in(club, role=role), club=club, key=key or uuid4(), new=new)


def strike(thing, on=TODAY, *, key=None, role=Role.CHAIR, **leaving):
    said = Leaving(**{"reason": GoneReason.BROKEN} | leaving)
    return services.strike_out(act_in(thing.club, role=role), thing=thing, key=key or uuid4(), on=on, leaving=said)


def give(thing, holder, on=TODAY, *, key=None):
    return services.hand(act_in(thing.club), thing=thing, key=key or uuid4(), holder=holder, on=on)


# --- entering -----------------------------------------------------------------------------------------------------


def test_a_thing_is_entered_under_the_next_number_with_its_holder_and_first_check():
    club = make_club()
    lan = make_member(club)
    make_thing(club)

    thing = enter(club, name="  Máy đo   huyết áp ", holder=with_member(lan), value_vnd=850_000)

    line, holding, check = ThingLine.objects.get(thing=thing), Holding.objects.get(thing=thing), Check.objects.last()
    assert (thing.number, line.name, line.name_fold) == (2, "Máy đo huyết áp", "may do huyet ap")
    assert (holding.membership, holding.valid_from, holding.valid_to) == (lan, TODAY, None)
    assert (check.thing, check.counted, check.condition, check.checked_by) == (thing, 1, "good", "Lan")
    assert Note.objects.filter(action="assets.enter_things", path=club.path, row_id=thing.pk).count() == 1


def test_the_same_form_sent_twice_enters_one_thing_and_other_content_is_a_conflict():
    club, key = make_club(), uuid4()
    first, again = enter(club, key=key), enter(club, key=key)
    assert (first, Thing.objects.count(), Note.objects.filter(key=key).count()) == (again, 1, 1)
    with pytest.raises(SameKeyOtherContent):
        enter(club, key=key, name="Cân")


def test_many_things_are_entered_in_as_many_statements_as_one():
    def statements(count):
        club = make_club()
        new = [NewThing(facts=facts(f"Ghế {n}"), holder=HALL, held_since=TODAY) for n in range(count)]
        with CaptureQueriesContext(
            connection,
        ) as asked:
            things = services.enter_things(act_in(club), club=club, key=uuid4(), things=new)
        assert [thing.number for thing in things] == list(range(1, count + 1))
        return len(asked)

    assert statements(1) == statements(30)


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"name": "   "}, ThingNeedsName),
        ({"quantity": 0}, QuantityImpossible),
        ({"quantity": 10_001}, QuantityImpossible),
        ({"came_on": TOMORROW}, DayNotCome),
        ({"first_number": 1, "last_number": 50}, NumbersForOneBooklet),
        ({"kind": Kind.BOOKLET, "quantity": 2, "first_number": 1, "last_number": 50}, NumbersForOneBooklet),
        ({"kind": Kind.BOOKLET, "first_number": 1}, NumbersOutOfOrder),
        ({"kind": Kind.BOOKLET, "first_number": 50, "last_number": 1}, NumbersOutOfOrder),
        ({"since": TOMORROW}, DayNotCome),
        ({"since": CAME - timedelta(1)}, HeldBeforeItCame),
        ({"holder": Holder(kind=HolderKind.PLACE, name=" ")}, HolderNeedsName),
    ],
)
def test_a_line_that_cannot_be_is_refused_and_nothing_is_written(said, error):
    club = make_club()
    with pytest.raises(error):
        enter(club, **said)
    assert not Thing.objects.exists()


def test_a_holder_must_belong_to_the_club_on_the_day():
    club = make_club()
    left = end(make_member(club), date(2026, 5, 1))
    stranger = make_member(make_club())
    for holder, since in (
        (with_member(left), TODAY),
        (with_member(stranger), TODAY),
        (Holder(kind=HolderKind.MEMBER), TODAY),
        (with_member(left), JOINED - timedelta(1)),
    ):
        with pytest.raises(HolderNotMember):
            enter(club, holder=holder, since=since, came_on=None)
    assert enter(club, holder=with_member(left), since=date(2026, 4, 1))


@pytest.mark.parametrize("role", [Role.CARE_VOLUNTEER, Role.COMMUNE_HELPER, Role.MINISTRY_READER, Role.PARTNER])
def test_who_does_not_keep_the_register_enters_nothing(role):
    with pytest.raises(OutsideReach):
        enter(make_club(), role=role)


# --- rewriting ----------------------------------------------------------------------------------------------------


def test_a_line_is_replaced_by_a_better_one_and_the_old_one_stays():
    thing = make_thing(make_club())
    key = uuid4()
    for _ in range(2):
        services.rewrite(
            act_in(thing.club), thing=thing, key=key, facts=facts("Loa kéo Sony", quantity=2), reason="Ghi thiếu"
        )
    old, new = ThingLine.objects.filter(thing=thing).order_by("pk")
    assert (old.name, old.quantity, old.replaced_at is not None) == ("Loa kéo", 1, True)
    assert (new.name, new.quantity, new.replaced_at, new.reason) == ("Loa kéo Sony", 2, None, "Ghi thiếu")
    assert Note.objects.get(key=key).fields == ["name", "quantity"]


def test_rewriting_is_refused():
    thing = make_thing(make_club(), quantity=3)
    strike(thing, quantity=2)
    act, same = act_in(thing.club), facts(quantity=3)
    for new, reason, error in (
        (replace(same, name="Loa to"), " ", RewritingNeedsReason),
        (same, "Sửa", NothingRewritten),
        (replace(same, quantity=2), "Sửa", FewerThanAreGone),
        (replace(same, came_on=CAME + timedelta(1)), "Sửa", HeldBeforeItCame),
    ):
        with pytest.raises(error):
            services.rewrite(act, thing=thing, key=uuid4(), facts=new, reason=reason)
    strike(thing)
    with pytest.raises(ThingIsGone):
        services.rewrite(act, thing=thing, key=uuid4(), facts=replace(same, name="Loa to"), reason="Sửa")
    assert ThingLine.objects.filter(thing=thing).count() == 1


# --- handing on ---------------------------------------------------------------------------------------------------


def test_a_thing_is_handed_on_and_both_holders_are_remembered():
    club = make_club()
    binh, lan = make_member(club), make_member(club)
    thing = make_thing(club, holder=with_member(binh))
    key = uuid4()

    first, again = (give(thing, with_member(lan), date(2026, 11, 20), key=key) for _ in range(2))

    assert first == again
    periods = Holding.objects.filter(thing=thing).order_by("pk").values_list("membership", "valid_from", "valid_to")
    assert list(periods) == [(binh.pk, CAME, date(2026, 11, 20)), (lan.pk, date(2026, 11, 20), None)]
    assert Note.objects.filter(key=key).count() == 1


def test_a_thing_handed_twice_on_one_day_tells_all_three_holders():
    club = make_club()
    binh, lan = make_member(club), make_member(club)
    thing = make_thing(club)
    give(thing, with_member(binh))
    give(thing, with_member(lan))
    told = list(Holding.objects.filter(thing=thing).order_by("pk").values_list("membership", "valid_to"))
    assert told == [(None, TODAY), (binh.pk, TODAY), (lan.pk, None)]


def test_handing_is_refused():
    club = make_club()
    lan = make_member(club)
    thing = make_thing(club)
    for holder, on, error in (
        (HALL, TODAY, SameHolder),
        (with_member(lan), TOMORROW, DayNotCome),
        (with_member(lan), CAME - timedelta(1), HandedOnSince),
        (with_member(make_member(make_club())), TODAY, HolderNotMember),
        (Holder(kind=HolderKind.PERSON), TODAY, HolderNeedsName),
    ):
        with pytest.raises(error):
            give(thing, holder, on)
    strike(thing)
    with pytest.raises(ThingIsGone):
        give(thing, with_member(lan))
    with pytest.raises(OutsideReach):
        services.hand(act_in(make_club()), thing=thing, key=uuid4(), holder=with_member(lan), on=TODAY)


def test_several_things_go_to_one_holder_and_what_he_has_already_stays():
    club = make_club()
    lan = make_member(club)
    things = [make_thing(club, f"Sổ {n}") for n in range(2)]
    own = make_thing(club, holder=with_member(lan))
    key = uuid4()
    asked = [own.key, *(thing.key for thing in things)]
    counts = [
        services.hand_many(act_in(club), club=club, key=key, things=asked, holder=with_member(lan), on=TODAY)
        for _ in range(2)
    ]
    assert counts == [2, 2]
    assert Holding.objects.open().filter(membership=lan).count() == 3
    assert Holding.objects.filter(thing=own).count() == 1
    with pytest.raises(SameHolder):
        services.hand_many(act_in(club), club=club, key=uuid4(), things=asked, holder=with_member(lan), on=TODAY)
    elsewhere = make_thing(make_club())
    with pytest.raises(NotFound):
        services.hand_many(act_in(club), club=club, key=uuid4(), things=[own.key, elsewhere.key], holder=HALL, on=TODAY)


def test_all_that_one_member_holds_goes_to_another():
    club = make_club()
    binh, lan, hoa = (make_member(club) for _ in range(3))
    things = [make_thing(club, f"Sổ {n}", holder=with_member(binh)) for n in range(3)]
    other = make_thing(club, holder=with_member(hoa))
    strike(things[2])
    key = uuid4()

    counts = [
        services.hand_all(
            act_in(club), club=club, from_membership=binh, to_membership=lan, key=key, on=date(2026, 11, 24)
        )
        for _ in range(2)
    ]

    assert counts == [2, 2]
    held = dict(Holding.objects.open().values_list("thing", "membership"))
    assert held == {things[0].pk: lan.pk, things[1].pk: lan.pk, other.pk: hoa.pk}
    assert Note.objects.filter(key=key).count() == 1


def test_handing_all_is_refused():
    club = make_club()
    binh, lan = make_member(club), make_member(club)
    make_thing(club, holder=with_member(binh))
    for receiver, on, error in (
        (binh, TODAY, SameHolder),
        (make_member(make_club()), TODAY, HolderNotMember),
        (lan, TOMORROW, DayNotCome),
        (lan, CAME - timedelta(1), HandedOnSince),
    ):
        with pytest.raises(error):
            services.hand_all(act_in(club), club=club, from_membership=binh, to_membership=receiver, key=uuid4(), on=on)
    assert Holding.objects.open().get().membership == binh


# --- counting -----------------------------------------------------------------------------------------------------


# --- striking out -------------------------------------------------------------------------------------------------


# --- photographs --------------------------------------------------------------------------------------------------
