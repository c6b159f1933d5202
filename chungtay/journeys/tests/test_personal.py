"""One person's data: given out through the right hands, erased as they ask, money kept, nothing told above."""

import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chungtay.access.rules import Role
from chungtay.care.models import AgendaItem, Case, PlanItem, Reading, Visit
from chungtay.care.rules import NotWhileCaredFor
from chungtay.care.services import erase_care
from chungtay.care.tests.factories import account_for, care_rows, system_on, today
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import EndReason
from chungtay.clubs.services import end_membership
from chungtay.clubs.tests.factories import make_board, make_club, make_member
from chungtay.figures.models import ClubMonth, NightWork
from chungtay.figures.services import refresh_all
from chungtay.figures.services.nights import work_if_due
from chungtay.funds.tests.factories import make_fund
from chungtay.health.models import Look, Measurement
from chungtay.health.tests.factories import DAY, agree, make_measurement
from chungtay.journeys.models import Erasure
from chungtay.journeys.queries.personal import PARTS
from chungtay.journeys.services import erase_person
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.loans.tests.factories import make_loan
from chungtay.people.models import Consent, Person
from chungtay.people.rules import HowTaken, Said
from chungtay.rights.tests.factories import right_rows
from tests.cast import Someone, anh_the_secretary, commune_officer, lan_the_chair, neighbour

pytestmark = pytest.mark.django_db
NAME = "Phùng Thị Khuất"
SIGNED = Said(how=HowTaken.SIGNED)


@pytest.fixture
def club() -> Club:
    club = make_club()
    make_board(club)
    return club


@pytest.fixture
def lived(club: Club) -> Membership:
    """Somebody cared for and measured, with a case of rights."""
    care_rows(club, NAME)
    member = club.memberships.get(person__full_name=NAME)
    Person.objects.filter(pk=member.person_id).update(birth_year=1950, phone="0912345678", known_as="bà Khuất")
    agree(member)
    make_measurement(member)
    right_rows(club, member)
    return Membership.objects.select_related("club", "person").get(pk=member.pk)


def vice_chair(club: Club) -> Someone:
    return account_for(club.memberships.get(person__board_seats__post="vice_chair"), Role.VICE_CHAIR)


def asked(**more: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "how": "signed", "sure": "on"} | more


def test_each_part_is_given_out_through_the_hands_that_may_read_it(club: Club, lived: Membership) -> None:
    here = f"/clb/{club.pk}/du-lieu/{lived.pk}/"
    by_circle = json.loads(vice_chair(club).client.get(f"{here}du-lieu.json").content)["parts"]
    assert set(by_circle) == {part.code for part in PARTS}
    assert (by_circle["readings"][0]["systolic"], by_circle["visits"][0]["worry"]) == (128, f"{NAME} ăn kém")
    assert by_circle["person"][0]["phone"] == "0912345678"
    by_secretary = json.loads(anh_the_secretary(club).client.get(f"{here}du-lieu.json").content)["parts"]
    assert (by_secretary["readings"], by_secretary["visits"]) == (None, None)
    assert by_secretary["rights"][0]["benefit"]
    page = anh_the_secretary(club).client.get(here).content.decode()
    assert "Phần này do tổ sức khỏe đưa tận tay" in page
    assert "ăn kém" not in page


def test_that_health_and_care_were_given_out_is_noted(club: Club, lived: Membership) -> None:
    vice_chair(club).client.get(f"/clb/{club.pk}/du-lieu/{lived.pk}/du-lieu.pdf")
    assert Reading.objects.filter(what="export").count() == 1
    assert Look.objects.filter(membership=lived).exists()


def test_the_page_the_paper_and_the_file_open_for_the_board_and_for_nobody_else(club: Club, lived: Membership) -> None:
    here = f"/clb/{club.pk}/du-lieu/{lived.pk}/"
    board = lan_the_chair(club).client
    for page in ("", "du-lieu.pdf", "du-lieu.json", "xoa/"):
        assert board.get(f"{here}{page}").status_code == 200
        for who in (commune_officer(), neighbour()):
            assert who.client.get(f"{here}{page}").status_code in {403, 404}
    assert board.get(f"{here}du-lieu.pdf").content[:4] == b"%PDF"


def test_a_member_who_asks_is_erased_but_for_the_register_and_figures_stay_as_they_were(
    club: Club, lived: Membership
) -> None:
    refresh_all(now())
    before = list(ClubMonth.objects.filter(club=club).order_by("month").values("care_visit_count", "measured_count"))
    browser, here = vice_chair(club).client, f"/clb/{club.pk}/du-lieu/{lived.pk}/"
    told = browser.get(f"{here}xoa/").content.decode()
    assert "Còn là thành viên" in told
    answer = browser.post(f"{here}xoa/", asked(), follow=True).content.decode()
    assert "Giấy" in answer or "xác nhận" in answer
    row = Erasure.objects.get()
    assert (row.consent_count, row.health_count, row.is_contact_erased, row.is_name_erased) == (4, 1, True, False)
    assert row.care_count >= 5
    person = Person.objects.get(pk=lived.person_id)
    assert (person.full_name, person.phone, person.known_as) == (NAME, "", "")
    assert not Consent.objects.filter(person=person, valid_to=None).exists()
    assert Measurement.objects.get().systolic is None
    left = "".join(str(row) for model in (Visit, Case, AgendaItem, PlanItem) for row in model.objects.values())
    assert NAME not in left
    refresh_all(now())
    after = list(ClubMonth.objects.filter(club=club).order_by("month").values("care_visit_count", "measured_count"))
    assert after == before
    assert browser.get(f"{here}da-xoa/{row.key}.pdf").content[:4] == b"%PDF"


