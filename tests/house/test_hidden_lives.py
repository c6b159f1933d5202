"""Care, health and rights of one person: nobody outside the circle meets a word, a reading or a name of it anywhere.

The person's club lies within everybody's reach, so that nothing is hidden by reach alone; the name itself stands in the
register that offices keep, therefore what is looked for elsewhere is what only the circle wrote.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from chungtay.access.rules import Role
from chungtay.care.tests.factories import account_for, care_rows
from chungtay.clubs.tests.factories import make_board, make_club, make_member
from chungtay.figures.models import ClubMonth
from chungtay.figures.queries import declared
from chungtay.figures.services import refresh_all
from chungtay.health.tests.factories import health_rows, make_measurement, read
from chungtay.kernel.acts import now
from chungtay.kernel.months import Month
from chungtay.meetings.tests.factories import make_meeting
from chungtay.rights.tests.factories import right_rows
from tests import cast
from tests.house.neighbours import World, make_world
from tests.house.test_addresses import addresses
from tests.house.test_reach import _PARAMETER, _filled

pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]  # hundreds of pages whose rooms test their lines
NAME = "Phùng Thị Khuất"
WRITTEN = (f"{NAME} ăn kém", f"{NAME} ngã", f"{NAME} xin xe lăn", "187/113", "187 / 113")
LIVES = ("cham-soc", "suc-khoe", "quyen-loi")
"""The parts of addresses under which the three rooms show rows of persons."""

LAW = ("clb/<int:club_id>/quyen-loi/che-do/", "vp/che-do/")
BLANK = "clb/<int:club_id>/suc-khoe/phieu-hoi/phieu-trang.pdf"
OUTSIDE = {
    "commune officer": lambda world: cast.commune_officer(),
    "commune helper": lambda world: cast.commune_helper(),
    "province": lambda world: cast.province_officer(),
    "centre": lambda world: cast.centre_officer(),
    "ministry": lambda world: cast.ministry_reader(),
    "partner": lambda world: cast.partner(world.ours),
    "administrator": lambda world: cast.administrator(),
}


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    """Rows of every kind; those of one person's life lie in the club that everybody here may open."""
    monkeypatch.setattr("chungtay.web.print.typst.compile", _as_told)
    world = make_world()
    ours = make_club("CLB thôn Trong Xã")
    make_board(ours)
    lives = health_rows(ours, NAME) | care_rows(ours, NAME)
    member = make_member(ours, full_name=NAME, sex="F", birth_year=1950)
    lives |= right_rows(ours, member)
    lives |= {"reading_key": make_measurement(_agreed(ours), read("187/113")).key}
    refresh_all(now())
    meeting = make_meeting(ours)
    rows = world.rows | lives | {"club_id": ours.pk, "membership_id": member.pk, "key": meeting.key}
    return World(ours, world.theirs, rows)


def _agreed(club: Any) -> Any:
    return club.memberships.filter(person__consents__purpose="health_record").get()


def _as_told(*_: object, sys_inputs: dict[str, str], **__: object) -> bytes:
    """In place of a drawn paper the words that would stand on it, so that they can be searched."""
    return sys_inputs["data"].encode()


def _text(answer: Any) -> str:
    """What an answer says: a workbook unpacked, everything else as it is."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"\n".join(book.read(name) for name in book.namelist() if name.endswith(".xml"))
    return str(content.decode(errors="replace"))


def _of_lives() -> Iterator[str]:
    for route, pattern in addresses():
        is_guarded = getattr(pattern.callback, "guarded_by", None) != "open_to_all"
        if is_guarded and any(part in route.split("/") for part in LIVES) and route not in (*LAW, BLANK):
            yield route


def _meets(client: Any, world: World, routes: Iterable[str]) -> list[str]:
    """What of a life these addresses tell this account."""
    told = ((where, _text(client.get(where))) for where in (_filled(route, world.rows) for route in sorted(routes)))
    return [f"{where} tells {words}" for where, text in told for words in WRITTEN if words in text]


def test_no_office_opens_a_page_of_a_life(world: World) -> None:
    lives, wrong = set(_of_lives()), []
    assert len(lives) > 60
    for who, account in OUTSIDE.items():
        client = account(world).client
        for route in lives:
            status = client.get(_filled(route, world.rows)).status_code
            if status not in {403, 404, 405}:
                wrong.append(f"{who}: {route}: {status}")
    assert not wrong


def test_the_office_that_may_see_the_club_meets_no_word_of_a_life_on_any_page_or_paper(world: World) -> None:
    assert not _meets(cast.commune_officer().client, world, {route for route, _ in addresses()})


def test_who_stands_in_the_circle_and_the_team_reads_every_word(world: World) -> None:
    """Else the searches above would find nothing because nothing was there."""
    vice_chair = account_for(world.ours.memberships.get(person__board_seats__post="vice_chair"), Role.VICE_CHAIR)
    found = "".join(_meets(vice_chair.client, world, _of_lives()))
    assert all(words in found for words in WRITTEN[:4])


def test_no_search_of_an_office_leads_to_a_life(world: World) -> None:
    client, wrong = cast.commune_officer().client, []
    for route, _ in addresses():
        if not _PARAMETER.search(route):
            told = _text(client.get(f"/{route}?q=khuat&tim=187"))
            wrong += [f"/{route} tells {words}" for words in WRITTEN if words in told]
    assert not wrong


def test_a_board_member_outside_the_circle_meets_no_word_of_care_and_no_reading(world: World) -> None:
    """A secretary follows rights, but stands in no circle and in no health team."""
    assert not _meets(cast.anh_the_secretary(world.ours).client, world, {route for route, _ in addresses()})


def test_every_veiled_number_opens_to_nobody(world: World) -> None:
    veiled = [name for name, column in declared().items() if column.rounds_to != 1]
    months = list(ClubMonth.objects.filter(club=world.ours))
    assert len([name for name in veiled if any(getattr(row, name, 0) for row in months)]) > 10
    month = Month.of(now().date())
    for client in (cast.commune_officer().client, cast.ministry_reader().client):
        for name in veiled:
            page = _text(client.get(f"/vp/so-lieu/clb/{world.ours.pk}/{name}/?thang={month}"))
            assert NAME not in page, name
