"""Giving and ending roles: what is written, what is noted, what is refused."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from chungtay.access.models import Grant
from chungtay.access.rules import (
    AboveOneself,
    Action,
    AlreadyHolds,
    GrantAlreadyEnded,
    LastPersonOfClub,
    LastPersonOfCountry,
    NotForOneself,
    PeriodOutOfOrder,
    ReasonMissing,
    Role,
    RoleNotForThisPlace,
)
from chungtay.access.services import end_grant, move_grants, open_grant
from chungtay.access.tests.factories import (
    CLUB,
    COMMUNE,
    NEXT_CLUB,
    NEXT_COMMUNE,
    PROVINCE,
    SINCE,
    act,
    chair,
    commune_officer,
    grant_of,
    make_user,
    noon,
    province_officer,
)
from chungtay.audit.models import Note
from chungtay.kernel.acts import system_act
from chungtay.kernel.errors import NotFound
from chungtay.kernel.paths import COUNTRY

pytestmark = pytest.mark.django_db
TODAY = noon().date()


def test_the_chair_gives_a_seat_and_it_is_noted() -> None:
    lan, binh = chair(), make_user("Phạm Văn Bình")
    grant = open_grant(
        act(lan), user=binh, role=Role.TREASURER, path=CLUB, valid_from=TODAY, source="Biên bản 12", place_name="CLB X"
    )
    assert act(binh).may(Action.KEEP_BOOKS, CLUB)
    note = Note.objects.get(row_model="access.grant", row_id=grant.pk)
    assert (note.actor_id, note.action, note.path) == (lan.pk, "access.open_grant", CLUB)
    assert "Bình" not in str(note.fields)


def test_a_role_begins_on_its_day() -> None:
    binh = make_user("Phạm Văn Bình")
    open_grant(act(chair()), user=binh, role=Role.TREASURER, path=CLUB, valid_from=TODAY + timedelta(days=1))
    assert not act(binh).may(Action.KEEP_BOOKS, CLUB)
    assert act(binh, noon(24)).may(Action.KEEP_BOOKS, CLUB)


@pytest.mark.parametrize(
    ("role", "path", "refusal"),
    [
        (Role.CHAIR, CLUB, AboveOneself),
        (Role.TREASURER, NEXT_CLUB, NotFound),
        (Role.COMMUNE_OFFICER, COMMUNE, NotFound),
        (Role.COMMUNE_HELPER, CLUB, RoleNotForThisPlace),
    ],
)
def test_a_chair_gives_nothing_above_or_outside_the_club(role: Role, path: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        open_grant(act(chair()), user=make_user("Phạm Văn Bình"), role=role, path=path, valid_from=TODAY)


@pytest.mark.parametrize(
    ("role", "path", "refusal"),
    [
        (Role.CHAIR, NEXT_CLUB, NotFound),
        (Role.CHAIR, COMMUNE, RoleNotForThisPlace),
        (Role.COMMUNE_OFFICER, COMMUNE, AboveOneself),
        (Role.PARTNER, CLUB, AboveOneself),
        (Role.COMMUNE_HELPER, NEXT_COMMUNE, NotFound),
        (Role.ADMINISTRATOR, COUNTRY, NotFound),
    ],
)
def test_a_commune_officer_gives_nothing_above_or_outside_the_commune(
    role: Role, path: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        open_grant(act(commune_officer()), user=make_user(), role=role, path=path, valid_from=TODAY)


def test_whoever_may_not_appoint_finds_nobody_to_appoint() -> None:
    treasurer = make_user("Phạm Văn Bình", (Role.TREASURER, CLUB))
    with pytest.raises(NotFound):
        open_grant(act(treasurer), user=make_user(), role=Role.SECRETARY, path=CLUB, valid_from=TODAY)


def test_nobody_gives_a_role_to_themselves() -> None:
    officer = commune_officer()
    with pytest.raises(NotForOneself):
        open_grant(act(officer), user=officer, role=Role.TREASURER, path=CLUB, valid_from=TODAY)


def test_a_role_held_already_is_not_given_twice() -> None:
    binh = make_user("Phạm Văn Bình", (Role.TREASURER, CLUB))
    with pytest.raises(AlreadyHolds):
        open_grant(act(chair()), user=binh, role=Role.TREASURER, path=CLUB, valid_from=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(user=binh, role=Role.TREASURER, path=CLUB, valid_from=TODAY)


def test_the_same_role_may_be_given_again_after_it_ended() -> None:
    lan, binh = chair(), make_user("Phạm Văn Bình", (Role.TREASURER, CLUB))
    end_grant(act(lan), grant=grant_of(binh), on=TODAY, reason="Nghỉ một kỳ")
    open_grant(act(lan), user=binh, role=Role.TREASURER, path=CLUB, valid_from=TODAY)
    assert act(binh).may(Action.KEEP_BOOKS, CLUB)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodOutOfOrder):
        open_grant(act(chair()), user=make_user(), role=Role.SECRETARY, path=CLUB, valid_from=TODAY, valid_to=TODAY)


def test_an_acting_grant_allows_the_same_and_says_for_whom() -> None:
    front = make_user("Lê Văn Mặt")
    grant = open_grant(
        act(province_officer()),
        user=front,
        role=Role.COMMUNE_OFFICER,
        path=COMMUNE,
        valid_from=TODAY,
        valid_to=date(2027, 6, 30),
        is_acting=True,
        acting_for="Hội NCT xã Nga Sơn (chưa thành lập)",
        source="Công văn 12/MTTQ",
    )
    assert grant.is_acting
    assert act(front).may(Action.FOUND_CLUB, CLUB)
    assert not act(front, noon(30, 6, 2027)).grants


def test_a_partner_sees_the_figures_of_the_project_clubs_and_nothing_else() -> None:
    anna = make_user("Anna Berg")
    open_grant(act(province_officer()), user=anna, role=Role.PARTNER, path=CLUB, valid_from=TODAY)
    seen = act(anna)
    assert seen.may(Action.SEE_PROJECT_FIGURES, CLUB)
    assert not seen.may(Action.SEE_PROJECT_FIGURES, NEXT_CLUB)
    assert all(seen.reach(action).is_empty for action in set(Action) - {Action.SEE_PROJECT_FIGURES})


def test_a_command_may_give_any_role() -> None:
    user = make_user("Quản Trị")
    system = system_act(noon(), Action.APPOINT)
    assert open_grant(system, user=user, role=Role.ADMINISTRATOR, path=COUNTRY, valid_from=TODAY).pk


# --- ending -----------------------------------------------------------------------------------------------------------


def test_whoever_may_give_may_end_and_the_reason_stands() -> None:
    lan, binh = chair(), make_user("Phạm Văn Bình", (Role.TREASURER, CLUB))
    end_grant(act(lan), grant=grant_of(binh), on=TODAY, reason="Hết nhiệm kỳ")
    assert not act(binh).grants
    assert act(binh, noon(22)).may(Action.KEEP_BOOKS, CLUB)
    assert Note.objects.get(action="access.end_grant").reason == "Hết nhiệm kỳ"


def test_a_role_given_by_mistake_counts_no_minute_longer_and_stays_to_be_seen() -> None:
    lan, binh = chair(), make_user("Phạm Văn Bình")
    grant = open_grant(act(lan), user=binh, role=Role.TREASURER, path=CLUB, valid_from=TODAY)
    end_grant(act(lan), grant=grant, on=TODAY, reason="Nhầm người")
    assert not act(binh).grants
    assert Grant.objects.get(pk=grant.pk).withdrawn_at
    open_grant(act(lan), user=binh, role=Role.TREASURER, path=CLUB, valid_from=TODAY)
    assert act(binh).may(Action.KEEP_BOOKS, CLUB)


def test_ending_is_refused_to_those_who_may_not_give() -> None:
    lan = chair()
    for other, refusal in ((chair("Lò Thị Cúc", NEXT_CLUB), NotFound), (chair("Trần Thị Hoa"), AboveOneself)):
        with pytest.raises(refusal):
            end_grant(act(other), grant=grant_of(lan), on=TODAY, reason="Thử")


def test_ending_twice_is_a_conflict_and_ending_needs_a_reason() -> None:
    lan, binh = chair(), make_user("Phạm Văn Bình", (Role.TREASURER, CLUB))
    with pytest.raises(ReasonMissing):
        end_grant(act(lan), grant=grant_of(binh), on=TODAY, reason="  ")
    end_grant(act(lan), grant=grant_of(binh), on=TODAY, reason="Hết nhiệm kỳ")
    with pytest.raises(GrantAlreadyEnded):
        end_grant(act(lan), grant=grant_of(binh), on=TODAY, reason="Lần nữa")


def test_the_last_person_of_a_club_is_not_ended_by_accident() -> None:
    lan, officer = chair(), commune_officer()
    with pytest.raises(LastPersonOfClub):
        end_grant(act(officer), grant=grant_of(lan), on=TODAY, reason="Hết nhiệm kỳ")
    assert act(lan).may(Action.RUN_CLUB, CLUB)


def test_the_commune_ends_the_last_person_when_it_confirms_that_it_stands_in() -> None:
    lan, officer = chair(), commune_officer()
    end_grant(act(officer), grant=grant_of(lan), on=TODAY, reason="Qua đời", is_last_confirmed=True)
    assert not act(lan).grants
    assert act(officer).may(Action.RUN_CLUB, CLUB)


def test_an_administrator_who_runs_no_club_cannot_end_its_last_person() -> None:
    lan = chair()
    system = system_act(noon(), Action.APPOINT)
    with pytest.raises(LastPersonOfClub):
        end_grant(system, grant=grant_of(lan), on=TODAY, reason="Dọn dẹp", is_last_confirmed=True)


def test_a_chair_is_ended_freely_once_the_next_one_holds_the_seat() -> None:
    lan, officer = chair(), commune_officer()
    open_grant(act(officer), user=make_user("Trần Thị Hoa"), role=Role.CHAIR, path=CLUB, valid_from=TODAY)
    assert end_grant(act(officer), grant=grant_of(lan), on=TODAY, reason="Kiện toàn").valid_to == TODAY


def test_a_successor_whose_time_is_over_by_then_does_not_count() -> None:
    lan, officer = chair(), commune_officer()
    hoa = make_user("Trần Thị Hoa")
    open_grant(act(officer), user=hoa, role=Role.CHAIR, path=CLUB, valid_from=SINCE, valid_to=TODAY + timedelta(days=9))
    with pytest.raises(LastPersonOfClub):
        end_grant(act(officer), grant=grant_of(lan), on=TODAY + timedelta(days=9), reason="Kiện toàn")


def test_the_country_keeps_someone_who_may_appoint() -> None:
    son = make_user("Quản Trị", (Role.ADMINISTRATOR, COUNTRY))
    with pytest.raises(LastPersonOfCountry):
        end_grant(act(son), grant=grant_of(son), on=TODAY, reason="Nghỉ")


def test_grants_and_devices_follow_a_club_to_its_new_seat() -> None:
    lan, binh = chair(), make_user("Phạm Văn Bình", (Role.TREASURER, CLUB))
    assert move_grants(act(province_officer()), old=CLUB, new="/27/3052/c812/") == 2
    assert act(lan).may(Action.RUN_CLUB, "/27/3052/c812/")
    assert act(binh).reach(Action.KEEP_BOOKS).roots == {"/27/3052/c812/"}
    assert PROVINCE in {grant.path for grant in act(province_officer()).grants}
