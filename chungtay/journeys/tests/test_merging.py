"""Two clubs become one, hamlets become one, and somebody stands in for an office that does not exist yet."""

from datetime import date
from uuid import uuid4

import pytest

from chungtay.access.models import Grant
from chungtay.access.rules import Role
from chungtay.access.tests.factories import make_user
from chungtay.clubs.models import BoardSeat, ClubHamlet, Membership
from chungtay.clubs.rules import EndReason, State
from chungtay.clubs.tests.factories import make_member
from chungtay.journeys.queries.acting import communes_to_see_to, in_charge
from chungtay.journeys.queries.hamlets import after_merger
from chungtay.journeys.queries.merging import merge_preview
from chungtay.journeys.rules import ActingNeedsEnd, HamletNotOfClub, SameClub
from chungtay.journeys.services import ActingOfficer, follow_hamlets, merge_clubs, open_acting_officer
from chungtay.journeys.tests.cast import TODAY, living_club, officer, province_officer, two_communes
from chungtay.kernel.acts import OutsideReach
from chungtay.kernel.errors import NotFound
from chungtay.people.tests.factories import make_commune
from chungtay.places.rules import HamletKind
from chungtay.places.services import NewHamlet, merge_hamlets, split_hamlet
from chungtay.places.tests.factories import hamlet

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 1)


@pytest.fixture
def home():
    return make_commune()


def test_members_move_with_their_history_and_nobody_is_twice(home):
    club, heir = living_club(home), living_club(home)
    both = make_member(club).person
    make_member(heir, both)

    merge_clubs(officer(home), club=club, into=heir, key=uuid4(), on=ON, reason="Hai thôn nhập một")

    ended = Membership.objects.filter(club=club)
    assert {(row.end_reason, row.moved_to) for row in ended} == {(EndReason.CLUB_MERGED, heir)}
    assert Membership.objects.filter(club=heir, valid_to=None).count() == 7 + 6
    assert Membership.objects.filter(club=heir, person=both).count() == 1
    assert not BoardSeat.objects.filter(club=club, valid_to=None).exists()
    standing = club.states.open().get()
    assert (standing.state, standing.merged_into) == (State.MERGED, heir)


def test_the_chairs_access_ends_with_the_club(home):
    club, heir = living_club(home), living_club(home)
    seat = BoardSeat.objects.get(club=club, post="chair")
    grant = Grant.objects.create(user=make_user(), role=Role.CHAIR, path=club.path, valid_from=date(2024, 1, 15))
    BoardSeat.objects.filter(pk=seat.pk).update(grant_id=grant.pk)

    merge_clubs(officer(home), club=club, into=heir, key=uuid4(), on=ON, reason="Nhập")

    grant.refresh_from_db()
    assert grant.valid_to == ON


def test_who_may_be_one_person_is_shown_before(home):
    club, heir = living_club(home, 2), living_club(home, 2)
    preview = merge_preview(club, heir)
    assert (len(preview.moving), preview.after_count) == (2, 4)
    assert len(preview.may_be_one) == 2


def test_the_same_merger_sent_twice_happens_once(home):
    club, heir, key = living_club(home, 2), living_club(home, 2), uuid4()
    for _ in range(2):
        merge_clubs(officer(home), club=club, into=heir, key=key, on=ON, reason="Nhập")
    assert Membership.objects.filter(club=heir, valid_to=None).count() == 4


def test_a_club_is_not_merged_into_itself_nor_across_a_reach(home):
    club = living_club(home)
    with pytest.raises(SameClub):
        merge_clubs(officer(home), club=club, into=club, key=uuid4(), on=ON, reason="Nhập")
    other = living_club(two_communes()[1])
    with pytest.raises(OutsideReach):
        merge_clubs(officer(home), club=club, into=other, key=uuid4(), on=ON, reason="Nhập")


def covered(club, *hamlets):
    for each in hamlets:
        ClubHamlet.objects.create(club=club, hamlet=each, valid_from=date(2025, 7, 1))


def test_clubs_of_merged_hamlets_share_one_and_follow_it(home):
    one, two = hamlet(home, "Một Thử"), hamlet(home, "Hai Thử")
    first, second = living_club(home, 2), living_club(home, 2)
    covered(first, one)
    covered(second, two)
    new = merge_hamlets(
        officer(home), commune=home, key=uuid4(), happened_on=ON, whole=[one, two],
        into=NewHamlet(HamletKind.THON, "Hợp Nhất"), source="12/NQ-HĐND",
    )  # fmt: skip

    seen = after_merger(home, TODAY)
    assert [(row.hamlet, set(row.clubs)) for row in seen.shared] == [(new, {first, second})]
    assert [row.is_clear for row in seen.left_behind] == [True, True]

    assert follow_hamlets(officer(home), clubs=[first, second], key=uuid4(), since=TODAY) == 2
    assert set(ClubHamlet.objects.filter(valid_to=None).values_list("hamlet_id", flat=True)) == {new.pk}
    assert after_merger(home, TODAY).left_behind == ()


def test_a_club_of_a_split_hamlet_is_asked(home):
    old = hamlet(home, "Cũ Thử")
    club = living_club(home, 2)
    covered(club, old)
    east, west = split_hamlet(
        officer(home), hamlet=old, key=uuid4(), happened_on=ON, source="13/NQ-HĐND",
        into=[NewHamlet(HamletKind.THON, "Đông Thử"), NewHamlet(HamletKind.THON, "Tây Thử")],
    )  # fmt: skip
    other = hamlet(home, "Khác Thử")

    assert follow_hamlets(officer(home), clubs=[club], key=uuid4(), since=TODAY) == 0
    with pytest.raises(HamletNotOfClub):
        follow_hamlets(officer(home), clubs=[club], key=uuid4(), since=TODAY, chosen={club.pk: [other.pk]})
    assert follow_hamlets(officer(home), clubs=[club], key=uuid4(), since=TODAY, chosen={club.pk: [west.pk]}) == 1
    assert ClubHamlet.objects.get(club=club, valid_to=None).hamlet == west
    assert east.pk != west.pk


STANDS_IN = ActingOfficer("Lê Văn Mặt", "0912345999", "Ủy ban MTTQ xã Nga Sơn", TODAY, date(2027, 6, 30), "5/QĐ")


def test_the_front_stands_in_for_a_commune_until_a_day(home):
    reach = province_officer(home).reach("appoint")
    assert home in [row.commune for row in in_charge(communes_to_see_to(reach, TODAY, only_empty=True), TODAY)]

    grant, slip = open_acting_officer(province_officer(home), commune=home, key=uuid4(), officer=STANDS_IN)

    assert (grant.is_acting, grant.acting_for, grant.path) == (True, "Ủy ban MTTQ xã Nga Sơn", home.path)
    assert grant.valid_to == date(2027, 6, 30)
    assert slip is not None
    assert home not in [row.commune for row in in_charge(communes_to_see_to(reach, TODAY, only_empty=True), TODAY)]


def test_standing_in_without_an_end_or_from_outside_is_refused(home):
    endless = ActingOfficer("Lê Văn Mặt", "", "MTTQ", TODAY, TODAY)
    with pytest.raises(ActingNeedsEnd):
        open_acting_officer(province_officer(home), commune=home, key=uuid4(), officer=endless)
    with pytest.raises((NotFound, OutsideReach)):
        open_acting_officer(officer(two_communes()[1]), commune=home, key=uuid4(), officer=STANDS_IN)
