"""The pages of the journeys: one happy way, one refusal, and a neighbour who finds nothing."""

import io
import zipfile
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from chungtay.access.models import Grant
from chungtay.access.rules import Role
from chungtay.access.tests.factories import make_user, signed_in
from chungtay.clubs.models import Club, ClubHamlet, Seat
from chungtay.clubs.rules import Post, State
from chungtay.clubs.tests.factories import make_club, make_member, make_seat
from chungtay.journeys.models import Letterhead, TakingOver
from chungtay.journeys.rules import Paper, Verdict
from chungtay.journeys.tests.cast import living_club, two_communes
from chungtay.people.tests.factories import make_old_commune
from chungtay.places.models import Succession
from chungtay.places.rules import Extent, HamletKind
from chungtay.places.services import NewHamlet, merge_hamlets
from chungtay.places.tests.factories import hamlet
from chungtay.places.tests.factories import officer as keeper_of_places
from chungtay.programme.services import load_programmes
from chungtay.programme.tests.cast import centre

pytestmark = pytest.mark.django_db


@pytest.fixture
def communes():
    return two_communes()


@pytest.fixture
def officer(communes):
    return signed_in(make_user("Mai Văn Tứ", (Role.COMMUNE_OFFICER, communes[0].path)))


@pytest.fixture
def neighbour(communes):
    return signed_in(make_user("Vũ Thị Na", (Role.COMMUNE_OFFICER, communes[1].path)))


@pytest.fixture
def province(communes):
    return signed_in(make_user("Hà Thị Thanh", (Role.PROVINCE_OFFICER, communes[0].province.path)))


def day(name: str, on: date) -> dict[str, str]:
    return {name: f"{on:%d/%m/%Y}"}


def post(client, path, status=302, **told):
    answer = client.post(path, {"key": str(uuid4())} | told)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer


def founded(officer, commune):
    place = hamlet(commune, "Phú Nghĩa")
    post(
        officer, f"/vp/thanh-lap/moi/?xa={commune.pk}", commune=commune.pk, name="CLB thôn Phú Nghĩa",
        hamlets=[place.pk], words="Chi hội đề nghị", **day("happened_on", date(2026, 6, 1)),
    )  # fmt: skip
    return Club.objects.get(name="CLB thôn Phú Nghĩa")


def test_an_officer_founds_a_club_from_proposal_to_slips(officer, communes):
    load_programmes(centre())
    club = founded(officer, communes[0])
    home = f"/vp/thanh-lap/{club.pk}/"
    scan = SimpleUploadedFile("khảo sát.pdf", b"%PDF-1.7 survey")
    post(officer, f"{home}buoc/survey/", words="210 cụ", upload=scan, **day("happened_on", date(2026, 6, 10)))
    post(officer, f"{home}buoc/committee/", words="Mai Văn Tứ, Trưởng ban", **day("happened_on", date(2026, 6, 20)))
    for post_held, name in ((Post.CHAIR, "Nguyễn Thị Lan"), (Post.TREASURER, "Phạm Văn Bình")):
        make_seat(club, make_member(club, full_name=name, birth_year=1958).person, post_held)
    post(officer, f"{home}buoc/decision/", number="222/QĐ-UBND", decided_by="UBND xã Nga Sơn",
         is_of_this_commune="on", **day("decided_on", date(2026, 10, 27)))  # fmt: skip
    post(officer, f"{home}buoc/launch/", place="Nhà văn hóa", calendar="lunar", meeting_day="15", regulation="Điều 1",
         **day("launched_on", date(2026, 10, 28)))  # fmt: skip

    page = officer.get(home).content.decode()
    assert "Đang hoạt động" in page
    assert "quy định 50–70" in page
    assert "Cấp quyền và in phiếu vào" in page
    slips = officer.post(f"{home}cap-quyen/")
    assert slips.content[:5] == b"%PDF-"
    assert slips["Cache-Control"] == "no-store"
    assert Grant.objects.filter(path=club.path).count() == 2
    assert b"khao" not in officer.get("/vp/thanh-lap/?q=phu+nghia").content
    step = club.founding_steps.get(kind="survey")
    assert b"".join(officer.get(f"{home}tep/{step.pk}/").streaming_content).startswith(b"%PDF")


