"""People from outside the clubs in a class: known with organisation, phone, sex and year; once; phones hidden."""

import io
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, transaction
from django.utils.html import escape
from python_calamine import CalamineWorkbook

from chungtay.audit.models import Note
from chungtay.clubs.models import BoardSeat
from chungtay.clubs.tests.factories import make_board, make_club
from chungtay.kernel.acts import OutsideReach
from chungtay.people.rules import BirthImpossible, PhoneUnreadable
from chungtay.training import adapters, queries, services
from chungtay.training.models import Participation, TrainingCertificate
from chungtay.training.rules import (
    Audience,
    ClassIsOver,
    ClassState,
    NotFromOutside,
    Outsider,
    OutsiderThere,
    OutsiderUnnamed,
    TraineeNotFound,
    TypedLineUnclear,
    read_outsiders,
)
from chungtay.training.tests.factories import attend, closed, invite, make_class, move, score
from tests import cast

pytestmark = pytest.mark.django_db
DOCTOR = Outsider("Lê Thị Hòa", "Y sĩ", "Trạm Y tế xã Nga Sơn", "0912 345 678", "F", 1980)


@pytest.fixture
def officer():
    return cast.province_officer()


@pytest.fixture
def seats():
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    return list(BoardSeat.objects.filter(club=club).order_by("pk"))


@pytest.fixture
def row(officer):
    return make_class(officer)


def add(row, who, outsider=DOCTOR, audience=Audience.HEALTH_WORKER, **more: Any) -> Participation:
    key = more.pop("key", uuid4())
    return services.add_outsider(who.act, training_class=row, key=key, outsider=outsider, audience=audience)


def correct(row, who, trainee, **said: Any) -> Participation:
    outsider = Outsider(**{"name": DOCTOR.name, "unit": DOCTOR.unit} | said)
    return services.correct_outsider(
        who.act, training_class=row, trainee=trainee, key=uuid4(), outsider=outsider, audience=Audience.HEALTH_WORKER
    )


def test_a_list_is_read_with_phone_sex_and_year_and_an_unclear_line_is_named():
    text = "Lê Thị Hòa | Y sĩ | Trạm Y tế | 0912.345.678 | Nữ | 1980\nMai Văn Tứ\tChủ tịch\tHội xã\t\tnam"
    assert read_outsiders(text) == [
        Outsider("Lê Thị Hòa", "Y sĩ", "Trạm Y tế", "0912345678", "F", 1980),
        Outsider("Mai Văn Tứ", "Chủ tịch", "Hội xã", "", "M", None),
    ]
    for wrong in ("An | x | y | 12", "An | x | y | | gái", "An | x | y | | nữ | 80", "An | a | b | | | | thêm"):
        with pytest.raises(TypedLineUnclear) as refused:
            read_outsiders(f"Mai Văn Tứ\n{wrong}")
        assert refused.value.facts["number"] == 2


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (Outsider("Lê Thị Hoà", unit="Nơi khác", phone="0912345678"), True),
        (Outsider("Lê Thị Hòa", unit="Trạm Y tế", phone="0987654321"), False),
        (Outsider("Lê Thị Hòa", unit="trạm y tế"), True),
        (Outsider("Lê Thị Hòa", unit="Nơi khác"), False),
        (Outsider("Lê Thị Hoan", unit="Trạm Y tế", phone="0912345678"), False),
    ],
)
def test_one_person_has_one_name_and_phone_or_one_unit_where_no_phone_is_said(other, is_same):
    one = Outsider("Lê Thị Hòa", unit="Trạm Y tế", phone="0912345678")
    assert (one.is_same(other), other.is_same(one)) == (is_same, is_same)


def test_somebody_from_outside_is_added_with_all_that_is_known(row, officer):
    key = uuid4()
    made = add(row, officer, key=key)
    assert add(row, officer, key=key).pk == made.pk
    found = (made.number, made.name, made.phone, made.sex, made.birth_year, made.audience)
    assert found == (1, "Lê Thị Hòa", "0912345678", "F", 1980, "health_worker")
    note = Note.objects.get(action="training.add_outsider")
    assert note.path == row.path
    assert "phone" in note.fields


