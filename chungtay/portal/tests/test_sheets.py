"""Paper sheets typed in bulk: all or none, odd numbers asked about, sent twice written once."""

from typing import Any
from uuid import uuid4

import pytest

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club
from chungtay.figures.models import Sheet
from chungtay.figures.services import record_sheet
from chungtay.portal.queries.counts import club_line
from chungtay.portal.rules import is_odd
from chungtay.portal.tests.factories import THIS, counted
from tests.cast import commune_officer, lan_the_chair, neighbour_officer

pytestmark = pytest.mark.django_db
MONTH = THIS.previous
URL = f"/vp/phieu/?thang={MONTH}"


def _typed(club: Club, **numbers: int) -> dict[str, Any]:
    return {f"c{club.pk}-key": str(uuid4())} | {f"c{club.pk}-{name}": value for name, value in numbers.items()}


def test_the_sheets_of_two_clubs_are_typed_on_one_page_and_counted() -> None:
    one, two, empty = make_club("CLB Một"), make_club("CLB Hai"), make_club("CLB Ba")
    officer = commune_officer()
    sent = {
        "source": "phiếu nộp ngày 2",
        **_typed(one, member_count=52, women_count=31),
        **_typed(two, member_count=47),
    }
    sent |= _typed(empty)

    assert officer.client.post(URL, sent).status_code == 302
    assert officer.client.post(URL, sent).status_code == 302  # sent twice

    assert sorted(Sheet.objects.values_list("member_count", flat=True)) == [47, 52]
    counted(one, two, empty)
    line = club_line(one.pk, MONTH, ["member_count", "women_count"])
    assert line is not None
    assert line.counts == {"member_count": 52, "women_count": 31}
    rows = officer.client.get(f"/vp/so-lieu/clb/{one.pk}/members/?thang={MONTH}").content.decode()
    assert "phiếu nộp ngày 2" in rows


def test_one_wrong_line_and_nothing_is_written() -> None:
    one, two = make_club("CLB Một"), make_club("CLB Hai")
    sent = {"source": "phiếu", **_typed(one, member_count=52), **_typed(two, member_count=40, women_count=41)}

    answer = commune_officer().client.post(URL, sent)

    assert answer.status_code == 422
    assert "lớn hơn" in answer.content.decode()
    assert not Sheet.objects.exists()


def test_forty_more_than_last_month_is_asked_about_first() -> None:
    club, officer = make_club(), commune_officer()
    record_sheet(
        officer.act, club=club, key=uuid4(), month=MONTH.previous, values={"member_count": 50}, source="phiếu trước"
    )
    counted(club)
    sent = {"source": "phiếu", **_typed(club, member_count=90)}

    asked = officer.client.post(URL, sent)
    assert asked.status_code == 422
    assert "Thành viên tăng 40 so với tháng trước (50)?" in asked.content.decode()
    assert officer.client.post(URL, sent | {"is_looked_at": "on"}).status_code == 302
    assert Sheet.objects.filter(month=MONTH.first).get().member_count == 90


def test_a_neighbour_types_nothing_here() -> None:
    club = make_club("CLB thôn Phú Nghĩa")
    sent = {"source": "phiếu", **_typed(club, member_count=52)}

    answer = neighbour_officer().client.post(URL, sent)

    assert answer.status_code == 422
    assert "Phú Nghĩa" not in answer.content.decode()
    assert not Sheet.objects.exists()
    assert lan_the_chair(club).client.get(URL).status_code == 404


@pytest.mark.parametrize(
    ("before", "now", "odd"), [(50, 90, True), (50, 59, False), (200, 230, False), (0, 60, False), (60, 40, True)]
)
def test_what_is_asked_about(before: int, now: int, odd: bool) -> None:
    assert is_odd(before, now) is odd
