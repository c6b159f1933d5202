"""A club's life: opening, states, names, seats, ways of working."""

from datetime import date, time
from uuid import uuid4

import pytest

from chungtay.access.models import Grant
from chungtay.clubs.models import Claim, ClubHamlet, ClubName, ClubState, Membership, Seat
from chungtay.clubs.queries import (
    get_club,
    hamlets_on,
    next_meeting_on,
    projects_of,
    regulation_on,
    state_on,
)
from chungtay.clubs.rules import (
    NEXT,
    AlreadyClaimed,
    AlreadyInProject,
    Calendar,
    ChangedLater,
    ClubNameTooLong,
    ClubNameUnchanged,
    ClubNotFound,
    HamletElsewhere,
    HeirNeeded,
    MeetingDayImpossible,
    NotACommuneOfToday,
    NotAPlaceholder,
    ReasonNeeded,
    State,
    StepNotNext,
)
from chungtay.clubs.services import (
    ClubFacts,
    adopt_regulation,
    change_state,
    claim_placeholder,
    describe_club,
    join_project,
    leave_project,
    open_club,
    rename_club,
    reseat,
    set_hamlets,
    set_meeting_rule,
)
from chungtay.clubs.tests.factories import FOUNDED, make_club, make_member
from chungtay.kernel.acts import OutsideReach, now, system_act
from chungtay.people.tests.factories import make_commune, make_hamlet, make_old_commune, old_map
from chungtay.programme.models import Project
from tests.cast import commune_officer, lan_the_chair, neighbour_officer, next_commune, province_officer

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 20)


def test_a_club_is_opened_with_name_state_and_a_seat_on_both_maps() -> None:
    commune = make_commune()
    club = open_club(
        commune_officer().act, key=uuid4(), name="CLB  thôn Phú Nghĩa", commune=commune, since=DAY,
        facts=ClubFacts(decision_number="222/QĐ-UBND"),
    )  # fmt: skip
    assert (club.name, club.path) == ("CLB thôn Phú Nghĩa", f"{commune.path}c{club.pk}/")
    assert state_on(club, DAY).state == State.PROPOSED
    old = Seat.objects.get(club=club, map=old_map())
    assert (old.province.name, old.commune) == ("Thanh Hóa", None)


def test_an_old_commune_that_is_known_is_kept() -> None:
    commune = make_commune()
    old = make_old_commune(into=commune)
    club = open_club(
        commune_officer().act, key=uuid4(), name="CLB thôn 1", commune=commune, since=FOUNDED, state=State.ACTIVE,
        old_commune=old,
    )  # fmt: skip
    assert Seat.objects.get(club=club, map=old_map()).commune == old


def test_the_form_of_a_founding_sent_twice_opens_one_club() -> None:
    key, officer = uuid4(), commune_officer()
    first, again = (
        open_club(officer.act, key=key, name="CLB thôn 2", commune=make_commune(), since=DAY) for _ in range(2)
    )
    assert first.pk == again.pk


def test_a_club_is_opened_in_a_commune_of_today_by_who_may() -> None:
    with pytest.raises(OutsideReach):
        open_club(neighbour_officer().act, key=uuid4(), name="CLB", commune=make_commune(), since=DAY)
    with pytest.raises(NotACommuneOfToday):
        open_club(province_officer().act, key=uuid4(), name="CLB", commune=make_commune().province, since=DAY)
    with pytest.raises(ClubNameTooLong):
        open_club(commune_officer().act, key=uuid4(), name="C" * 5000, commune=make_commune(), since=DAY)
    with pytest.raises(StepNotNext):
        open_club(commune_officer().act, key=uuid4(), name="CLB", commune=make_commune(), since=DAY, state=State.MERGED)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("to", list(State))
def test_a_club_steps_only_as_the_table_says(state: State, to: State) -> None:
    club = make_club(state=state)
    heir = make_club()

    def step() -> ClubState:
        return change_state(
            system_act(now(), "found_club"),
            club=club,
            key=uuid4(),
            to=to,
            on=DAY,
            reason="Theo quyết định",
            merged_into=heir,
        )

    if to in NEXT[state]:
        assert step().state == to
        assert state_on(club, date(2026, 5, 19)).state == state
    else:
        with pytest.raises(StepNotNext):
            step()


def test_a_change_of_state_has_a_reason_and_a_merged_club_an_heir() -> None:
    club, officer = make_club(), commune_officer()
    with pytest.raises(ReasonNeeded):
        change_state(officer.act, club=club, key=uuid4(), to=State.WEAK, on=DAY, reason=" ")
    with pytest.raises(HeirNeeded):
        change_state(officer.act, club=club, key=uuid4(), to=State.MERGED, on=DAY, reason="Hai thôn nhập một")
    with pytest.raises(ChangedLater):
        change_state(officer.act, club=club, key=uuid4(), to=State.WEAK, on=FOUNDED, reason="Ít người")


def test_a_dissolved_club_has_no_members_from_that_day() -> None:
    club = make_club()
    make_member(club)
    change_state(commune_officer().act, club=club, key=uuid4(), to=State.DISSOLVED, on=DAY, reason="Hết người")
    assert [(row.valid_to, row.end_reason) for row in Membership.objects.all()] == [(DAY, "club_closed")]


