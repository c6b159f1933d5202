"""The pages of training: a class on a desk, the club's side on a phone, lists with search and Excel, papers, to-dos."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from python_calamine import CalamineWorkbook

from chungtay.clubs.rules import Post
from chungtay.clubs.tests.factories import make_board, make_club
from chungtay.papers.tests.factories import make_office
from chungtay.people.tests.factories import make_commune
from chungtay.training.models import Class, Course, MaterialVersion, Participation, Trainer, TrainingCertificate
from chungtay.training.queries import club_todos, desk_todos, offline_pages, trainees_of
from chungtay.training.rules import ClassState
from chungtay.training.tests.factories import (
    ago,
    attend,
    closed,
    initial,
    invite,
    make_class,
    make_cost,
    make_course,
    make_material,
    make_trainer,
    move,
    score,
    today,
)
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def club():
    return make_club("CLB thôn Phú Nghĩa")


@pytest.fixture
def seats(club):
    return make_board(club)


@pytest.fixture
def officer():
    return cast.commune_officer()


def key():
    return str(uuid4())


def read(answer):
    return CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()


def post(client, where, **said):
    return client.post(where, {"key": key(), **said}, follow=True).content.decode()


def test_a_class_from_the_list_of_the_untrained_to_the_printed_certificates(club, seats, officer):
    desk, lan = officer.client, cast.lan_the_chair(club)
    page = desk.get("/vp/tap-huan/chua-tap-huan/").content.decode()
    assert "CLB thôn Phú Nghĩa" in page
    assert "0/5" in page
    form = {
        "course": str(initial().key), "title": "Tập huấn ban đầu đợt 1", "place": "Hội trường xã",
        "days": f"{ago(1)} đến {ago(0)} | Mô hình", "needed_days": "2", "pass_tenths": "5",
    }  # fmt: skip
    assert "chưa đọc được" in post(desk, "/vp/tap-huan/mo/", **form | {"days": "mai"})
    assert "Tập huấn ban đầu đợt 1" in post(desk, "/vp/tap-huan/mo/", **form)
    row = Class.objects.get()
    here = f"/vp/tap-huan/{row.key}/"
    assert "Nguyễn Thị Lan" in desk.get(f"{here}moi/").content.decode()
    chosen = [f"{club.pk}-{seats[post_].person_id}" for post_ in (Post.CHAIR, Post.TREASURER)]
    assert "Đã mời thêm 2 người" in post(desk, f"{here}moi/", who=chosen)
    outside = post(desk, f"{here}moi-ngoai/", text="Mai Văn Tứ | Chủ tịch | Hội Người cao tuổi xã")
    assert "Mai Văn Tứ" in outside
    assert "đã gửi giấy mời" in post(desk, f"{here}buoc/invited/")
    assert "trả lời ai đi được" in next(iter(club_todos(club, lan.act))).text
    there = f"/clb/{club.pk}/tap-huan/{row.key}/"
    shown = lan.client.get(there).content.decode()
    assert "Phạm Văn Bình" in shown
    assert "Mai Văn Tứ" not in shown
    answered = post(lan.client, f"{there}tra-loi/", a_1="comes", a_2="absent", words="Bác Bình ốm")
    assert "không đi được" in answered
    assert "Bác Bình ốm" in desk.get(here).content.decode()
    assert list(club_todos(club, lan.act)) == []
    assert "không đi được" in post(desk, f"{here}tra-loi/", a_1="comes", a_2="absent", a_3="comes")
    assert "đang học" in post(desk, f"{here}buoc/running/")
    for day in (1, 2):
        row.refresh_from_db()
        post(desk, f"{here}diem-danh/{day}/", version=row.version, c_1="on", c_3="on")
    stale = desk.post(f"{here}diem-danh/1/", {"key": key(), "version": row.version, "c_1": "on"})
    assert (stale.status_code, "Có người vừa ghi" in stale.content.decode()) == (409, True)
    row.refresh_from_db()
    wrong = post(desk, f"{here}diem/", version=row.version, b_1="4", s_1="12")
    assert "chưa đọc được" in wrong
    assert "điểm trung bình trước 4,5, sau 8,3" in post(
        desk, f"{here}diem/", version=row.version, b_1="4", s_1="8,5", b_3="5", s_3="8"
    )
    post(desk, f"{here}buoc/held/")
    assert "chờ khép lớp" in next(iter(desk_todos(officer.act))).text
    assert "đã khép lớp" in post(desk, f"{here}buoc/closed/")
    assert list(desk_todos(officer.act)) == []
    assert "1/5" in desk.get("/vp/tap-huan/chua-tap-huan/").content.decode()
    run = desk.get(f"{here}giay-chung-nhan.pdf")
    assert run.content.startswith(b"%PDF")
    own = lan.client.get(there).content.decode()
    assert f"giấy chứng nhận</strong> 1/{today().year}" in own or f"1/{today().year}" in own
    assert "8,5" in own
    assert "đã học" in lan.client.get(f"/clb/{club.pk}/tap-huan/").content.decode()


def test_the_papers_of_a_class_come_as_pdf_and_as_word(club, seats, officer):
    make_office(make_commune())
    row = closed(officer, seats[Post.CHAIR], seats[Post.TREASURER])
    make_cost(row, officer)
    here = f"/vp/tap-huan/{row.key}/"
    chair = Participation.objects.get(person=seats[Post.CHAIR].person)
    for name in (
        "giay-moi.pdf", "giay-chung-nhan.pdf", "giay/hoc-vien.pdf", "giay/ket-qua.pdf",
        f"nguoi/{chair.key}/giay-chung-nhan.pdf",
    ):  # fmt: skip
        assert officer.client.get(f"{here}{name}").content.startswith(b"%PDF"), name
    word = Document(io.BytesIO(officer.client.get(f"{here}giay/ket-qua.docx").content))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "2 người được cấp giấy chứng nhận" in text
    assert "4.000.000" in text
    assert cast.neighbour_officer().client.get(f"{here}giay-chung-nhan.pdf").status_code == 404
    assert "Ký nhầm" in post(officer.client, f"{here}nguoi/{chair.key}/thu-hoi/", words="Ký nhầm")
    assert officer.client.get(f"{here}nguoi/{chair.key}/giay-chung-nhan.pdf").status_code == 404
    assert TrainingCertificate.objects.filter(struck_at=None).count() == 1


def test_papers_of_nobody_are_refused(officer):
    row = make_class(officer)
    here = f"/vp/tap-huan/{row.key}/"
    assert officer.client.get(f"{here}giay-moi.pdf").status_code == 422
    assert officer.client.get(f"{here}giay-chung-nhan.pdf").status_code == 404
    assert officer.client.get(f"{here}diem-danh/3/").status_code == 404
    assert officer.client.get(f"{here}buoc/planned/").status_code == 409


def test_lists_come_as_workbooks_too(club, seats, officer):
    row = closed(officer, seats[Post.CHAIR])
    make_cost(row, officer)
    client = officer.client
    assert [line[2] for line in read(client.get("/vp/tap-huan.xlsx"))[3:]] == ["Tập huấn ban đầu đợt 1"]
    people = read(client.get("/vp/tap-huan/chua-tap-huan.xlsx"))[3:]
    assert [line[3] for line in people] == ["Phó Chủ nhiệm", "Kế toán", "Thủ quỹ", "Thư ký"]
    money = read(client.get("/vp/tap-huan/kinh-phi.xlsx?nam=" + str(row.starts_on.year)))
    assert money[-1][-2] == 4_000_000
    marks = read(client.get(f"/vp/tap-huan/{row.key}/nguoi-hoc.xlsx"))[3]
    assert marks[5:10] == ["x", "x", 2, 4, 8]


def test_lists_are_narrowed_sorted_and_say_why_they_are_empty(club, seats, officer):
    client = officer.client
    assert "Chưa có lớp nào" in client.get("/vp/tap-huan/").content.decode()
    row = make_class(officer)
    assert row.title in client.get(f"/vp/tap-huan/?q=ban+dau&nam={row.starts_on.year}&sort=ten").content.decode()
    assert "Không có lớp nào như vậy" in client.get("/vp/tap-huan/?buoc=closed&loai=care").content.decode()
    for query, is_there in (("?q=phu+nghia&sort=noi", True), ("?q=khac", False), ("?ai=nobody", False)):
        shown = "CLB thôn Phú Nghĩa" in client.get(f"/vp/tap-huan/chua-tap-huan/{query}").content.decode()
        assert shown is is_there, query
    below = cast.province_officer().client
    inside = officer.act.grants[0].path
    assert "CLB thôn Phú Nghĩa" in below.get(f"/vp/tap-huan/chua-tap-huan/?noi={inside}").content.decode()
    assert "Chưa ghi khoản nào" in client.get("/vp/tap-huan/kinh-phi/").content.decode()
    assert "Không có giảng viên nào như vậy" in client.get("/vp/tap-huan/giang-vien/?q=x").content.decode()
    assert "Không có tài liệu nào như vậy" in client.get("/vp/tap-huan/tai-lieu/?q=x").content.decode()


def test_a_class_is_set_otherwise_given_trainers_money_and_cancelled(club, seats, officer):
    row = make_class(officer)
    here, client = f"/vp/tap-huan/{row.key}/", officer.client
    make_trainer(officer)
    trainer = Trainer.objects.get()
    assert "Lê Thị Hạnh" in post(
        client, f"{here}giang-vien/", **{f"t_{trainer.pk}": "on", f"n_{trainer.pk}": "Sổ sách"}
    )
    form = {"title": "Tên khác", "place": "Nhà văn hóa", "days": ago(3), "needed_days": "1"}
    assert "Nhà văn hóa" in post(client, f"{here}sua/", **form)
    (trainee,) = invite(row, officer, seats[Post.CHAIR])
    assert "được bỏ khỏi danh sách" in client.get(f"{here}nguoi/{trainee.key}/bo/").content.decode()
    post(client, f"{here}nguoi/{trainee.key}/bo/")
    assert not trainees_of(row)
    invite(row, officer, seats[Post.CHAIR])
    post(client, f"{here}buoc/invited/")
    cost = {"source": "commune", "words": "Nước uống", "amount_vnd": "200000"}
    assert "200.000" in post(client, f"{here}kinh-phi/", **cost)
    line = row.costs.get()
    assert "đã gạch" in post(client, f"{here}kinh-phi/{line.key}/gach/", words="Ghi nhầm")
    assert "Mưa bão" in post(client, f"{here}buoc/cancelled/", words="Mưa bão")


def test_the_catalogue_and_the_list_of_trainers_are_kept(officer):
    client = officer.client
    assert "Tập huấn ban đầu cho Ban Chủ nhiệm" in client.get("/vp/tap-huan/khoa/").content.decode()
    course = {"name": "Nuôi gà", "kind": "skill", "usual_days": "1", "audiences": ["chair"]}
    assert "Nuôi gà" in post(client, "/vp/tap-huan/khoa/them/", **course)
    row = Course.objects.get(name="Nuôi gà")
    assert "Nuôi gà thả vườn" in post(
        client, f"/vp/tap-huan/khoa/{row.key}/sua/", **course | {"name": "Nuôi gà thả vườn"}
    )
    assert "Chủ nhiệm" in client.get(f"/vp/tap-huan/khoa/{row.key}/").content.decode()
    post(client, f"/vp/tap-huan/khoa/{row.key}/bo/")
    assert client.get(f"/vp/tap-huan/khoa/{row.key}/sua/").status_code == 200  # until the day is over
    assert client.get(f"/vp/tap-huan/khoa/{initial().key}/sua/").status_code == 404
    trainer = {"name": "Lê Thị Hạnh", "kind": "master", "unit": "Hội tỉnh"}
    assert "Lê Thị Hạnh" in post(client, "/vp/tap-huan/giang-vien/them/", **trainer)
    post(client, f"/vp/tap-huan/giang-vien/{Trainer.objects.get().key}/bo/")
    assert Trainer.objects.get().valid_to == today() + timedelta(days=1)


def test_a_material_goes_up_is_superseded_and_a_club_reads_both(club, officer):
    client, lan = officer.client, cast.lan_the_chair(club)

    def file(content=b"%PDF-1.7 x", name="so-tay.pdf"):
        return SimpleUploadedFile(name, content)

    assert "Chỉ nhận tệp" in post(client, "/vp/tap-huan/tai-lieu/them/", title="Sổ tay", file=file(b"MZ"))
    assert "Sổ tay" in post(client, "/vp/tap-huan/tai-lieu/them/", title="Sổ tay", file=file(), course_code="ban-dau")
    first = MaterialVersion.objects.get()
    there = f"/vp/tap-huan/tai-lieu/{first.material.key}/"
    page = post(client, f"{there}ban-moi/", file=file(b"%PDF-1.7 y"), words="Thêm phần quỹ")
    assert "Thêm phần quỹ" in page
    for version in MaterialVersion.objects.all():
        for who, where in (
            (client, f"/vp/tap-huan/tai-lieu/tep/{version.key}/"),
            (lan.client, f"/clb/{club.pk}/tap-huan/tai-lieu/{version.key}/"),
        ):
            assert b"".join(who.get(where).streaming_content).startswith(b"%PDF")
    shown = lan.client.get(f"/clb/{club.pk}/tap-huan/").content.decode()
    assert "bản cũ 1" in shown
    theirs = make_material(cast.neighbour_officer(), "Tài liệu xã bên")
    assert lan.client.get(f"/clb/{club.pk}/tap-huan/tai-lieu/{theirs.versions.get().key}/").status_code == 404
    assert "Tài liệu xã bên" not in client.get("/vp/tap-huan/tai-lieu/").content.decode()


def test_a_club_sees_what_is_offered_and_only_its_own_people(club, seats, officer):
    soon = f"{today() + timedelta(days=5):%d/%m/%Y}"
    row = make_class(officer, title="Lớp sắp mở", days=soon, needed_days=1)
    lan, cuc = cast.lan_the_chair(club), cast.neighbour()
    assert "Lớp sắp mở" in lan.client.get(f"/clb/{club.pk}/tap-huan/").content.decode()
    assert lan.client.get(f"/clb/{club.pk}/tap-huan/{row.key}/").status_code == 404
    theirs = make_board(make_club("CLB thôn Khác"))
    invite(row, officer, seats[Post.CHAIR], theirs[Post.TREASURER])
    move(row, officer, ClassState.INVITED)
    assert "khai giảng" in next(iter(desk_todos(officer.act))).text
    assert "Phạm Văn Bình" not in lan.client.get(f"/clb/{club.pk}/tap-huan/{row.key}/").content.decode()
    assert cuc.client.get(f"/clb/{club.pk}/tap-huan/{row.key}/").status_code == 404
    assert cuc.client.get(f"/vp/tap-huan/{row.key}/").status_code == 404
    assert list(offline_pages(club, lan.act)) == [f"/clb/{club.pk}/tap-huan/"]


def test_an_office_below_sees_of_a_class_above_only_its_own_people_and_no_money(club, seats, officer):
    province = cast.province_officer()
    theirs = make_board(make_club("CLB xã bên", commune=cast.next_commune()))
    row = make_class(province)
    invite(row, province, seats[Post.CHAIR], theirs[Post.SECRETARY])
    make_cost(move(row, province, ClassState.INVITED), province)
    page = officer.client.get(f"/vp/tap-huan/{row.key}/").content.decode()
    assert "Nguyễn Thị Lan" in page
    assert "Hoàng Thị Ánh" not in page
    assert "4.000.000" not in page
    assert officer.client.get(f"/vp/tap-huan/{row.key}/sua/").status_code == 404
    assert "Hoàng Thị Ánh" in province.client.get(f"/vp/tap-huan/{row.key}/").content.decode()


def test_pages_ask_the_database_the_same_whatever_the_number_of_rows(club, seats, officer):
    row = make_class(officer)
    invite(row, officer, seats[Post.CHAIR])
    pages = (
        "/vp/tap-huan/", f"/vp/tap-huan/{row.key}/", "/vp/tap-huan/chua-tap-huan/", f"/clb/{club.pk}/tap-huan/",
        "/vp/tap-huan/tai-lieu/", "/vp/tap-huan/kinh-phi/",
    )  # fmt: skip

    def counts():
        found = []
        for page in pages:
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert officer.client.get(page).status_code == 200
            found.append(len(asked))
        return found

    make_material(officer)
    make_cost(score(attend(move(row, officer, ClassState.INVITED, ClassState.RUNNING), officer), officer), officer)
    first = counts()
    for number in range(2):
        make_material(officer, f"Tài liệu {number}")
        more = make_board(make_club(f"CLB thêm {number}"))
        invite(row, officer, *more.values())
        again = closed(officer, seats[Post.CHAIR], seats[Post.TREASURER])
        make_cost(again, officer)
    make_course(officer)
    assert counts() == first


def test_everybody_who_is_shown_is_invited_with_one_tick(club, seats, officer):
    row = make_class(officer)
    here = f"/vp/tap-huan/{row.key}/moi/"
    assert "Chưa chọn ai" in officer.client.post(here, {"key": key()}).content.decode()
    assert "Đã mời thêm 1 người" in post(officer.client, f"{here}?chuc=treasurer", everybody="on")
    assert "Đã mời thêm 4 người" in post(officer.client, here, everybody="on")
    assert "Không còn ai để mời" in officer.client.get(here).content.decode()