@pytest.mark.parametrize("name", list(Paper))
def test_every_paper_prints_at_any_step(officer, communes, name):
    load_programmes(centre())
    club = founded(officer, communes[0])
    make_member(club, full_name="Nguyễn <b>Thị</b> #Lan *1*", birth_year=1960)
    answer = officer.get(f"/vp/thanh-lap/{club.pk}/giay/{name}.pdf?cap_tren=UBMTTQ+xã")
    assert answer.content[:5] == b"%PDF-"


def test_the_decision_comes_in_word_with_nothing_left_to_fill(officer, communes):
    load_programmes(centre())
    club = founded(officer, communes[0])
    Club.objects.filter(pk=club.pk).update(name="CLB A & B <thôn>")
    answer = officer.get(f"/vp/thanh-lap/{club.pk}/giay/quyet-dinh.docx")
    words = zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()
    assert "CLB A &amp; B &lt;thôn&gt;" in words
    assert "1648/QĐ-TTg" in words
    assert "{{" not in words
    assert "{%" not in words


def test_a_step_too_early_is_refused_in_its_form(officer, communes):
    club = founded(officer, communes[0])
    answer = post(officer, f"/vp/thanh-lap/{club.pk}/buoc/committee/", 422, **day("happened_on", date(2026, 6, 20)))
    assert "Bước này cần bước trước" in answer.content.decode()


def test_a_founding_is_given_up(officer, communes):
    club = founded(officer, communes[0])
    post(officer, f"/vp/thanh-lap/{club.pk}/thoi/", reason="Không đủ người", **day("on", date(2026, 7, 1)))
    assert club.states.open().get().state == State.DISSOLVED


def test_the_letterhead_of_a_commune_stands_on_its_papers(officer, communes):
    path = f"/vp/thanh-lap/dau-giay/{communes[0].pk}/"
    assert officer.get(path).status_code == 200
    post(officer, path, superior="Ủy ban MTTQ xã Nga Sơn", signer_name="Trần Văn Khoa")
    assert Letterhead.objects.get(commune=communes[0]).signer_name == "Trần Văn Khoa"
    assert 'value="Trần Văn Khoa"' in officer.get(path).content.decode()


def test_the_neighbour_finds_nothing(officer, neighbour, communes):
    club, fallen = founded(officer, communes[0]), living_club(communes[0])
    area = communes[0].pk
    for path in (
        f"/vp/thanh-lap/{club.pk}/", f"/vp/thanh-lap/{club.pk}/giay/quyet-dinh.pdf",
        f"/vp/thanh-lap/{club.pk}/giay/quyet-dinh.docx", f"/vp/thanh-lap/{club.pk}/buoc/survey/",
        f"/vp/thanh-lap/dau-giay/{area}/", f"/vp/tiep-nhan/{area}/", f"/vp/tiep-nhan/clb/{fallen.pk}/",
        f"/vp/thon-sap-nhap/{area}/", f"/vp/sap-nhap/{fallen.pk}/", f"/vp/giai-the/{fallen.pk}/",
        f"/vp/phu-trach/{area}/", "/vp/phu-trach/",
    ):  # fmt: skip
        assert neighbour.get(path).status_code == 404, path
    assert neighbour.post(f"/vp/thanh-lap/{club.pk}/cap-quyen/").status_code == 404


