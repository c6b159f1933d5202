"""A neighbour's club in another province with a row of every kind, and somebody of every role who must not see it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from chungtay.access.models import Device, Grant, SavedView, User
from chungtay.access.rules import Role
from chungtay.activities.models import ActivityPhoto
from chungtay.activities.tests.factories import make_activity, make_plan_line
from chungtay.assets.models import Gone, ThingPhoto
from chungtay.assets.tests.factories import make_thing, with_member
from chungtay.awards.tests.factories import award_rows
from chungtay.care.tests.factories import care_rows
from chungtay.clubs.models import Absence, Club, FoundingStep, TeamPlace
from chungtay.clubs.rules import FoundingStepKind
from chungtay.clubs.tests.factories import make_board, make_club, make_member, make_team
from chungtay.conferences.tests.factories import conference_rows
from chungtay.exchange.models import ImportBatch
from chungtay.funds.tests.factories import counted_rows
from chungtay.funds.tests.money_factories import money_rows
from chungtay.health.tests.factories import health_rows
from chungtay.kernel.acts import now
from chungtay.loans.tests.factories import one_of_each
from chungtay.meetings.models import MeetingPhoto
from chungtay.meetings.tests.factories import make_meeting
from chungtay.papers.tests.factories import paper_rows
from chungtay.people.rules import StatusValue
from chungtay.people.tests.factories import make_commune, make_hamlet, make_status
from chungtay.places.models import Area, Terrain
from chungtay.places.rules import TerrainKind
from chungtay.plans.tests.factories import plan_rows
from chungtay.programme.models import Document, Project, Target
from chungtay.rating.tests.factories import rating_rows, set_rows
from chungtay.records.models import File
from chungtay.reports.tests.factories import due_rows
from chungtay.rights.tests.factories import right_rows
from chungtay.supervision.tests.factories import inspection_rows
from chungtay.sync.tests.factories import make_held
from chungtay.training.tests.factories import training_rows
from tests import cast

SECRET_CLUB = "CLB bản Kín Đáo"
SECRET_NAME = "Hoàng Thị Giấu Tên"
SINCE = date(2025, 8, 1)


@dataclass
class World:
    """Club `ours`, the neighbour's rows by the names that addresses use for them."""

    ours: Club
    theirs: Club
    rows: dict[str, Any]


def make_world() -> World:
    """Our club in xã Nga Sơn, Thanh Hóa; theirs in a commune of Nghệ An, with everything a club can have."""
    ours = make_club("CLB thôn Ta")
    make_board(ours)
    commune = make_commune("Thông Thụ", province="Nghệ An")
    theirs = make_club(SECRET_CLUB, commune=commune)
    return World(ours, theirs, _rows(theirs, commune))