@pytest.mark.parametrize(
    ("outsider", "audience", "refusal"),
    [
        (Outsider(" "), Audience.PARTNER, OutsiderUnnamed),
        (Outsider("An", phone="123"), Audience.PARTNER, PhoneUnreadable),
        (Outsider("An", birth_year=1850), Audience.PARTNER, BirthImpossible),
        (Outsider("An"), Audience.CHAIR, NotFromOutside),
    ],
)
def test_what_cannot_be_is_refused(row, officer, outsider, audience, refusal):
    with pytest.raises(refusal):
        add(row, officer, outsider, audience)


def test_two_with_the_same_name_and_phone_are_refused_in_a_sentence(row, officer):
    add(row, officer)
    for again in (
        DOCTOR,
        Outsider("lê thị hòa", unit="Nơi khác", phone="+84912345678"),
        Outsider(DOCTOR.name, unit=DOCTOR.unit),
    ):
        with pytest.raises(OutsiderThere):
            add(row, officer, again)
    add(row, officer, Outsider(DOCTOR.name, unit=DOCTOR.unit, phone="0987654321"))
    page = officer.client.post(f"/vp/tap-huan/{row.key}/them-nguoi/", form_of(DOCTOR))
    assert page.status_code == 422
    assert escape("Lê Thị Hòa (Trạm Y tế xã Nga Sơn) đã có trong lớp") in page.content.decode()


def test_who_came_from_a_club_is_not_added_again_from_outside(row, officer, seats):
    invite(row, officer, seats[0])
    person = seats[0].person
    type(person).objects.filter(pk=person.pk).update(phone="0912345678")
    with pytest.raises(OutsiderThere):
        add(row, officer, Outsider(person.full_name, unit="Nơi khác", phone="0912345678"))


def test_who_is_known_by_name_alone_is_said_more_of_until_the_class_is_closed(row, officer, seats):
    text = f"{DOCTOR.name} | Y sĩ | {DOCTOR.unit}"
    services.invite_outsiders(officer.act, training_class=row, key=uuid4(), text=text, audience=Audience.HEALTH_WORKER)
    trainee = Participation.objects.get()
    made = correct(row, officer, trainee, phone="0912345678", sex="F", birth_year=1980)
    assert (made.phone, made.sex, made.birth_year, made.number) == ("0912345678", "F", 1980, 1)
    assert services.invite_outsiders(officer.act, training_class=row, key=uuid4(), text=text) == 0
    add(row, officer, Outsider("Mai Văn Tứ", unit="Hội xã"), Audience.OFFICER)
    with pytest.raises(OutsiderThere):
        correct(row, officer, Participation.objects.get(name="Mai Văn Tứ"), phone="0912345678")
    ours = invite(row, officer, seats[0])[-1]
    with pytest.raises(TraineeNotFound):
        correct(row, officer, ours)
    with pytest.raises(OutsideReach):
        correct(row, cast.commune_officer(), trainee)
    held = move(score(attend(move(row, officer, ClassState.INVITED, ClassState.RUNNING), officer), officer), officer,
                ClassState.HELD, ClassState.CLOSED)  # fmt: skip
    with pytest.raises(ClassIsOver):
        correct(held, officer, trainee, phone="0987654321")


