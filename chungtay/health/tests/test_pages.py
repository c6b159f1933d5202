"""The pages of health: every one opens for the team, nothing is lost that was typed, nobody else sees anything."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from chungtay.access.rules import Role
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.health.models import CheckUp, Look, Measurement, Referral, Screening
from chungtay.health.queries import club_todos
from chungtay.health.rules import Domain, NextStep, ReferralState
from chungtay.health.services import Ending
from chungtay.health.tests.factories import (
    ALL_CLEAR,
    agree,
    make_check_up,
    make_measurement,
    make_referral,
    make_screening,
    read,
)
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.meetings.models import Meeting
from chungtay.meetings.tests.factories import make_meeting
from chungtay.people.rules import Purpose
from tests import cast

pytestmark = pytest.mark.django_db
TODAY = now().astimezone(VIET_NAM).date()
NAME = "Nguyễn Thị Lụa"


@pytest.fixture
def club() -> Club:
    return make_club("CLB thôn Phú Nghĩa")


@pytest.fixture
def lua(club: Club) -> Membership:
    """Bà Lụa, with a row of every kind."""
    member = make_member(club, full_name=NAME, birth_year=1950)
    agree(member, Purpose.HEALTH_RECORD, Purpose.STATION, day=TODAY - timedelta(70))
    make_measurement(member, read("151/93", "149/91", kilograms=52.5, height_cm=152), on=TODAY - timedelta(60))
    make_measurement(member, read("131/83", kilograms=49), on=TODAY)
    make_screening(member, {"eyes": "yes"}, {Domain.VISION: Ending(NextStep.REFERRAL)}, on=TODAY)
    make_check_up(club, [member], on=TODAY)
    return member


def meeting_of(club: Club) -> Meeting:
    return make_meeting(club, TODAY)


def pages(club: Club, lua: Membership) -> list[str]:
    """Every address of the room, with the rows it needs."""
    reading = Measurement.objects.filter(membership=lua).first()
    screening, slip, day = Screening.objects.get(), Referral.objects.get(), CheckUp.objects.get()
    assert reading
    more: dict[str, list[object]] = {
        "member": [lua.pk],
        "measure_member": [lua.pk],
        "refer": [lua.pk],
        "at_meeting": [meeting_of(club).key],
        "strike_reading": [reading.key],
        "book_pdf": [TODAY.year],
        "book_xlsx": [TODAY.year],
        "check_up": [day.key],
        "screening": [screening.key],
        "strike_screening": [screening.key],
        "result_done": [screening.results.first().pk],  # type: ignore[union-attr]  # there are six
        "referral": [slip.key],
        "slip": [slip.key],
    }
    plain = (
        "home",
        "on_a_day",
        "book",
        "check_ups",
        "check_up_new",
        "screenings",
        "screen",
        "blank_sheet",
        "referrals",
    )
    return [reverse(f"health:{name}", args=[club.pk, *more.get(name, [])]) for name in (*plain, *more)]


@pytest.mark.parametrize("role", [Role.CHAIR, Role.VICE_CHAIR, Role.HEALTH_VOLUNTEER])
def test_the_health_team_opens_every_page(club: Club, lua: Membership, role: Role) -> None:
    client = cast.someone("Tổ sức khỏe", (role, club.path)).client
    closed = {url: code for url in pages(club, lua) if (code := client.get(url).status_code) != 200}
    assert not closed


def _others(club: Club) -> dict[str, cast.Someone]:
    commune = club.seats.order_by("-map_id").first().commune  # type: ignore[union-attr]  # it sits somewhere
    return {
        "treasurer": cast.binh_the_treasurer(club),
        "accountant": cast.thao_the_accountant(club),
        "secretary": cast.anh_the_secretary(club),
        "care volunteer": cast.someone("Chị Chăm", (Role.CARE_VOLUNTEER, club.path)),
        "neighbour": cast.neighbour(),
        "commune": cast.commune_officer(commune),
        "province": cast.province_officer(commune),
        "centre": cast.centre_officer(),
        "ministry": cast.ministry_reader(),
        "partner": cast.partner(club),
        "administrator": cast.administrator(),
    }


def test_nobody_else_finds_a_page_a_name_or_a_reading(club: Club, lua: Membership) -> None:
    urls, seen = pages(club, lua), []
    for who, someone in _others(club).items():
        for url in urls:
            codes = someone.client.get(url).status_code, someone.client.post(url).status_code
            if codes not in {(404, 404), (404, 405)}:
                seen.append(f"{who} {url}")
    assert not seen


def test_what_the_office_may_see_of_a_meeting_and_a_member_holds_no_reading(club: Club, lua: Membership) -> None:
    meeting = make_meeting(club, TODAY)
    places = [f"/clb/{club.pk}/hop/{meeting.key}/", f"/vp/clb/{club.pk}/", f"/vp/clb/{club.pk}/thanh-vien/{lua.pk}/"]
    for someone in _others(club).values():
        for place in places:
            content = someone.client.get(place).content.decode()
            assert not any(said in content for said in ("151/93", "131/83", "huyết áp cao", "mắt nhìn cần xem thêm"))


def test_a_table_with_one_wrong_line_is_shown_again_with_all_that_was_typed(club: Club, lua: Membership) -> None:
    meeting, tho = meeting_of(club), make_member(club, full_name="Phạm Văn Thọ")
    client = cast.lan_the_chair(club).client
    url = reverse("health:at_meeting", args=[club.pk, meeting.key])
    typed = {"key": str(uuid4()), f"ha-{lua.pk}": "12882", f"ha-{tho.pk}": "12/8", f"can-{lua.pk}": "50,5"}
    answer = client.post(url, typed)
    content = answer.content.decode()
    assert answer.status_code == 422
    assert "Phạm Văn Thọ: “12/8” là cách nói 12/8" in content
    assert 'value="12882"' in content
    assert 'value="50,5"' in content
    answer = client.post(url, typed | {f"ha-{tho.pk}": "12080"})
    assert "Phạm Văn Thọ chưa đồng ý giữ số đo" in answer.content.decode()
    kept = {f"ha-{tho.pk}": "12080", f"giu-{tho.pk}": "giu", "witness": "Bà Mùi"}
    assert client.post(url, typed | kept).status_code == 302
    row = Measurement.objects.get(membership=tho)
    assert (row.systolic, row.diastolic, row.meeting) == (120, 80, meeting)
    assert "đo 2 người" in client.get(reverse("meetings:meeting", args=[club.pk, meeting.key])).content.decode()


def test_a_sheet_opened_before_another_phone_wrote_leaves_its_lines_alone(club: Club, lua: Membership) -> None:
    client, tho = cast.lan_the_chair(club).client, make_member(club, full_name="Phạm Văn Thọ")
    agree(tho)
    url = reverse("health:on_a_day", args=[club.pk])
    seen = f"{lua.pk}=131/83||49||"
    same = {f"ha-{lua.pk}": "131/83", f"can-{lua.pk}": "49", "seen-key": seen, "measured_on": f"{TODAY:%d/%m/%Y}"}
    make_measurement(lua, read("126/80", kilograms=49), on=TODAY)  # the other phone
    client.post(url, same | {"key": str(uuid4()), f"ha-{tho.pk}": "140/88"})
    assert Measurement.objects.get(membership=lua, measured_on=TODAY, struck_at=None).systolic == 126
    assert Measurement.objects.get(membership=tho).systolic == 140


def test_a_sheet_of_questions_is_filled_and_its_worry_leads_to_a_slip_and_its_answer(club: Club) -> None:
    tho, client = make_member(club, full_name="Phạm Văn Thọ"), cast.lan_the_chair(club).client
    url = reverse("health:screen", args=[club.pk])
    said = {f"hoi-{code}": value for code, value in ALL_CLEAR.items()} | {"hoi-whisper": "not"}
    said |= {f"tiep-{each.value}": NextStep.REFERRAL.value for each in Domain}
    said |= {"key": str(uuid4()), "membership": str(tho.pk), "screened_on": f"{TODAY:%d/%m/%Y}", "station": "Trạm y tế"}
    asked = client.post(url, said | {"is_trained": "on"})
    assert asked.status_code == 422
    assert "chưa đồng ý giữ số đo" in asked.content.decode()
    agreed = {"is_trained": "on", "agrees_keep": "on", "agrees_station": "on", "witness": "Bà Mùi"}
    assert client.post(url, said | agreed).status_code == 302
    slip = Referral.objects.get()
    assert (slip.reasons, slip.membership) == (["hearing"], tho)
    page = client.get(reverse("health:screening", args=[club.pk, Screening.objects.get().key])).content.decode()
    assert "không phải là chẩn đoán" in page
    assert "phiếu số" in page
    answer = {
        "key": str(uuid4()),
        "state": "answered",
        "on": f"{TODAY:%d/%m/%Y}",
        "answer": "followed",
        "words": "lấy ráy tai",
    }
    assert client.post(reverse("health:referral", args=[club.pk, slip.key]), answer).status_code == 302
    slip.refresh_from_db()
    assert slip.state == ReferralState.ANSWERED


@pytest.mark.parametrize("name", ["home", "book", "check_ups", "screenings", "referrals", "on_a_day"])
def test_lists_ask_as_many_questions_for_three_as_for_one(
    club: Club,
    lua: Membership,
    name: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = cast.lan_the_chair(club).client
    url = reverse(f"health:{name}", args=[club.pk])
    client.get(url)  # the look of the day is noted
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for full_name in ("Phạm Văn Thọ", "Lê Thị Mùi"):
        member = make_member(club, full_name=full_name)
        agree(member, Purpose.HEALTH_RECORD, Purpose.STATION, day=TODAY)
        make_measurement(member, on=TODAY)
        make_screening(member, on=TODAY)
        make_referral(member, on=TODAY)
        make_check_up(club, [member], on=TODAY, place=f"Trạm {full_name}")
    with django_assert_num_queries(len(one)):
        client.get(url)


def test_who_looked_is_told_on_the_members_page(club: Club, lua: Membership) -> None:
    lan = cast.lan_the_chair(club)
    url = reverse("health:member", args=[club.pk, lua.pk])
    for _ in range(2):
        page = lan.client.get(url).content.decode()
    assert Look.objects.get(membership=lua).account == lan.user
    assert "Nguyễn Thị Lan" in page
    assert "Người làm chứng: Trần Văn Chứng" in page
    assert "<svg" in page
    assert "Xem số liệu" in page  # the curve has its table
    assert "sút quá 3 kg" in page


def test_the_book_is_searched_narrowed_ordered_and_says_why_it_is_empty(club: Club, lua: Membership) -> None:
    client = cast.lan_the_chair(club).client
    tho = make_member(club, full_name="Phạm Văn Thọ")
    url = reverse("health:book", args=[club.pk])
    assert "Phạm Văn Thọ" not in client.get(url, {"q": "lua"}).content.decode()
    assert NAME not in client.get(url, {"xem": "chua-dong-y"}).content.decode()
    last = client.get(url, {"sort": "-ten"}).content.decode()
    assert last.index(tho.person.full_name) < last.index(NAME)
    assert "Không có ai như vậy" in client.get(url, {"q": "khong co"}).content.decode()


def test_what_waits_is_told_to_the_team_and_to_nobody_else(club: Club, lua: Membership) -> None:
    make_referral(lua, on=TODAY - timedelta(20))
    assert any(NAME in todo.text for todo in club_todos(club, cast.lan_the_chair(club).act))
    assert not list(club_todos(club, cast.anh_the_secretary(club).act))


def test_a_consent_is_withdrawn_as_easily_as_given_and_the_readings_go_at_once(club: Club, lua: Membership) -> None:
    team, here = cast.lan_the_chair(club).client, f"/clb/{club.pk}/suc-khoe/nguoi/{lua.pk}/"
    assert "Bác ấy rút đồng ý" in team.get(here).content.decode()
    assert "xóa ngay" in team.get(f"{here}rut/").content.decode()
    form = {"key": str(uuid4())}
    for _ in range(2):
        assert team.post(f"{here}rut/", form).status_code == 302
    assert not Measurement.objects.exclude(systolic=None).exists()
    shown = team.get(here).content.decode()
    assert "Chưa đồng ý giữ số đo" in shown
    assert "Bác ấy rút đồng ý" not in shown
    never = make_member(club)
    assert team.post(f"/clb/{club.pk}/suc-khoe/nguoi/{never.pk}/rut/", {"key": str(uuid4())}).status_code == 422
    assert cast.commune_officer().client.get(f"{here}rut/").status_code in {403, 404}