def test_a_new_name_leaves_the_old_one_in_the_history() -> None:
    club = make_club("CLB thôn 1")
    lan = lan_the_chair(club)
    rename_club(lan.act, club=club, key=uuid4(), name="CLB thôn Đồng Tâm", since=DAY, source="Sáp nhập thôn")
    assert list(ClubName.objects.filter(club=club).order_by("valid_from").values_list("name", "valid_to")) == [
        ("CLB thôn 1", DAY),
        ("CLB thôn Đồng Tâm", None),
    ]
    club.refresh_from_db()
    assert club.name_fold == "clb thon dong tam"
    with pytest.raises(ClubNameUnchanged):
        rename_club(lan.act, club=club, key=uuid4(), name="CLB thôn Đồng Tâm", since=date(2026, 6, 1))


def test_what_stands_in_the_papers_is_put_right() -> None:
    club = make_club()
    facts = ClubFacts(managing_org="women_union", meeting_place="Nhà văn hóa thôn", founded_on=FOUNDED)
    describe_club(lan_the_chair(club).act, club=club, key=uuid4(), facts=facts)
    club.refresh_from_db()
    assert (club.managing_org, club.meeting_place) == ("women_union", "Nhà văn hóa thôn")


def test_a_club_of_a_split_commune_is_reseated_with_its_grants() -> None:
    club = make_club()
    member = make_member(club)
    Seat.objects.filter(club=club, map__valid_to=None).update(is_confirmed=False)
    grant = Grant.objects.get(user=lan_the_chair(club).user)
    other = next_commune()
    with pytest.raises(OutsideReach):
        reseat(commune_officer().act, club=club, key=uuid4(), commune=other, source="Biên bản bàn giao")
    reseat(province_officer().act, club=club, key=uuid4(), commune=other, source="Biên bản bàn giao")
    club.refresh_from_db()
    grant.refresh_from_db()
    member.refresh_from_db()
    assert club.path == grant.path == f"{other.path}c{club.pk}/"
    seat = Seat.objects.get(club=club, map__valid_to=None)
    assert (seat.commune, seat.is_confirmed) == (other, True)
    assert member.club == club


def test_a_placeholder_is_claimed_once_and_by_a_real_club() -> None:
    officer = commune_officer()
    club, placeholder = make_club(), make_club(is_published_only=True)
    claim_placeholder(officer.act, club=club, key=uuid4(), placeholder=placeholder, since=DAY)
    assert Claim.objects.get().club == club
    with pytest.raises(AlreadyClaimed):
        claim_placeholder(officer.act, club=make_club(), key=uuid4(), placeholder=placeholder, since=DAY)
    with pytest.raises(NotAPlaceholder):
        claim_placeholder(officer.act, club=club, key=uuid4(), placeholder=make_club(), since=DAY)


def test_a_club_meets_by_the_sun_or_by_the_moon() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    assert next_meeting_on(club, DAY) is None
    set_meeting_rule(lan.act, club=club, key=uuid4(), calendar=Calendar.SOLAR, day=31, since=date(2026, 1, 1))
    assert next_meeting_on(club, date(2026, 6, 5)) == date(2026, 6, 30)
    set_meeting_rule(lan.act, club=club, key=uuid4(), calendar=Calendar.LUNAR, day=15, since=DAY, starts_at=time(8, 0))
    assert next_meeting_on(club, date(2026, 11, 20)) == date(2026, 11, 23)  # rằm tháng Mười
    with pytest.raises(MeetingDayImpossible):
        set_meeting_rule(lan.act, club=club, key=uuid4(), calendar=Calendar.LUNAR, day=31, since=DAY)


def test_a_regulation_replaces_the_one_before() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    adopt_regulation(lan.act, club=club, key=uuid4(), adopted_on=FOUNDED, words="Điều 1")
    adopt_regulation(lan.act, club=club, key=uuid4(), adopted_on=DAY, words="Điều 1 (sửa)")
    assert regulation_on(club, date(2026, 1, 1)).words == "Điều 1"
    assert regulation_on(club, DAY).words == "Điều 1 (sửa)"


def test_a_club_covers_hamlets_of_its_own_commune() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    one, two = make_hamlet("Phú Nghĩa"), make_hamlet("Phú Xuân")
    set_hamlets(lan.act, club=club, key=uuid4(), hamlet_ids=[one.pk, two.pk], since=date(2026, 1, 1))
    set_hamlets(lan.act, club=club, key=uuid4(), hamlet_ids=[two.pk], since=DAY)
    assert [row.hamlet for row in hamlets_on(club, DAY)] == [two]
    assert ClubHamlet.objects.get(hamlet=one).valid_to == DAY
    with pytest.raises(HamletElsewhere):
        set_hamlets(
            lan.act, club=club, key=uuid4(), hamlet_ids=[make_hamlet("Xa", commune=next_commune()).pk], since=DAY
        )


def test_a_club_joins_a_project_once_and_leaves_it() -> None:
    club, officer = make_club(), commune_officer()
    project = Project.objects.create(code="THU", name="Thử", donor="HelpAge", starts_on=FOUNDED)
    joined = join_project(officer.act, club=club, key=uuid4(), project=project, since=date(2026, 1, 1))
    with pytest.raises(AlreadyInProject):
        join_project(officer.act, club=club, key=uuid4(), project=project, since=DAY)
    leave_project(officer.act, joined=joined, key=uuid4(), on=DAY)
    assert [row.valid_to for row in projects_of(club)] == [DAY]


def test_outside_the_reach_there_is_no_club() -> None:
    club = make_club()
    assert get_club(lan_the_chair(club).act.reach("see_club"), club.pk) == club
    with pytest.raises(ClubNotFound):
        get_club(neighbour_officer().act.reach("see_club"), club.pk)