def test_what_fell_to_the_commune_is_confirmed_club_by_club(officer, communes):
    club, other = living_club(communes[0], name="CLB thôn Đông"), living_club(communes[0], name="CLB thôn Tây")
    placeholder = make_club("Số công bố 1", commune=communes[0], is_published_only=True)
    assert officer.get("/vp/tiep-nhan/").status_code == 302
    page = officer.get(f"/vp/tiep-nhan/{communes[0].pk}/").content.decode()
    assert "0/2 đã xác nhận" in page
    assert "Số công bố 1" in page

    today = date(2026, 11, 20)
    post(officer, f"/vp/tiep-nhan/clb/{club.pk}/", verdict="real", chair_name="Nguyễn Thị Lan",
         chair_phone="0912000111", placeholder=placeholder.pk, **day("said_on", today))  # fmt: skip
    wrong = post(officer, f"/vp/tiep-nhan/clb/{other.pk}/", 422, verdict="duplicate", **day("said_on", today))
    assert "Chọn câu lạc bộ mà câu lạc bộ này bị trùng" in wrong.content.decode()
    post(officer, f"/vp/tiep-nhan/clb/{other.pk}/", verdict="duplicate", other_club=club.pk, **day("said_on", today))

    page = officer.get(f"/vp/tiep-nhan/{communes[0].pk}/").content.decode()
    assert "2/2 đã xác nhận" in page
    assert "Số công bố 1" not in page
    assert "0912000111" in officer.get(f"/vp/tiep-nhan/clb/{club.pk}/").content.decode()
    for verdict in Verdict:
        assert officer.get(f"/vp/tiep-nhan/clb/{club.pk}/?la={verdict}").status_code == 200


def test_a_club_of_a_split_commune_is_asked_offered_and_taken(officer, neighbour, communes):
    old = make_old_commune("Nga Giáp Thử")
    for new, is_default in ((communes[0], True), (communes[1], False)):
        Succession.objects.create(
            old=old, new=new, happened_on=date(2025, 7, 1), extent=Extent.PART, is_default=is_default
        )
    club = make_club(commune=communes[0], old_commune=old)
    Seat.objects.filter(club=club, map__valid_to=None).update(is_confirmed=False)
    page = officer.get(f"/vp/tiep-nhan/clb/{club.pk}/").content.decode()
    assert "đã chia về nhiều xã" in page

    post(officer, f"/vp/tiep-nhan/clb/{club.pk}/", commune=communes[1].pk)
    offered = TakingOver.objects.get(club=club)
    there = f"/vp/tiep-nhan/{communes[1].pk}/"
    assert club.name in neighbour.get(there).content.decode()
    assert officer.post(f"{there}nhan/{offered.pk}/").status_code == 404
    assert neighbour.post(f"{there}nhan/{offered.pk}/").status_code == 302
    club.refresh_from_db()
    assert club.path.startswith(communes[1].path)


def test_a_club_is_offered_to_a_commune_found_by_name(officer, communes):
    club = living_club(communes[0])
    page = officer.get(f"/vp/tiep-nhan/clb/{club.pk}/?la=elsewhere&xa=nga+an").content.decode()
    assert f'value="{communes[1].pk}"' in page
    post(officer, f"/vp/tiep-nhan/clb/{club.pk}/", verdict="elsewhere", elsewhere=communes[1].pk,
         **day("said_on", date(2026, 11, 20)))  # fmt: skip
    assert TakingOver.objects.get(club=club).elsewhere == communes[1]


def test_a_province_sees_how_far_each_commune_is(province, communes):
    living_club(communes[0])
    page = province.get("/vp/tiep-nhan/?q=nga+son").content.decode()
    assert "0/1" in page
    assert province.get("/vp/tiep-nhan/?tai=xlsx").content[:2] == b"PK"
    assert province.get("/vp/thanh-lap/moi/?q=nga").status_code == 200
    assert province.get("/vp/thon-sap-nhap/").status_code == 200


