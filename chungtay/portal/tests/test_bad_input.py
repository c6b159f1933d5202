"""Bad input at the doors: refused with a sentence, what was typed stays on screen, nothing is half written."""

from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from chungtay.access.models import Grant, Slip, User
from chungtay.access.rules import Role
from chungtay.access.services import admit
from chungtay.clubs.models import Club, FoundingStep
from chungtay.clubs.rules import State
from chungtay.clubs.tests.factories import make_club
from chungtay.figures.models import Sheet
from chungtay.journeys.services import propose_club
from chungtay.people.tests.factories import make_commune, make_hamlet
from chungtay.places.models import CommuneFact, Hamlet
from chungtay.portal.tests.factories import THIS
from tests.cast import JOINED, commune_officer, lan_the_chair, province_officer

LONG = "Ơ" * 5000


def refused(client: Client, url: str, typed: dict[str, Any]) -> str:
    """The page that says no; the form is read for its key first, as a browser does."""
    answer = client.post(url, {"key": str(uuid4()), **typed})
    assert answer.status_code == 422, (url, typed, answer.status_code)
    page = answer.content.decode()
    assert "govuk-error-summary" in page, url
    return page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"name": LONG},
        {"name": "\x00"},
        {"phone": "0" * 5000},
        {"source": LONG},
        {"valid_from_0": "31", "valid_from_1": "02", "valid_from_2": "2026"},
        {"valid_from_0": "x", "valid_from_1": "", "valid_from_2": "99999999999999"},
        {"role": "chair' OR 1=1"},
    ],
)
def test_an_account_with_something_wrong_is_not_made(wrong: dict[str, str]) -> None:
    club = make_club()
    lan = lan_the_chair(club)
    typed = {"name": "Lê Thị Ân", "phone": "0912888001", "role": "secretary"}
    typed |= {"valid_from_0": "01", "valid_from_1": "01", "valid_from_2": "2026"} | wrong
    before = User.objects.count()
    refused(lan.client, f"/clb/{club.pk}/tai-khoan/giao/", typed)
    assert User.objects.count() == before
    assert not Slip.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"name": LONG},
        {"name": ""},
        {"happened_on_0": "32"},
        {"happened_on_2": "2999"},
        {"hamlets": ["999999999"]},
        {"words": "x" * 50_000},
    ],
)
def test_a_founding_with_something_wrong_is_not_begun(wrong: dict[str, Any]) -> None:
    officer, commune = commune_officer(), make_commune()
    make_hamlet("Phú Nghĩa", commune=commune)
    typed = {"commune": commune.pk, "name": "CLB thôn Phú Nghĩa"}
    typed |= {"happened_on_0": "01", "happened_on_1": "06", "happened_on_2": "2026"} | wrong
    refused(officer.client, f"/vp/thanh-lap/moi/?xa={commune.pk}", typed)
    assert not Club.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("khao-sat.pdf", b""),
        ("khao-sat.pdf", b"MZ\x90\x00 a program by another name"),
        ("khao-sat.exe", b"%PDF-1.7"),
        ("khao-sat.docx", b"PK\x03\x04 half"),
    ],
)
def test_a_paper_that_is_not_what_it_says_is_refused_and_the_step_is_not_written(name: str, content: bytes) -> None:
    officer = commune_officer()
    club = make_club(state=State.PROPOSED, since=date(2026, 6, 1))
    typed = {"words": "210 cụ", "upload": SimpleUploadedFile(name, content)}
    typed |= {"happened_on_0": "10", "happened_on_1": "06", "happened_on_2": "2026"}
    page = refused(officer.client, f"/vp/thanh-lap/{club.pk}/buoc/survey/", typed)
    assert "210 cụ" in page
    assert not FoundingStep.objects.filter(club=club).exists()


@pytest.mark.django_db
def test_hamlets_and_facts_with_something_wrong_are_not_written() -> None:
    officer, commune = commune_officer(), make_commune()
    page = f"/vp/dia-ban/{commune.pk}/thon/them/"
    for wrong in ({"names": LONG}, {"names": "\n".join(f"Thôn {n}" for n in range(5000))}, {"names": ""}):
        refused(officer.client, page, {"since": "01/01/2026", "source": "QĐ 1", **wrong})
    facts = f"/vp/dia-ban/{commune.pk}/so-lieu/2026/"
    for number in ("9" * 5000, "-1", "nghìn", "1e9"):
        refused(officer.client, facts, {"older_count": number, "source": "Báo cáo"})
    assert not Hamlet.objects.exists()
    assert not CommuneFact.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["9" * 5000, "-3", "năm mươi", "12.5.7", "99999"])
def test_a_sheet_with_an_impossible_number_writes_none_of_the_sheets(number: str) -> None:
    one, two = make_club("CLB Một"), make_club("CLB Hai")
    typed = {"source": "phiếu"}
    for club, members in ((one, "52"), (two, number)):
        typed |= {f"c{club.pk}-key": str(uuid4()), f"c{club.pk}-member_count": members}
    page = refused(commune_officer().client, f"/vp/phieu/?thang={THIS.previous}", typed)
    assert "CLB Hai, Thành viên: " in page
    assert not Sheet.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "url",
    [
        "/vp/so-lieu/?thang=2026-99&theo=x", "/vp/so-lieu/chi-so/members/?thang=%00&tu=%00&noi=1", "/vp/clb/?page=-9",
        "/vp/so-lieu/chi-so/members/?tu=9999-12&sort=%27", "/vp/tai-khoan/?sort=password&page=x&role=%00",
        f"/vp/dia-ban/?q={'a' * 3000}", "/vp/so-lieu/xa-trang/?q=%25_%5C&page=99999999999999999999",
        "/vp/tiep-nhan/?q=%00&sort=-x", "/vp/phu-trach/?q=%27&trong=2", "/vp/?thang=0000-00&q=%00",
    ],
)  # fmt: skip
def test_nonsense_in_an_address_is_the_usual_page_or_none(url: str) -> None:
    answer = province_officer().client.get(url)
    assert answer.status_code in (200, 400, 404), answer.status_code


def at_once(call: Callable[[], object]) -> list[object]:
    """The same call from two phones at the same moment."""
    barrier, answers = Barrier(2), []

    def run() -> None:
        barrier.wait()
        try:
            answers.append(call())
        finally:
            connections.close_all()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_one_appointment_posted_twice_at_once_makes_one_account_with_one_slip(own_database: str) -> None:
    club = make_club()
    act, key = lan_the_chair(club).act, uuid4()
    given = {"role": Role.SECRETARY, "path": club.path, "valid_from": JOINED}
    answers = at_once(lambda: admit(act, key=key, name="Lê Thị Ân", phone="0912888001", **given))  # type: ignore[misc]
    assert len({user.pk for user, _slip in answers}) == 1  # type: ignore[misc]
    assert User.objects.filter(name="Lê Thị Ân").count() == Slip.objects.count() == 1
    assert Grant.objects.filter(role=Role.SECRETARY).count() == 1


def test_one_proposal_posted_twice_at_once_opens_one_club(own_database: str) -> None:
    officer, commune, key = commune_officer(), make_commune(), uuid4()
    answers = at_once(
        lambda: propose_club(
            officer.act,
            key=key,
            name="CLB thôn Phú Nghĩa",
            commune=commune,
            happened_on=date(2026, 6, 1),
            hamlet_ids=[],
        )
    )
    assert len({club.pk for club in answers}) == 1  # type: ignore[attr-defined]
    assert Club.objects.count() == 1
