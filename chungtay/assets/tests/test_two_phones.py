"""Two phones at once, really at once: numbers without a double, one holder, no more gone than there was."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

from django.db import IntegrityError, connection, transaction

from chungtay.assets import services
from chungtay.assets.models import Gone, Holding, Thing
from chungtay.assets.rules import GoneReason, Leaving, NewThing, SameHolder
from chungtay.assets.tests.factories import HALL, TODAY, act_in, facts, make_thing, with_member
from chungtay.clubs.tests.factories import make_club, make_members
from chungtay.kernel.errors import RuleBroken


def at_once(*actions: Callable[[], object]) -> list[object]:
    """Start them together; what each returned, or what it was refused with."""
    ready = Barrier(len(actions))

    def run(action: Callable[[], object]) -> object:
        try:
            connection.ensure_connection()
            ready.wait()
            return action()
        except (RuleBroken, IntegrityError) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as phones:
        return list(phones.map(run, actions))


def test_things_entered_by_many_phones_are_numbered_one_after_the_other(own_database):
    club = make_club()
    act = act_in(club)

    def enter() -> object:
        new = NewThing(facts=facts(), holder=HALL, held_since=TODAY)
        return services.register(act, club=club, key=uuid4(), new=new)

    at_once(*[enter] * 6)
    assert sorted(Thing.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_a_thing_handed_on_by_many_phones_has_one_holder_and_tells_all(own_database):
    club = make_club()
    members = make_members(club, 5)
    thing = make_thing(club)
    act = act_in(club)

    def hand(member: object) -> Callable[[], object]:
        return lambda: services.hand(act, thing=thing, key=uuid4(), holder=with_member(member), on=TODAY)

    at_once(*[hand(member) for member in members])
    assert Holding.objects.open().filter(thing=thing).count() == 1
    assert set(Holding.objects.filter(membership__isnull=False).values_list("membership", flat=True)) == {
        member.pk for member in members
    }


def test_the_same_form_from_two_phones_is_written_once(own_database):
    club = make_club()
    (lan,) = make_members(club, 1)
    thing = make_thing(club)
    act, key = act_in(club), uuid4()
    send = lambda: services.hand(act, thing=thing, key=key, holder=with_member(lan), on=TODAY).pk  # noqa: E731 - said twice below
    answers = at_once(send, send)
    assert answers[0] == answers[1]
    assert not isinstance(answers[0], SameHolder)


def test_the_last_cup_goes_once_even_past_the_services(own_database):
    thing = make_thing(make_club(), "Cốc", quantity=3)
    act = act_in(thing.club)
    two = Leaving(reason=GoneReason.BROKEN, quantity=2)

    def strike() -> object:
        return services.strike_out(act, thing=thing, key=uuid4(), on=TODAY, leaving=two)

    def cheat() -> object:
        with transaction.atomic():
            return Gone.objects.create(thing=thing, quantity=2, gone_on=TODAY, reason="broken")

    answers = at_once(strike, strike, cheat, cheat)
    assert sum(isinstance(answer, Gone) for answer in answers) == 1
    assert Gone.objects.count() == 1
