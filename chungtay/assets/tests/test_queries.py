"""What the register answers: the list narrowed, who holds how much, what needs somebody, the history of one thing."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.assets import queries, services
from chungtay.assets.queries import ThingFilter
from chungtay.assets.rules import Condition, EventKind, Found, GoneReason, Holder, HolderKind, Kind, Leaving, Presence
from chungtay.assets.tests.factories import CAME, HALL, TODAY, act_in, facts, make_thing, with_member
from chungtay.clubs.tests.factories import end, make_club, make_member
from chungtay.kernel.acts import NOWHERE, Reach
from chungtay.kernel.errors import NotFound

pytestmark = pytest.mark.django_db
BROKEN = Leaving(reason=GoneReason.BROKEN)


def names(club, **chosen):
    rows = queries.things_of(club.pk, TODAY, ThingFilter(**chosen))
    return [thing.facts.name for thing in queries.listed(rows, TODAY)]


@pytest.fixture
def club():
    """A club with a speaker in the hall, a scale with bà Lụa, two booklets and a broken kettle that is gone."""
    club = make_club()
    lua = make_member(club, full_name="Nguyễn Thị Lụa")
    make_thing(club, "Loa kéo")
    make_thing(club, "Cân đồng hồ", holder=with_member(lua))
    make_thing(club, "Quyển phiếu thu", kind=Kind.BOOKLET, holder=with_member(lua), first_number=1, last_number=50)
    kettle = make_thing(club, "Ấm điện")
    services.strike_out(act_in(club), thing=kettle, key=uuid4(), on=TODAY, leaving=BROKEN)
    return club


def test_the_list_is_narrowed_by_kind_holder_words_and_whether_it_is_there(club):
    lua = queries.holders_of(club.pk)[0].holder
    assert names(club) == ["Loa kéo", "Cân đồng hồ", "Quyển phiếu thu"]
    assert names(club, kind="booklet") == ["Quyển phiếu thu"]
    assert names(club, holder=lua.code) == ["Cân đồng hồ", "Quyển phiếu thu"]
    assert names(club, holder=HALL.code) == ["Loa kéo"]
    assert names(club, text="can dong ho") == ["Cân đồng hồ"]
    assert names(club, text="lua phieu") == ["Quyển phiếu thu"]
    assert names(club, text="nha van hoa") == ["Loa kéo"]
    assert names(club, text="2") == ["Cân đồng hồ"]
    assert names(club, presence=Presence.GONE) == ["Ấm điện"]
    assert len(names(club, presence=Presence.ALL)) == 4
    assert names(club, kind="ship", holder="mx", text="%") == ["Loa kéo", "Cân đồng hồ", "Quyển phiếu thu"]


def test_a_line_tells_what_is_left_who_holds_it_and_how_it_was_found(club):
    chairs = make_thing(club, "Ghế", quantity=50)
    services.strike_out(
        act_in(club), thing=chairs, key=uuid4(), on=TODAY, leaving=Leaving(reason=GoneReason.BROKEN, quantity=2)
    )
    services.check_things(
        act_in(club), club=club, key=uuid4(), on=TODAY, checked_by="", found={chairs.key: Found(Condition.GOOD, 45)}
    )
    line = queries.listed(queries.things_of(club.pk, TODAY, ThingFilter(text="ghe")), TODAY)[0]
    assert (line.left, line.counted, line.is_short, line.holder_name) == (48, 45, True, HALL.name)
    gone = queries.listed(queries.things_of(club.pk, TODAY, ThingFilter(presence=Presence.GONE)), TODAY)[0]
    assert (gone.left, gone.holder, gone.gone_on, gone.gone_reason) == (0, None, TODAY, GoneReason.BROKEN)


def test_what_is_broken_missing_short_or_with_one_who_left_needs_somebody(club):
    lua_line = queries.listed(queries.things_of(club.pk, TODAY, ThingFilter(text="can")), TODAY)[0]
    assert queries.attention_count(club.pk, TODAY) == 0
    make_thing(club, "Đèn pin", condition=Condition.BROKEN)
    left = make_member(club)
    make_thing(club, "Sổ họp", holder=with_member(left))
    end(left, date(2026, 11, 1))
    services.check_things(
        act_in(club), club=club, key=uuid4(), on=TODAY, checked_by="", found={lua_line.key: Found(Condition.MISSING, 0)}
    )
    assert names(club, presence=Presence.ATTENTION) == ["Cân đồng hồ", "Đèn pin", "Sổ họp"]
    assert queries.attention_count(club.pk, TODAY) == 3
    sums = [(each.name, each.thing_count) for each in queries.holders_of(club.pk)]
    assert sums[:2] == [("Nguyễn Thị Lụa", 2), (HALL.name, 2)]


def test_a_club_counts_what_it_has_today(club):
    make_thing(make_club())
    assert queries.count_of(club.pk) == 3
    lua = queries.holders_of(club.pk)[0].holder
    assert [thing.facts.name for thing in queries.held_by(club.pk, lua.membership_id, TODAY)] == [
        "Cân đồng hồ",
        "Quyển phiếu thu",
    ]
    assert [thing.holder_name for thing in queries.to_count(club.pk, TODAY)] == [
        "Nguyễn Thị Lụa",
        "Nguyễn Thị Lụa",
        HALL.name,
    ]
    assert [(gone.number, gone.name, gone.quantity) for gone in queries.gone_of(club.pk)] == [(4, "Ấm điện", 1)]


def test_everything_that_happened_to_a_thing_is_told_the_latest_first():
    club = make_club()
    thing = make_thing(club, quantity=2)
    act = act_in(club)
    services.hand(act, thing=thing, key=uuid4(), holder=Holder(kind=HolderKind.PLACE, name="Đình"), on=date(2026, 1, 5))
    services.rewrite(act, thing=thing, key=uuid4(), facts=facts("Loa to", quantity=2), reason="Ghi rõ")
    gone = services.strike_out(act, thing=thing, key=uuid4(), on=date(2026, 6, 1), leaving=BROKEN)
    services.restore(act, gone=gone, key=uuid4(), reason="Nhầm")

    told = queries.history_of(thing)

    kinds = [(event.on, event.kind) for event in told]
    assert kinds == [
        (TODAY, EventKind.CHECKED),
        (TODAY, EventKind.REWRITTEN),
        (TODAY, EventKind.ENTERED),
        (date(2026, 6, 1), EventKind.GONE),
        (date(2026, 6, 1), EventKind.HELD),
        (date(2026, 1, 5), EventKind.HELD),
        (CAME, EventKind.HELD),
    ]
    assert told[1].name == "Loa kéo"
    assert told[3].is_withdrawn


def test_a_thing_is_found_within_reach_only():
    thing = make_thing(make_club())
    club = thing.club
    assert queries.get_thing(Reach(frozenset({club.path})), club.pk, thing.key) == thing
    for reach, club_id, key in (
        (NOWHERE, club.pk, thing.key),
        (Reach(frozenset({make_club().path})), club.pk, thing.key),
        (Reach(frozenset({club.path})), make_club().pk, thing.key),
        (Reach(frozenset({club.path})), club.pk, uuid4()),
    ):
        with pytest.raises(NotFound):
            queries.get_thing(reach, club_id, key)
    with pytest.raises(NotFound):
        queries.get_gone(thing, uuid4())
    with pytest.raises(NotFound):
        queries.get_photo(thing, 1)


def test_the_list_is_one_query_however_long(club):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            queries.listed(queries.things_of(club.pk, TODAY, ThingFilter(presence=Presence.ALL)), TODAY)
        return len(seen)

    assert asked() == 1