def test_counts_lists_and_certificates_work_for_people_from_outside(row, officer, seats):
    type(seats[0].person).objects.filter(pk=seats[0].person_id).update(sex="M")
    invite(row, officer, seats[0])
    add(row, officer)
    add(row, officer, Outsider("Kim Min Ji", unit="Dự án KOICA"), Audience.PARTNER)
    held = move(score(attend(move(row, officer, ClassState.INVITED, ClassState.RUNNING), officer), officer), officer,
                ClassState.HELD, ClassState.CLOSED)  # fmt: skip
    people = queries.trainees_of(held)
    count = queries.sexes(people)
    assert (count.count, count.women, count.men, count.unsaid) == (3, 1, 1, 1)
    result = str(adapters.paper_of(officer.act, held, "ket-qua", "Hội").blocks)
    assert "3 người (1 nữ), 3 người đến học (1 nữ), 3 người được cấp giấy chứng nhận (1 nữ)" in result
    assert "1 người chưa ghi giới tính" in result
    listed = str(adapters.paper_of(officer.act, held, "hoc-vien", "Hội").blocks)
    assert "'Lê Thị Hòa', 'Nữ', 'Y sĩ', 'Trạm Y tế xã Nga Sơn'" in listed
    assert "'Kim Min Ji', '', 'Đối tác, dự án', 'Dự án KOICA'" in listed
    assert TrainingCertificate.objects.count() == 3
    pages = [adapters.page_of(each) for each in people]
    assert [page["who"] for page in pages][1:] == ["Y sĩ, Trạm Y tế xã Nga Sơn", "Dự án KOICA"]
    assert "0912345678" not in result + listed + str(pages)
    assert b"/Count 3" in officer.client.get(f"/vp/tap-huan/{row.key}/giay-chung-nhan.pdf").content


def form_of(outsider: Outsider, audience: Audience = Audience.HEALTH_WORKER) -> dict[str, Any]:
    year = "" if outsider.birth_year is None else str(outsider.birth_year)
    return {"key": str(uuid4()), "name": outsider.name, "audience": audience, "unit": outsider.unit,
            "post": outsider.post, "phone": outsider.phone, "sex": outsider.sex, "birth_year": year}  # fmt: skip


def test_the_phone_is_seen_by_the_office_of_the_class_alone(officer, seats):
    commune = cast.commune_officer()
    row = make_class(commune)
    here = f"/vp/tap-huan/{row.key}/"
    assert commune.client.post(f"{here}them-nguoi/", form_of(DOCTOR)).status_code == 302
    page = commune.client.get(here).content.decode()
    assert [word for word in ("0912345678", "1 nữ, 0 nam", "/sua/") if word not in page] == []

    def workbook(client) -> str:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{here}nguoi-hoc.xlsx").content))
        return str(sheet.get_sheet_by_index(0).to_python())

    assert "0912345678" in workbook(commune.client)
    above = officer.client.get(here).content.decode()
    assert "Lê Thị Hòa" in above
    assert "0912345678" not in above + workbook(officer.client)
    assert "Nữ" in workbook(officer.client)


def test_the_page_puts_somebody_right_and_refuses_what_is_no_number(row, officer, seats):
    trainee = add(row, officer)
    here = f"/vp/tap-huan/{row.key}/nguoi/{trainee.key}/sua/"
    assert 'value="0912345678"' in officer.client.get(here).content.decode()
    wrong = officer.client.post(here, form_of(DOCTOR) | {"phone": "12"})
    assert wrong.status_code == 422
    right = form_of(DOCTOR) | {"unit": "Trung tâm Y tế"}
    assert "Trung tâm Y tế" in officer.client.post(here, right, follow=True).content.decode()
    ours = invite(row, officer, seats[0])[-1]
    assert officer.client.get(f"/vp/tap-huan/{row.key}/nguoi/{ours.key}/sua/").status_code == 404
    for who in (cast.commune_officer(), cast.neighbour_officer()):
        assert who.client.get(here).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "Lê Thị Hòa", "phone": "0912345678", "fold": "khác"}, {"name": "An", "phone": "12"},
        {"name": "An", "sex": "X"},
    ],
)  # fmt: skip
def test_the_database_keeps_one_name_and_phone_and_plain_facts(row, officer, wrong):
    add(row, officer)
    said = {"training_class": row, "number": 9, "audience": "partner", "fold": "an"} | wrong
    with pytest.raises(Error), transaction.atomic():
        Participation.objects.create(**said)


def test_a_member_of_a_club_has_no_second_phone(officer, seats):
    row = closed(officer, seats[0])
    other = make_class(officer, title="Lớp khác")
    mine = invite(other, officer, seats[0])[0]
    with pytest.raises(Error), transaction.atomic():
        Participation.objects.filter(pk=mine.pk).update(phone="0912345678")
    assert row.trainees.count() == 1
