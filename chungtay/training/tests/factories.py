"""A class of the tests, planned, run and closed, and a row of every kind."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from chungtay.clubs.models import BoardSeat, Club
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.plans.rules import Source
from chungtay.training.models import Class, ClassCost, Course, Material, Participation, Trainer
from chungtay.training.queries import days_of, trainees_of
from chungtay.training.rules import Audience, ClassState, CourseKind, TrainerKind
from chungtay.training.services import (
    Described,
    Planned,
    Spent,
    Teaches,
    Upload,
    Written,
    add_material,
    add_trainer,
    assign_trainers,
    invite_posts,
    mark_day,
    move_class,
    open_class,
    write_cost,
    write_course,
    write_scores,
)
from tests import cast

PDF = Upload("so-tay.pdf", "application/pdf", b"%PDF-1.7 so tay")


def today() -> date:
    """The Vietnamese day of the tests."""
    return now().astimezone(VIET_NAM).date()


def ago(days: int) -> str:
    """A day as it is typed."""
    return f"{today() - timedelta(days=days):%d/%m/%Y}"


def initial() -> Course:
    """The course that every board is asked for."""
    course: Course = Course.objects.get(code="ban-dau", valid_to=None)
    return course


def planned(**more: Any) -> Planned:
    """Two days, ten and nine days ago, a test to be passed with five."""
    said: dict[str, Any] = {
        "title": "Tập huấn ban đầu đợt 1", "place": "Hội trường xã", "needed_days": 2, "pass_tenths": 50,
        "days": f"{ago(10)} | Mô hình câu lạc bộ\n{ago(9)} | Sổ sách, quỹ",
    }  # fmt: skip
    return Planned(**said | more)


def make_class(who: cast.Someone, *, course: Course | None = None, path: str = "", **more: Any) -> Class:
    """A class of the office of somebody."""
    path = path or who.act.grants[0].path
    return open_class(who.act, path=path, key=uuid4(), course=course or initial(), planned=planned(**more))


def invite(row: Class, who: cast.Someone, *seats: BoardSeat) -> list[Participation]:
    """Those who hold these seats, invited."""
    chosen = [(seat.club_id, seat.person_id) for seat in seats]
    invite_posts(who.act, training_class=row, key=uuid4(), chosen=chosen)
    return [each.row for each in trainees_of(row)]


def move(row: Class, who: cast.Someone, *steps: ClassState, said: str = "") -> Class:
    """The class some steps further."""
    for to in steps:
        row = move_class(who.act, training_class=row, key=uuid4(), to=to, said=said)
    return row


def attend(row: Class, who: cast.Someone, *, absent: tuple[int, ...] = ()) -> Class:
    """Everybody there on each day, but those numbered as absent on the last."""
    days = days_of(row)
    for day in days:
        there = {each.row.key: not (day == days[-1] and each.row.number in absent) for each in trainees_of(row)}
        row = mark_day(who.act, training_class=row, day=day, key=uuid4(), version=row.version, there=there)
    return row


def score(row: Class, who: cast.Someone, *, before: int = 40, after: int = 80) -> Class:
    """The same scores for everybody."""
    scores = {each.row.key: (before, after) for each in trainees_of(row)}
    write_scores(who.act, training_class=row, key=uuid4(), version=row.version, scores=scores)
    row.refresh_from_db()
    return row


def closed(who: cast.Someone, *seats: BoardSeat, absent: tuple[int, ...] = (), **more: Any) -> Class:
    """A class of these seats held and closed."""
    row = make_class(who, **more)
    invite(row, who, *seats)
    row = attend(move(row, who, ClassState.INVITED, ClassState.RUNNING), who, absent=absent)
    return move(score(row, who), who, ClassState.HELD, ClassState.CLOSED)


def make_trainer(who: cast.Someone, name: str = "Lê Thị Hạnh") -> Trainer:
    """A trainer on the office's list."""
    teaches = Teaches(name, TrainerKind.MASTER, "Hội Người cao tuổi tỉnh")
    return add_trainer(who.act, path=who.act.grants[0].path, key=uuid4(), teaches=teaches)


def make_material(who: cast.Someone, title: str = "Sổ tay câu lạc bộ") -> Material:
    """A material of the office with one version."""
    return add_material(
        who.act, path=who.act.grants[0].path, key=uuid4(), described=Described(title), upload=PDF
    )  # fmt: skip


def make_cost(
    row: Class, who: cast.Someone, amount_vnd: int = 4_000_000, source: Source = Source.PROVINCE
) -> ClassCost:
    """Lunch for everybody."""
    return write_cost(who.act, training_class=row, key=uuid4(), spent=Spent(source, "Ăn trưa học viên", amount_vnd))


def make_course(who: cast.Someone, name: str = "Khóa riêng của tỉnh") -> Course:
    """A course of the office's own catalogue."""
    written = Written(name, CourseKind.SKILL, 1, (Audience.CHAIR,))
    return write_course(who.act, path=who.act.grants[0].path, key=uuid4(), written=written)


def training_rows(club: Club) -> dict[str, Any]:
    """A class of the club's province with a row of every kind, by the names that addresses use."""
    province = f"/{club.path.strip('/').split('/')[0]}/"
    who = cast.someone("Đỗ Thị Minh", ("province_officer", province))
    row = make_class(who, course=make_course(who, "Khóa Kín Đáo"), title="Lớp Kín Đáo")
    trainee = invite(row, who, BoardSeat.objects.filter(club=club).earliest("pk"))[0]
    trainer, material = make_trainer(who, "Giảng Viên Kín"), make_material(who, "Tài liệu Kín Đáo")
    assign_trainers(who.act, training_class=row, key=uuid4(), trainers=[(trainer, "Sổ sách")])
    row = move(row, who, ClassState.INVITED)
    return {
        "class_key": row.key, "trainee_key": trainee.key, "cost_key": make_cost(row, who).key,
        "course_key": row.course.key, "trainer_key": trainer.key, "material_key": material.key,
        "edition_key": material.versions.get().key, "class_sheet": "hoc-vien", "day_number": 1,
    }  # fmt: skip
