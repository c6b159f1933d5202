"""Parts V to VIII of a report are counted from their rooms, over the period, below the place; unknown is left out."""

from datetime import timedelta

import pytest

from chungtay.clubs.tests.factories import make_club
from chungtay.conferences.tests.factories import held, make_conference
from chungtay.kernel.months import Year
from chungtay.reports import words
from chungtay.reports.adapters import report_blocks
from chungtay.reports.queries import WORK_CODES, report_of, works_of
from chungtay.reports.tests.factories import today
from chungtay.web.decree import Heading
from tests import cast

pytestmark = pytest.mark.django_db


def test_every_work_has_its_words():
    assert set(WORK_CODES) == set(words.WORK)


def test_what_nobody_wrote_down_is_left_out():
    assert works_of("/", Year.of(today()), today()) == []


def test_a_conference_counts_in_its_period_for_its_place_and_all_above():
    officer = cast.province_officer()
    province = officer.act.grants[0].path
    make_club()
    held(make_conference(officer, path=province, held_on=today()), officer)
    year = Year.of(today())
    for path in ("/", province):
        (work,) = works_of(path, year, today())
        assert (work.code, work.now, work.before) == ("conferences", 1, 0)
    assert works_of("/999999/", year, today()) == []
    assert works_of("/", year, today() - timedelta(days=1)) == []
    assert works_of("/", year.next, year.next.last)[0].before == 1


def test_the_part_stands_in_the_paper_and_on_the_page():
    officer = cast.centre_officer()
    held(make_conference(officer, path="/", held_on=today()), officer)
    year = Year.of(today())
    blocks = report_blocks(report_of(None, year, today()))
    assert any(isinstance(block, Heading) and words.WORKS in block.text for block in blocks)
    asked = f"?loai=year&ky={year}&chot={today():%d/%m/%Y}"
    assert words.WORK["conferences"] in officer.client.get(f"/vp/bao-cao/{asked}").content.decode()
