"""Things are counted, struck out, taken back and photographed."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage

from chungtay.access.rules import Role
from chungtay.assets import services
from chungtay.assets.models import Check, Gone, Holding, ThingPhoto
from chungtay.assets.rules import (
    PHOTOS_AT_MOST,
    BackAlready,
    CarriedStays,
    Condition,
    CountImpossible,
    DayNotCome,
    Found,
    GoneReason,
    HandedOnSince,
    LeavingNeedsDecision,
    LeavingNeedsReceiver,
    MoreThanThereIs,
    NothingCounted,
    RewritingNeedsReason,
    ThingIsGone,
    TooManyPhotosOfThing,
)
from chungtay.assets.tests.factories import CAME, TODAY, act_in, make_thing, with_member
from chungtay.assets.tests.test_services import TOMORROW, strike
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.kernel.acts import OutsideReach
from chungtay.kernel.errors import NotFound
from chungtay.meetings.tests.factories import picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_at_the_end")]


def test_an_inventory_says_of_each_thing_how_it_was_found():
    club = make_club()
    speaker, chairs = make_thing(club), make_thing(club, "Ghế", quantity=50)
    found = {speaker.key: Found(Condition.BROKEN, 1), chairs.key: Found(Condition.GOOD, 48)}
    key = uuid4()

    counts = [
        services.check_things(act_in(club), club=club, key=key, on=TODAY, checked_by="Lan, Bình", found=found)
        for _ in range(2)
    ]

    assert counts == [2, 2]
    written = Check.objects.filter(form_key=key).values_list("thing", "condition", "counted", "checked_by")
    assert set(written) == {(speaker.pk, "broken", 1, "Lan, Bình"), (chairs.pk, "good", 48, "Lan, Bình")}
    assert Holding.objects.open().count() == 2


def test_counting_is_refused():
    club = make_club()
    thing = make_thing(club)
    other = make_thing(make_club())
    before = Check.objects.count()
    for found, on, error in (
        ({}, TODAY, NothingCounted),
        ({thing.key: Found(Condition.GOOD, 1)}, TOMORROW, DayNotCome),
        ({thing.key: Found(Condition.GOOD, 0)}, TODAY, CountImpossible),
        ({thing.key: Found(Condition.MISSING, 1)}, TODAY, CountImpossible),
        ({thing.key: Found(Condition.GOOD, 1), other.key: Found(Condition.GOOD, 1)}, TODAY, NotFound),
    ):
        with pytest.raises(error):
            services.check_things(act_in(club), club=club, key=uuid4(), on=on, checked_by="", found=found)
    assert Check.objects.count() == before


def test_some_of_a_thing_goes_and_then_the_rest_and_its_holder_is_free():
    thing = make_thing(make_club(), "Cốc", quantity=12)
    key = uuid4()
    first, again = (strike(thing, date(2026, 5, 1), quantity=2, key=key) for _ in range(2))
    assert first == again
    assert Holding.objects.open().filter(thing=thing).exists()

    rest = strike(thing, reason=GoneReason.SOLD, decision="Họp 27/11/2026")

    assert rest.quantity == 10
    assert Holding.objects.get(thing=thing).valid_to == TODAY
    assert Gone.objects.filter(thing=thing).count() == 2


def test_striking_out_is_refused():
    thing = make_thing(make_club(), quantity=2)
    for said, error in (
        ({"quantity": 3}, MoreThanThereIs),
        ({"quantity": 0}, MoreThanThereIs),
        ({"reason": GoneReason.LOST}, LeavingNeedsDecision),
        ({"reason": GoneReason.SOLD, "decision": " "}, LeavingNeedsDecision),
        ({"reason": GoneReason.GIVEN, "decision": "Họp"}, LeavingNeedsReceiver),
        ({"reason": GoneReason.RETURNED}, LeavingNeedsReceiver),
        ({"reason": GoneReason.CARRIED, "to_whom": "CLB"}, CarriedStays),
        ({"on": TOMORROW}, DayNotCome),
        ({"on": CAME - timedelta(1)}, HandedOnSince),
    ):
        with pytest.raises(error):
            strike(thing, **said)
    for role in (Role.SECRETARY, Role.COMMUNE_OFFICER):
        with pytest.raises(OutsideReach):
            strike(thing, role=role)
    assert not Gone.objects.exists()
    strike(thing)
    with pytest.raises(ThingIsGone):
        strike(thing)


def test_a_striking_out_is_taken_back_and_the_holder_holds_it_again():
    club = make_club()
    lan = make_member(club)
    thing = make_thing(club, holder=with_member(lan))
    gone = strike(thing, date(2026, 5, 1), reason=GoneReason.LOST, decision="Họp 1/5")
    key = uuid4()

    for _ in range(2):
        services.restore(act_in(club), gone=gone, key=key, reason="Tìm thấy ở nhà văn hóa")

    gone.refresh_from_db()
    assert gone.withdrawn_at is not None
    periods = Holding.objects.filter(thing=thing).order_by("pk").values_list("membership", "valid_from", "valid_to")
    assert list(periods) == [(lan.pk, CAME, date(2026, 5, 1)), (lan.pk, date(2026, 5, 1), None)]
    with pytest.raises(BackAlready):
        services.restore(act_in(club), gone=gone, key=uuid4(), reason="Lần nữa")


def test_taking_back_some_of_a_thing_leaves_its_holder_as_he_is():
    thing = make_thing(make_club(), quantity=5)
    gone = strike(thing, quantity=2)
    with pytest.raises(RewritingNeedsReason):
        services.restore(act_in(thing.club), gone=gone, key=uuid4(), reason="")
    with pytest.raises(OutsideReach):
        services.restore(act_in(thing.club, role=Role.SECRETARY), gone=gone, key=uuid4(), reason="Nhầm")
    services.restore(act_in(thing.club), gone=gone, key=uuid4(), reason="Nhầm")
    assert Holding.objects.filter(thing=thing).count() == 1
    assert strike(thing).quantity == 5


def test_a_photograph_is_kept_once_and_can_be_taken_away():
    thing = make_thing(make_club())
    act, key = act_in(thing.club), uuid4()
    first, again = (services.attach_photo(act, thing=thing, key=key, upload=picture()) for _ in range(2))
    file = ThingPhoto.objects.get().file
    assert (first, file.path, file.media_type) == (again, thing.club.path, "image/jpeg")
    assert default_storage.exists(file.stored_as)

    key = uuid4()
    for _ in range(2):
        services.remove_photo(act, thing=thing, photo_id=first, key=key)
    assert not ThingPhoto.objects.exists()
    with pytest.raises(NotFound):
        services.remove_photo(act, thing=thing, photo_id=first, key=uuid4())


def test_more_than_a_handful_of_photographs_are_refused():
    thing = make_thing(make_club())
    for _ in range(PHOTOS_AT_MOST):
        services.attach_photo(act_in(thing.club), thing=thing, key=uuid4(), upload=picture())
    with pytest.raises(TooManyPhotosOfThing):
        services.attach_photo(act_in(thing.club), thing=thing, key=uuid4(), upload=picture())
