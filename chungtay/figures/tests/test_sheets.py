"""Typing paper sheets and taking in published lists: what is written, noted, counted and refused."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

import pytest

from chungtay.access.rules import Action
from chungtay.audit.models import Note, StaleMonth
from chungtay.clubs.tests.factories import make_club
from chungtay.figures.models import Sheet
from chungtay.figures.rules import (
    SHEET_COLUMNS,
    SheetColumnUnknown,
    SheetForPlaceholder,
    SheetHasNoFlows,
    SheetMonthInFuture,
    SheetNumberImpossible,
    SheetOfUnknownClub,
    SheetPartExceedsWhole,
    SheetWithoutMembers,
    SheetWithoutSource,
    check_sheet,
)
from chungtay.figures.services import PublishedLine, publish_totals, record_published, record_sheet, refresh_all
from chungtay.figures.tests.factories import act_on, at_noon, make_published, row
from chungtay.kernel.acts import Act, OutsideReach, system_act
from chungtay.kernel.errors import Refusal
from chungtay.kernel.months import Month
from chungtay.web.explain import explain

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 10)
AUG, SEP = Month(2024, 8), Month(2024, 9)


@pytest.fixture
def act() -> Act:
    return act_on(DAY)


def test_a_typed_sheet_is_counted_noted_and_marked(act: Act) -> None:
    club = make_club(since=date(2024, 2, 1))
    sheet = record_sheet(
        act, club=club, key=uuid4(), month=AUG, values={"member_count": 55, "women_count": 33}, source="Phiếu tháng 8"
    )
    assert (sheet.member_count, sheet.women_count, sheet.poor_count) == (55, 33, None)
    note = Note.objects.get(action="figures.record_sheet")
    assert (note.path, note.fields) == (club.path, ["member_count", "women_count"])
    assert set(StaleMonth.objects.values_list("month", flat=True)) == {AUG.first, SEP.first}
    refresh_all(at_noon(DAY))
    assert row(club, AUG).member_count == 55


def test_the_same_form_sent_twice_is_one_sheet(act: Act) -> None:
    club, key = make_club(since=date(2024, 2, 1)), uuid4()
    sheets = [
        record_sheet(act, club=club, key=key, month=AUG, values={"member_count": 5}, source="Phiếu") for _ in range(2)
    ]
    assert sheets[0].pk == sheets[1].pk
    assert Sheet.objects.count() == 1


def test_a_correction_takes_the_place_of_the_earlier_sheet_which_is_kept(act: Act) -> None:
    club = make_club(since=date(2024, 2, 1))
    first = record_sheet(act, club=club, key=uuid4(), month=AUG, values={"member_count": 55}, source="Phiếu")
    second = record_sheet(act, club=club, key=uuid4(), month=AUG, values={"member_count": 56}, source="Phiếu sửa")
    third = record_sheet(act, club=club, key=uuid4(), month=AUG, values={"member_count": 57}, source="Phiếu sửa lại")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.superseded_by_id, second.superseded_by_id, third.superseded_by_id) == (second.pk, third.pk, None)
    refresh_all(at_noon(DAY))
    assert row(club, AUG).member_count == 57


def test_who_may_not_type_for_the_club_is_refused() -> None:
    club = make_club()
    with pytest.raises(OutsideReach):
        record_sheet(
            system_act(at_noon(DAY), Action.SEE_FIGURES),
            club=club,
            key=uuid4(),
            month=AUG,
            values={"member_count": 5},
            source="Phiếu",
        )


@pytest.mark.parametrize(
    ("values", "is_published", "refusal"),
    [
        ({"member_count": 50, "weather": 1}, False, SheetColumnUnknown),
        ({"women_count": 5}, False, SheetWithoutMembers),
        ({"member_count": -1}, False, SheetNumberImpossible),
        ({"member_count": 7000}, False, SheetNumberImpossible),
        ({"member_count": 50, "women_count": 51}, False, SheetPartExceedsWhole),
        ({"member_count": 50, "member_55_count": 20, "member_60_count": 21}, False, SheetPartExceedsWhole),
        ({"member_count": 50, "women_count": 9, "women_60_count": 10}, False, SheetPartExceedsWhole),
        ({"member_count": 50, "expected_count": 40, "present_count": 41}, False, SheetPartExceedsWhole),
        ({"member_count": 50, "meeting_count": 1}, True, SheetHasNoFlows),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(
    values: Mapping[str, int], is_published: bool, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal) as refused:
        check_sheet(values, is_published=is_published)
    assert explain(refused.value)


def test_a_whole_sheet_is_accepted() -> None:
    check_sheet(dict.fromkeys(SHEET_COLUMNS, 10), is_published=False)


def test_a_month_to_come_a_nameless_paper_and_a_placeholder_are_refused(act: Act) -> None:
    club, placeholder = make_club(), make_published(AUG, 50)
    with pytest.raises(SheetMonthInFuture):
        record_sheet(act, club=club, key=uuid4(), month=SEP.next, values={"member_count": 5}, source="Phiếu")
    with pytest.raises(SheetWithoutSource):
        record_sheet(act, club=club, key=uuid4(), month=AUG, values={"member_count": 5}, source="  ")
    with pytest.raises(SheetForPlaceholder):
        record_sheet(act, club=placeholder, key=uuid4(), month=AUG, values={"member_count": 5}, source="Phiếu")
    assert not StaleMonth.objects.exists()


def test_a_published_number_of_one_club_holds_from_its_month(act: Act) -> None:
    placeholder = make_published(Month(2024, 6), 50)
    record_published(act, club=placeholder, key=uuid4(), month=AUG, values={"member_count": 61}, source="Báo cáo")
    refresh_all(at_noon(DAY))
    assert [row(placeholder, month).member_count for month in (AUG, SEP)] == [61, 61]


def test_a_published_list_is_taken_in_whole(act: Act) -> None:
    clubs = [make_published(Month(2024, 6), 50) for _ in range(3)]
    lines = [PublishedLine(club.pk, {"member_count": 60 + number}) for number, club in enumerate(clubs)]
    key = uuid4()
    assert publish_totals(act, key=key, month=AUG, lines=lines, source="Báo cáo 8/2024") == 3
    assert publish_totals(act, key=key, month=AUG, lines=lines, source="Báo cáo 8/2024") == 3
    corrected = [PublishedLine(club.pk, {"member_count": 70}) for club in clubs]
    publish_totals(act, key=uuid4(), month=AUG, lines=corrected, source="Đính chính")
    standing = Sheet.objects.filter(month=AUG.first, superseded_by=None)
    assert [sheet.member_count for sheet in standing] == [70, 70, 70]
    assert Sheet.objects.filter(month=AUG.first).count() == 6
    refresh_all(at_noon(DAY))
    assert [row(club, SEP).member_count for club in clubs] == [70, 70, 70]


def test_a_published_list_with_one_bad_line_writes_nothing(act: Act) -> None:
    club = make_published(Month(2024, 6), 50)
    good, unknown = PublishedLine(club.pk, {"member_count": 60}), PublishedLine(999_999_999, {"member_count": 60})
    bad = PublishedLine(club.pk, {"member_count": -5})
    for lines, refusal in (
        ([good, unknown], SheetOfUnknownClub),
        ([good, good], SheetOfUnknownClub),
        ([bad], SheetNumberImpossible),
    ):
        with pytest.raises(refusal):
            publish_totals(act, key=uuid4(), month=AUG, lines=lines, source="Báo cáo")
    assert not Sheet.objects.filter(month=AUG.first).exists()