def test_who_left_and_owes_the_books_nothing_loses_the_name_too(club: Club) -> None:
    member = make_member(club, full_name=NAME, birth_year=1950)
    end_membership(
        lan_the_chair(club).act, membership=member, key=uuid4(), on=today() - timedelta(days=1), reason=EndReason.LEFT
    )
    erase_person(vice_chair(club).act, membership=member, key=uuid4(), said=SIGNED)
    person = Person.objects.get(pk=member.person_id)
    assert (person.full_name, person.name_fold, person.birth_date) == (f"Thành viên {person.pk}",
            f"thanh vien {person.pk}", None)  # fmt: skip


def test_a_name_in_the_books_of_money_stays_in_them(club: Club) -> None:
    fund = make_fund(club, cash_vnd=10_000_000)
    member = make_member(club, full_name=NAME)
    make_loan(fund, member, 2_000_000)
    Membership.objects.filter(pk=member.pk).update(valid_to=today() - timedelta(days=1), end_reason="left")
    member.refresh_from_db()
    Person.objects.filter(pk=member.person_id).update(phone="0912345678")
    row = erase_person(vice_chair(club).act, membership=member, key=uuid4(), said=SIGNED)
    assert (row.kept, row.is_contact_erased) == (["money"], True)
    assert Person.objects.get(pk=member.person_id).full_name == NAME


def test_the_same_request_twice_is_one_and_a_second_has_nothing_left(club: Club, lived: Membership) -> None:
    browser, here = vice_chair(club).client, f"/clb/{club.pk}/du-lieu/{lived.pk}/xoa/"
    form = asked()
    for _ in range(2):
        assert browser.post(here, form).status_code == 302
    assert Erasure.objects.count() == 1
    again = browser.post(here, asked())
    assert again.status_code == 409
    assert "đã xóa rồi" in again.content.decode()


def test_what_cannot_be_proved_and_who_holds_a_post_is_refused(club: Club, lived: Membership) -> None:
    browser = vice_chair(club).client
    spoken = browser.post(f"/clb/{club.pk}/du-lieu/{lived.pk}/xoa/", asked(how="spoken"))
    assert (spoken.status_code, "người làm chứng" in spoken.content.decode()) == (422, True)
    chair = club.memberships.get(person__board_seats__post="chair")
    held = browser.post(f"/clb/{club.pk}/du-lieu/{chair.pk}/xoa/", asked())
    assert (held.status_code, "bàn giao" in held.content.decode()) == (422, True)
    assert not Erasure.objects.exists()


def test_care_is_not_emptied_while_somebody_is_cared_for(club: Club, lived: Membership) -> None:
    with pytest.raises(NotWhileCaredFor):
        erase_care(system_on(today()), club=club, person_id=lived.person_id)


def test_nobody_empties_a_row_of_care_or_rights_or_an_erasure_by_hand(club: Club, lived: Membership) -> None:
    erase_person(vice_chair(club).act, membership=lived, key=uuid4(), said=SIGNED)
    for sql in (
        "UPDATE care_visit SET minutes = 5",
        "UPDATE rights_casestep SET told = 'x'",
        "UPDATE journeys_erasure SET care_count = 0",
        "DELETE FROM journeys_erasure",
        "TRUNCATE journeys_erasure",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_the_page_asks_as_much_with_one_row_as_with_three(club: Club, lived: Membership) -> None:
    browser, here = vice_chair(club).client, f"/clb/{club.pk}/du-lieu/{lived.pk}/"
    browser.get(here)
    with CaptureQueriesContext(connection) as one:
        browser.get(here)
    for days in (1, 2):
        make_measurement(lived, on=DAY + timedelta(days=days))
    with CaptureQueriesContext(connection) as three:
        browser.get(here)
    assert len(three) == len(one)


def test_who_left_five_years_ago_is_erased_by_night_and_whoever_looked_is_forgotten(
    club: Club, lived: Membership
) -> None:
    call_command("programme", "load", verbosity=0)
    gone = make_member(club, full_name="Vũ Thị Xa", birth_year=1940, since=date(2019, 1, 1))
    stays = make_member(club, full_name="Vũ Thị Gần", birth_year=1940, since=date(2019, 1, 1))
    for member, year in ((gone, 2021), (stays, 2025)):
        Membership.objects.filter(pk=member.pk).update(valid_to=date(year, 5, 1), end_reason="left")
    vice_chair(club).client.get(f"/clb/{club.pk}/du-lieu/{lived.pk}/du-lieu.pdf")
    night = datetime(2026, 12, 1, 3, tzinfo=VIET_NAM)
    assert work_if_due(night) == 2
    assert dict(NightWork.objects.values_list("name", "row_count")) == {"erase_left": 1, "remind_of_reports": 0}
    assert work_if_due(night) == 0
    assert work_if_due(night.replace(hour=9)) == 0
    names = set(Person.objects.filter(memberships__club=club).values_list("full_name", flat=True))
    assert f"Thành viên {gone.person_id}" in names
    assert {"Vũ Thị Gần", NAME} <= names
    row = Erasure.objects.get()
    assert (row.membership, row.how, row.is_name_erased) == (gone, "", True)
    assert Look.objects.exists()
    assert Reading.objects.exists()
    work_if_due(night.replace(year=2032))
    assert not Look.objects.exists()
    assert not Reading.objects.exists()