def _rows(club: Club, commune: Area) -> dict[str, Any]:
    seats = make_board(club)
    member = make_member(club, full_name=SECRET_NAME, sex="F", birth_year=1950)
    twin = make_member(club, full_name=SECRET_NAME, sex="F", birth_year=1950)
    first, second = sorted([member.person_id, twin.person_id])
    team = make_team(club)
    place = TeamPlace.objects.create(team=team, membership=member, valid_from=SINCE)
    meeting = make_meeting(club)
    photo = MeetingPhoto.objects.create(meeting=meeting, file=_file(club))
    thing = make_thing(club, holder=with_member(member), quantity=2)
    activity = make_activity(club, leaders=(member.pk,))
    gone = Gone.objects.create(thing=thing, quantity=1, gone_on=date(2025, 9, 1), reason="broken")
    user = User.objects.create(login="0999999999", phone="0999999999", name=SECRET_NAME)
    grant = Grant.objects.create(user=user, role=Role.CHAIR, path=club.path, valid_from=SINCE)
    step = FoundingStep.objects.create(
        club=club, kind=FoundingStepKind.SURVEY, happened_on=SINCE, words=SECRET_NAME, file=_file(club)
    )
    target = _target(commune)
    held = make_held(club, user, said=SECRET_NAME)
    rating_rows(club, 2026)
    return {
        "document_id": target.document_id,
        "club_id": club.pk,
        "area_id": commune.pk,
        "key": meeting.key,
        "batch_id": _batch(club).pk,
        "membership_id": member.pk,
        "hamlet_id": make_hamlet("Kín", commune=commune).pk,
        "user_id": user.pk,
        "year": 2026,
        "line": 2,
        "target_id": target.pk,
        "thing": photo.pk,
        "thing_key": thing.key,
        "gone_key": gone.key,
        "activity_key": activity.key,
        "snapshot_id": ActivityPhoto.objects.create(activity=activity, file=_file(club)).pk,
        "plan_key": make_plan_line(club).key,
        "picture_id": ThingPhoto.objects.create(thing=thing, file=_file(club)).pk,
        "photo_id": photo.pk,
        "first_id": first,
        "second_id": second,
        "team_id": team.pk,
        "device_id": Device.objects.create(path=club.path, name="máy", registered_by=user, registered_at=now()).pk,
        "kind": "survey",
        "step_id": step.pk,
        "name": "quyet-dinh",
        "row_id": 1,
        "status_id": make_status(member.person, StatusValue.POOR).pk,
        "absence_id": Absence.objects.create(membership=member, valid_from=SINCE).pk,
        "seat_id": next(iter(seats.values())).pk,
        "place_id": place.pk,
        "terrain_id": Terrain.objects.create(area=commune, kind=TerrainKind.MOUNTAIN, valid_from=SINCE, source="QĐ").pk,
        "change_id": 1,
        "person": user.key,
        "session_id": 1,
        "grant_id": grant.pk,
        "pk": 1,
        "project_id": Project.objects.create(code="KIN", name="Dự án kín", donor="HelpAge", starts_on=SINCE).pk,
        "code": "member_count",
        "step": "phone",
        "view_id": SavedView.objects.create(user=user, path="/vp/clb/", query="q=kin", name=SECRET_NAME).pk,
        "token": "khong-co",
        "held_id": held.pk,
        "file_id": held.files.get().pk,
        **one_of_each(club, member, twin),
        **right_rows(club, member),
        **money_rows(club, member),
        **counted_rows(club, member, _file(club)),
        **health_rows(club, SECRET_NAME),
        **care_rows(club, SECRET_NAME),
        **paper_rows(commune, SECRET_NAME),
        **due_rows(club),
        **conference_rows(club),
        **inspection_rows(club, _file(club), SECRET_NAME),
        **plan_rows(club),
        **award_rows(club, member),
        **training_rows(club),
        **set_rows(),
    }


def _file(club: Club) -> File:
    return File.objects.create(
        path=club.path,
        kind="photo",
        name="x.jpg",
        media_type="image/jpeg",
        byte_count=3,
        sha256="0" * 64,
        stored_as="x",
    )


def _batch(club: Club) -> ImportBatch:
    return ImportBatch.objects.create(
        club=club, file_name="so.xlsx", sha256="0" * 64, kind="xlsx", state="checked", joined_on=SINCE, made_at=now()
    )


def _target(area: Area) -> Target:
    paper = Document.objects.create(number="1/KH-UBND", issuer="UBND", title="Kế hoạch")
    assert area.province is not None
    return Target.objects.create(
        code="T-KIN", owner="province", area=area.province, path=area.province.path, comparison="at_least", value=1,
        due_on=date(2030, 12, 31), words="mục tiêu", document=paper,
    )  # fmt: skip


STRANGERS = (
    *("nobody", Role.CHAIR, Role.VICE_CHAIR, Role.ACCOUNTANT, Role.TREASURER, Role.SECRETARY, Role.BOARD_MEMBER),
    *(Role.CARE_VOLUNTEER, Role.HEALTH_VOLUNTEER, Role.CASE_MANAGER, Role.STATION_WORKER, Role.PARTNER),
    *(Role.COMMUNE_OFFICER, Role.COMMUNE_HELPER, Role.PROVINCE_OFFICER),
)
"""Every role whose reach can leave a club out; the others see the whole country."""


def stranger(role: str, world: World) -> Client:
    """Somebody of this role whose reach does not hold the neighbour's club."""
    if role == "nobody":
        return Client()
    commune = cast.make_commune()
    assert commune.province is not None
    over = {Role.PROVINCE_OFFICER: commune.province.path}
    over |= dict.fromkeys((Role.COMMUNE_OFFICER, Role.COMMUNE_HELPER), commune.path)
    return cast.someone(f"Người {role}", (Role(role), over.get(Role(role), world.ours.path))).client
