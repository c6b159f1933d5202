"""`chungtay figures`: prints the same figures, counts anew, proves itself."""

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from chungtay.clubs.tests.factories import make_club, make_members
from chungtay.figures.models import AreaMonth, ClubMonth
from chungtay.figures.queries import figure, in_country
from chungtay.figures.services import rebuild
from chungtay.figures.tests.factories import at_noon, make_published
from chungtay.kernel.months import Month

pytestmark = pytest.mark.django_db
DEC = Month(2023, 12)


@pytest.fixture
def country() -> None:
    make_published(DEC, 70)
    make_members(make_club(since=date(2023, 12, 3)), 3, since=date(2023, 12, 5))
    rebuild(at_noon(date(2024, 2, 1)), date(2024, 2, 1))


def said(*words: str) -> str:
    out = StringIO()
    call_command("figures", *words, stdout=out)
    return out.getvalue()


def test_it_prints_the_country_at_the_end_of_a_month_as_json(country: None) -> None:
    found: dict[str, Any] = json.loads(said("--area", "VN", "--on", "2023-12-31", "--json"))
    assert (found["area"], found["on"], found["borders"]) == ("VN", "2023-12-31", "2024")
    assert found["indicators"]["members"]["value"] == figure("members", in_country(DEC)).value == 73
    assert found["sources"] == {
        "clubs": 2, "books": 1, "sheet": 0, "carried": 0, "published": 1, "silent": 0, "differing": 0,
    }  # fmt: skip
    share = found["indicators"]["provinces_with_club_share"]
    assert (share["numerator"], share["denominator"]) == (1, 63)


def test_it_prints_an_area_by_other_borders_in_words(country: None) -> None:
    printed = said("--area", "38", "--on", "2023-12-31", "--borders", "2025", "--indicator", "members")
    assert "Tỉnh Thanh Hóa" in printed
    assert "Cách đếm: 1 từ sổ · 1 còn là số công bố" in printed
    assert "73  Thành viên (người)" in printed


def test_a_month_that_is_not_counted_is_said_plainly(country: None) -> None:
    assert "chưa có số" in said("--on", "1999-01-01")


@pytest.mark.parametrize("words", [("--on", "hôm qua"), ("--area", "999"), ("--indicator", "weather")])
def test_what_cannot_be_asked_gets_one_sentence(country: None, words: tuple[str, str]) -> None:
    with pytest.raises(CommandError) as refused:
        said(*words)
    assert str(refused.value)


def test_it_proves_that_the_figures_are_what_the_rows_say(country: None) -> None:
    assert said("verify").count("Đúng") == 2


def test_a_tampered_club_or_area_is_found_and_rebuilding_puts_it_right(country: None) -> None:
    ClubMonth.objects.filter(month=DEC.first, member_count=3).update(member_count=4)
    AreaMonth.objects.filter(month=DEC.first, club_count=2).update(club_count=5)
    with pytest.raises(CommandError, match="2023-12"):
        said("verify")
    said("rebuild")
    assert said("verify").count("Đúng") == 2
