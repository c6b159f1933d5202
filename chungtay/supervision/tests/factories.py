"""Visits, recommendations and difficulties of the tests, made by whoever would make them."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from chungtay.access.rules import Role
from chungtay.clubs.models import Club
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.records.models import File
from chungtay.supervision import services
from chungtay.supervision.models import Difficulty, Finding, Recommendation, Visit, VisitPhoto
from chungtay.supervision.queries.visits import ledger_of
from chungtay.supervision.rules import (
    FindingKind,
    Item,
    Level,
    Line,
    Subject,
    Verdict,
    Written,
    level_of,
    path_at,
)
from tests import cast


def today() -> date:
    """The Vietnamese day of the tests."""
    return now().astimezone(VIET_NAM).date()


def supervisor(club: Club, level: Level = Level.COMMUNE) -> cast.Someone:
    """Somebody of the office of this level over the club."""
    role = {
        Level.COMMUNE: Role.COMMUNE_OFFICER,
        Level.PROVINCE: Role.PROVINCE_OFFICER,
        Level.COUNTRY: Role.CENTRE_OFFICER,
    }[level]
    return cast.someone("Mai Văn Tứ", (role, path_at(level, club.path)))


def written(club: Club | None = None, **more: Any) -> Written:
    """A whole visit of today: cash as the book has it, one line lacking."""
    said: dict[str, Any] = {
        "visited_on": today(),
        "team": "Ông Mai Văn Tứ, Chủ tịch Hội",
        "met": "Bà Nguyễn Thị Lan, chủ nhiệm",
        "met_count": 5,
        "counted_vnd": (ledger_of(club.pk, today()) if club else None) or 0,
        "conclusion": "Câu lạc bộ hoạt động đều.",
        "care_people_count": 4,
        "care_visit_count": 9,
        "lines": {
            Item.INCOME: Line(Verdict.GOOD),
            Item.BOOK_CASH: Line(Verdict.LACKING, "chưa ghi hai phiếu chi"),
        },
    }
    return Written(**said | more)


def planned(club: Club, level: Level = Level.COMMUNE, *, on: date | None = None) -> Visit:
    """A visit on the plan."""
    return services.plan_visit(
        supervisor(club, level).act, club=club, level=level, key=uuid4(), planned_on=on or today()
    )


def held(club: Club, level: Level = Level.COMMUNE, **more: Any) -> Visit:
    """A visit that is being written."""
    visit = planned(club, level)
    return services.write_visit(
        supervisor(club, level).act, visit=visit, key=uuid4(), version=0, written=written(club, **more)
    )


def found(visit: Visit) -> Finding:
    """A finding in its minutes."""
    act = supervisor(visit.club, Level(visit.level)).act
    return services.add_finding(
        act, visit=visit, key=uuid4(), kind=FindingKind.LACK, item=Item.BOOK_CASH, words="Sổ quỹ thiếu hai phiếu chi"
    )


def asked(visit: Visit, owner: Level = Level.CLUB, *, due_on: date | None = None) -> Recommendation:
    """A recommendation in its minutes."""
    act = supervisor(visit.club, Level(visit.level)).act
    due_on = due_on or today() + timedelta(days=30)
    return services.recommend(
        act, visit=visit, key=uuid4(), item=Item.BOOK_CASH, words="Ghi đủ phiếu chi", owner=owner, due_on=due_on
    )


def signed(visit: Visit) -> Visit:
    """It signed today."""
    act = supervisor(visit.club, Level(visit.level)).act
    visit.refresh_from_db()
    return services.sign_minutes(
        act, visit=visit, key=uuid4(), version=visit.version, signed_on=today(), signed_for_club="Nguyễn Thị Lan"
    )


def opened(club: Club, level: Level = Level.COMMUNE, owner: Level = Level.CLUB) -> Recommendation:
    """A recommendation of signed minutes."""
    visit = held(club, level)
    recommendation = asked(visit, owner)
    signed(visit)
    recommendation.refresh_from_db()
    return recommendation


def raised(of: Any, *, about: str = "Chưa có nơi sinh hoạt") -> Difficulty:
    """A difficulty of a club or an office."""
    is_club = level_of(of.path) is Level.CLUB
    who = cast.lan_the_chair(of) if is_club else supervisor(of, level_of(of.path))
    return services.raise_difficulty(
        who.act, of=of, key=uuid4(), subject=Subject.PLACE, about=about, words="Nhà văn hóa đang sửa, họp nhờ nhà dân.",
        due_on=today() + timedelta(days=15),
    )  # fmt: skip


def inspection_rows(club: Club, file: File, secret: str) -> dict[str, Any]:
    """A visit with everything in it and a difficulty, by the names that addresses use."""
    visit = held(club, met=secret)
    finding = found(visit)
    recommendation = asked(visit)
    photo = VisitPhoto.objects.create(visit=visit, file=file)
    signed(visit)
    return {
        "inspection_key": visit.key,
        "finding_key": finding.key,
        "asked_key": recommendation.key,
        "look_id": photo.pk,
        "difficulty_key": raised(club, about=secret).key,
    }