def test_clubs_follow_a_merged_hamlet_and_one_goes_into_the_other(officer, communes):
    home = communes[0]
    one, two = hamlet(home, "Một Thử"), hamlet(home, "Hai Thử")
    clubs = [living_club(home, 2), living_club(home, 2)]
    for club, place in zip(clubs, (one, two), strict=True):
        ClubHamlet.objects.create(club=club, hamlet=place, valid_from=date(2025, 7, 1))
    merge_hamlets(
        keeper_of_places(home), commune=home, key=uuid4(), happened_on=date(2026, 11, 1), whole=[one, two],
        into=NewHamlet(HamletKind.THON, "Hợp Nhất"), source="12/NQ",
    )  # fmt: skip
    path = f"/vp/thon-sap-nhap/{home.pk}/"
    assert "Chung một thôn" in officer.get(path).content.decode()
    post(officer, path, clubs=[club.pk for club in clubs], **day("since", date(2026, 11, 20)))
    assert "Còn ghi theo thôn cũ" not in officer.get(path).content.decode()

    merging = f"/vp/sap-nhap/{clubs[0].pk}/"
    assert officer.get(merging).status_code == 200
    assert "có thể là một người" in officer.get(f"{merging}?vao={clubs[1].pk}").content.decode()
    post(officer, merging, into=clubs[1].pk, xac_nhan="1", reason="Một thôn", **day("on", date(2026, 11, 21)))
    assert clubs[0].states.open().get().merged_into == clubs[1]


def test_a_club_is_dissolved_with_its_reason(officer, communes):
    club = living_club(communes[0])
    assert officer.get(f"/vp/giai-the/{club.pk}/").status_code == 200
    post(officer, f"/vp/giai-the/{club.pk}/", reason="Không còn họp", **day("on", date(2026, 11, 20)))
    assert club.states.open().get().state == State.DISSOLVED


def test_a_province_lets_somebody_stand_in(province, communes):
    assert communes[0].full_name in province.get("/vp/phu-trach/?q=nga+son&trong=1").content.decode()
    path = f"/vp/phu-trach/{communes[0].pk}/"
    told = {"name": "Lê Văn Mặt", "phone": "0912345999", "acting_for": "Ủy ban MTTQ xã"}
    told |= day("since", date(2026, 11, 23)) | day("until", date(2027, 6, 30))
    wrong = post(province, path, 422, **(told | {"login": "khong.co"}))
    assert "Không có tài khoản nào tên này" in wrong.content.decode()
    answer = post(province, path, 200, **told)
    assert "Mã vào một lần" in answer.content.decode()
    assert Grant.objects.get(path=communes[0].path).is_acting


def test_a_list_asks_the_same_number_of_questions_for_one_and_three(officer, communes, django_assert_num_queries):
    founded(officer, communes[0])
    officer.get("/vp/thanh-lap/")
    with django_assert_num_queries(5):
        officer.get("/vp/thanh-lap/")
    for _ in range(2):
        make_club(commune=communes[0], state=State.PROPOSED, since=date(2026, 9, 1))
    with django_assert_num_queries(5):
        officer.get("/vp/thanh-lap/")


def test_the_lists_of_foundings_and_of_communes_go_out_as_workbooks_and_in_the_order_asked(officer, communes, province):
    founded(officer, communes[0])
    for client, url, named in (
        (officer, "/vp/thanh-lap/", "Câu lạc bộ"),
        (province, "/vp/phu-trach/", communes[0].full_name),
        (province, "/vp/tiep-nhan/", "Đã xác nhận"),
    ):
        answer = client.get(url, {"tai": "xlsx"})
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
        assert any(named in str(cell) for row in sheet for cell in row), url
    down = province.get("/vp/phu-trach/", {"sort": "-ten"}).content.decode()
    assert 'aria-sort="descending"' in down
    empty = province.get("/vp/phu-trach/", {"trong": "1", "q": communes[1].name}).content.decode()
    assert "chưa có ai" in empty
