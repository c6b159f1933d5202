"""The pages of commendation: a whole round by forms, the club's side, lists, papers, what waits on the desk."""

import io
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from python_calamine import CalamineWorkbook

from chungtay.awards.models import AwardRound, Certificate, Nomination, Quota
from chungtay.awards.rules import AwardeeKind, Issuer, NominationState
from chungtay.awards.services import step_nomination
from chungtay.awards.tests.factories import (
    check,
    decided,
    make_nomination,
    make_round,
    office_at,
    today,
    vote,
)
from chungtay.clubs.tests.factories import make_board, make_club, make_member
from tests import cast

pytestmark = pytest.mark.django_db
DAY = f"{today():%d/%m/%Y}"


@pytest.fixture
def officer():
    return cast.province_officer()


@pytest.fixture
def province(officer):
    return officer.act.grants[0].path


@pytest.fixture
def club():
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    return club


def form(**said):
    return {"key": str(uuid4()), **said}


def test_a_whole_round_is_made_on_the_pages(officer, province, club):
    client = officer.client
    office_at(province)
    year = today().year
    plan = form(
        title="Khen thưởng cuối năm", occasion="regular", issuer_side="inside", issuer="Hội NCT tỉnh Thanh Hóa",
        merit_from=f"01/01/{year}", merit_to=f"31/12/{year}", due_on=DAY, quorum_percent="66",
        pass_percent="51", about="",
    )  # fmt: skip
    assert client.post("/vp/khen-thuong/mo/", plan).status_code == 302
    here = f"/vp/khen-thuong/{AwardRound.objects.get().key}/"
    refused = client.post(f"{here}buoc/open/", form())
    assert "Chưa có chỉ tiêu" in refused.content.decode()
    quota = form(kind="giay_khen", awardee="club", count="2", per_unit="", money_vnd="500.000", money_source="")
    assert "nguồn nào" in client.post(f"{here}chi-tieu/", quota).content.decode()
    assert client.post(f"{here}chi-tieu/", quota | {"money_source": "Quỹ của Hội"}).status_code == 302
    assert client.post(f"{here}buoc/open/", form()).status_code == 302
    assert "Giấy khen, câu lạc bộ" in client.get(f"{here}de-cu/").content.decode()
    chosen = f"{here}de-cu/?chitieu={Quota.objects.get().pk}"
    assert club.name in client.get(f"{chosen}&q=phu+nghia").content.decode()
    page = client.get(f"{chosen}&clb={club.pk}").content.decode()
    assert "Việc làm nổi bật" in page
    told = form(post="", unit="Xã Nga Sơn", merit="Thành tích xuất sắc", report="Đã làm nhiều việc", second_words="")
    assert client.post(f"{chosen}&clb={club.pk}", told).status_code == 302
    again = client.post(f"{chosen}&clb={club.pk}", told | form())
    assert again.status_code == 422
    assert "đã được đề cử" in again.content.decode()
    row = Nomination.objects.get()
    assert client.post(f"/vp/khen-thuong/de-cu/{row.key}/", form(to="checked", words="")).status_code == 302
    assert client.post(f"{here}buoc/review/", form()).status_code == 302
    council = form(
        held_on=DAY, place="Hội trường", chair="Ông Thành", secretary="Bà Minh", member_count="9", present_count="5",
        present_names="Ông Thành\nBà Minh", opinions="", **{f"y_{row.pk}": "5", f"n_{row.pk}": "0"},
    )  # fmt: skip
    assert "ít nhất 6 người" in client.post(f"{here}hop/", council).content.decode()
    assert client.post(f"{here}hop/", council | {"present_count": "6"}).status_code == 302
    assert client.post(f"{here}quyet-dinh/", form(signed_on=DAY)).status_code == 302
    assert client.post(f"{here}buoc/handed/", form(on=DAY)).status_code == 302
    page = client.get(here).content.decode()
    assert "/QĐ-HNCT" in page
    assert "đã trao" in page


def test_a_club_nominates_a_member_and_sees_its_own(officer, province, club):
    row = make_round(officer, province, AwardeeKind.MEMBER, AwardeeKind.UNIT)
    lua = make_member(club, full_name="Nguyễn Thị Lụa")
    client = cast.lan_the_chair(club).client
    home = f"/clb/{club.pk}/khen-thuong/"
    assert row.title in client.get(home).content.decode()
    quota = Quota.objects.get(awardee="member")
    page = client.get(f"{home}dot/{row.key}/").content.decode()
    assert f"chitieu={quota.pk}" in page
    assert f"chitieu={Quota.objects.get(awardee='unit').pk}" not in page
    where = f"{home}dot/{row.key}/?chitieu={quota.pk}"
    assert "Nguyễn Thị Lụa" in client.get(f"{where}&q=lua").content.decode()
    told = form(post="Thành viên", unit=club.name, merit="Chăm sóc tại nhà", report="Đã làm", second_words="")
    assert client.post(f"{where}&tv={lua.pk}", told).status_code == 302
    mine = Nomination.objects.get()
    here = f"{home}de-cu/{mine.key}/"
    assert "Nguyễn Thị Lụa" in client.get(here).content.decode()
    assert client.get(f"{here}bao-cao.pdf").content.startswith(b"%PDF")
    step_nomination(officer.act, nomination=mine, key=uuid4(), to=NominationState.RETURNED, words="Ghi rõ số người")
    assert "bị trả lại" in client.get(f"/clb/{club.pk}/").content.decode()
    assert "Ghi rõ số người" in client.get(f"{here}bo-sung/").content.decode()
    again = form(merit="Chăm sóc tại nhà 5 cụ", report="Đã làm với 5 cụ", second_words="")
    assert client.post(f"{here}bo-sung/", again).status_code == 302
    decided(vote(row, officer, [check(mine, officer)]), officer)
    line = Certificate.objects.get()
    assert "Giấy khen" in client.get(home).content.decode()
    assert client.get(f"{home}bang/{line.key}.pdf").content.startswith(b"%PDF")
    other = cast.neighbour()
    theirs = f"/clb/{other.act.grants[0].path.rpartition('c')[2].strip('/')}/khen-thuong/"
    assert other.client.get(f"{theirs}bang/{line.key}.pdf").status_code == 404
    assert other.client.get(f"{theirs}de-cu/{mine.key}/").status_code == 404
    assert "Nguyễn Thị Lụa" not in other.client.get(theirs).content.decode()


def test_papers_and_certificates(officer, province, club):
    row = make_round(officer, province, AwardeeKind.CLUB, AwardeeKind.PERSON)
    rows = [
        make_nomination(row, officer, province, club=club),
        make_nomination(row, officer, province, awardee=AwardeeKind.PERSON, name="Bác sĩ Hòa", unit="Trạm y tế"),
    ]
    here = f"/vp/khen-thuong/{row.key}/"
    assert officer.client.get(f"{here}giay/bien-ban.pdf").status_code == 422
    assert officer.client.get(f"{here}bang.pdf").status_code == 422
    decided(vote(row, officer, rows), officer)
    minutes = Document(io.BytesIO(officer.client.get(f"{here}giay/bien-ban.docx").content))
    assert [cell.text.split("\n")[0] for cell in minutes.tables[-1].rows[0].cells] == ["THƯ KÝ", "CHỦ TRÌ"]
    assert [cell.text for cell in minutes.tables[1].rows[2].cells][:3] == ["Bác sĩ Hòa", "Giấy khen", "6"]
    assert "giay/bien-ban.docx" in officer.client.get(here).content.decode()
    for name in ("bien-ban", "quyet-dinh"):
        assert officer.client.get(f"{here}giay/{name}.pdf").content.startswith(b"%PDF")
    assert officer.client.get(f"{here}giay/to-trinh.pdf").status_code == 422
    paper = Document(io.BytesIO(officer.client.get(f"{here}giay/quyet-dinh.docx").content))
    said = " ".join(each.text for each in paper.paragraphs) + str([c.text for t in paper.tables for c in t._cells])
    assert "1 tập thể và 1 cá nhân" in said
    assert "1.000.000 đ (Một triệu đồng)" in said
    assert "Bác sĩ Hòa" in said
    assert [each.alignment for each in paper.paragraphs if each.text == "QUYẾT ĐỊNH:"] == [1]  # in the middle
    assert b"/Count 2" in officer.client.get(f"{here}bang.pdf").content
    report = officer.client.get(f"/vp/khen-thuong/de-cu/{rows[0].key}/bao-cao.docx").content
    assert "Việc làm nổi bật: trồng cây." in [each.text for each in Document(io.BytesIO(report)).paragraphs]


def test_an_outside_body_is_asked_by_a_submission_and_prints_its_own(officer, province, club):
    row = make_round(officer, province, issuer_side=Issuer.OUTSIDE, issuer="UBND tỉnh Thanh Hóa")
    vote(row, officer, [make_nomination(row, officer, province, club=club)])
    here = f"/vp/khen-thuong/{row.key}/"
    paper = Document(io.BytesIO(officer.client.get(f"{here}giay/to-trinh.docx").content))
    assert any("UBND tỉnh Thanh Hóa" in each.text for each in paper.paragraphs)
    sent = form(signed_on=DAY, written_number="99/QĐ-UBND", signer_title="", signer_name="")
    assert officer.client.post(f"{here}quyet-dinh/", sent).status_code == 302
    assert officer.client.get(f"{here}bang.pdf").status_code == 422


def test_an_award_of_others_is_entered_and_one_of_ours_revoked(officer, province, club):
    client, year = officer.client, today().year
    assert "nhà hảo tâm" in client.get("/vp/khen-thuong/so/ghi/").content.decode()
    given = form(
        kind="bang_khen", occasion="sudden", issuer="Sở Y tế", written_number="1/QĐ-SYT", signed_on=DAY,
        merit="Phòng dịch", merit_from=f"01/01/{year}", merit_to=f"31/12/{year}", money_vnd="", money_source="",
        second_words="", post="", unit="Xã Nga Sơn",
    )  # fmt: skip
    assert client.post(f"/vp/khen-thuong/so/ghi/?doituong=club&clb={club.pk}", given).status_code == 302
    unit = "/vp/khen-thuong/so/ghi/?doituong=unit"
    assert "Hội Người cao tuổi" in client.get(unit).content.decode()
    assert client.post(f"{unit}&donvi={province}", given | form()).status_code == 302
    person = given | form(name="Bác sĩ Hòa")
    assert client.post("/vp/khen-thuong/so/ghi/?doituong=person", person).status_code == 302
    page = client.get(f"/vp/khen-thuong/so/ghi/?doituong=club&clb={club.pk}").content.decode()
    assert club.name in page
    line = Certificate.objects.get(awardee="club")
    here = f"/vp/khen-thuong/so/{line.key}/"
    assert "1/QĐ-SYT" in client.get(here).content.decode()
    assert client.get(f"{here}bang.pdf").status_code == 422
    assert client.post(f"{here}thu-hoi/", form(said="Ghi nhầm")).status_code == 302
    assert "đã thu hồi" in client.get(here).content.decode()
    below = cast.commune_officer().client
    assert below.get(here).status_code == 200
    assert below.get(f"{here}thu-hoi/").status_code == 404


def test_lists_are_searched_narrowed_sorted_downloaded_and_say_when_they_are_empty(officer, province, club):
    client = officer.client
    for where, words in (("", "Chưa có đợt"), ("de-cu/", "Chưa có đề cử"), ("so/", "Sổ chưa có dòng nào")):
        assert words in client.get(f"/vp/khen-thuong/{where}").content.decode()
    row = make_round(officer, province)
    decided(vote(row, officer, [make_nomination(row, officer, province, club=club)]), officer)
    for where, narrowed in (
        ("", "?q=khen+thuong&dip=regular&sort=ten"), ("de-cu/", "?q=phu+nghia&buoc=awarded&sort=dot"),
        ("so/", f"?q=phu+nghia&hinhthuc=giay_khen&nam={today().year}&aitang=inside&doituong=club&sort=-tien"),
    ):  # fmt: skip
        found = client.get(f"/vp/khen-thuong/{where}{narrowed}").content.decode()
        assert (row.title if not where else club.name) in found
        assert "nào như vậy" in client.get(f"/vp/khen-thuong/{where}?q=khongco").content.decode()
        sheet = client.get(f"/vp/khen-thuong{('/' + where).rstrip('/')}.xlsx{narrowed}").content
        book = CalamineWorkbook.from_filelike(io.BytesIO(sheet))
        assert (row.title if not where else club.name) in str(book.get_sheet_by_index(0).to_python())


def test_what_waits_is_on_the_desk_of_each_level(officer, province, club):
    row, commune = make_round(officer, province), cast.commune_officer()
    mine = make_nomination(row, cast.lan_the_chair(club), club.path, club=club)
    desk = officer.client.get("/vp/").content.decode()
    assert "1 đề cử khen thưởng chờ kiểm tra" in desk
    assert "nhận đề cử đến" in desk
    assert "1 đề cử chờ xác nhận gửi lên" in commune.client.get("/vp/").content.decode()
    waiting = officer.client.get("/vp/khen-thuong/de-cu/?buoc=cho-kiem-tra").content.decode()
    assert club.name in waiting
    here = f"/vp/khen-thuong/de-cu/{mine.key}/"
    assert "Xác nhận, gửi lên trên" in commune.client.get(here).content.decode()
    assert commune.client.post(here, form(to="endorsed", words="Đúng")).status_code == 302
    assert commune.client.post(here, form(to="checked", words="")).status_code == 409
    vote(row, officer, [Nomination.objects.get()])
    assert "chờ ra quyết định" in officer.client.get("/vp/").content.decode()
    other = make_nomination(make_round(officer, province, title="Đợt hai"), commune, club.path.rpartition("c")[0],
                            club=make_club("CLB thôn Đông"))  # fmt: skip
    step_nomination(officer.act, nomination=other, key=uuid4(), to=NominationState.RETURNED, words="Thiếu")
    assert "1 đề cử bị trả lại" in commune.client.get("/vp/").content.decode()


def test_a_second_award_is_shown_before_it_is_nominated_and_to_the_council(officer, province, club):
    row = make_round(officer, province)
    decided(vote(row, officer, [make_nomination(row, officer, province, club=club)]), officer)
    again = make_round(officer, province, title="Đợt chuyên đề")
    quota = Quota.objects.get(round=again)
    where = f"/vp/khen-thuong/{again.key}/de-cu/?chitieu={quota.pk}&clb={club.pk}"
    assert "Đã được khen cho cùng thời gian" in officer.client.get(where).content.decode()
    told = form(post="", unit="", merit="Chuyên đề", report="Đã làm", second_words="")
    refused = officer.client.post(where, told)
    assert refused.status_code == 422
    assert "Ghi lý do đề nghị khen thêm" in refused.content.decode()
    assert officer.client.post(where, told | {"second_words": "Việc khác hẳn"}).status_code == 302
    check(Nomination.objects.get(quota=quota), officer)
    page = officer.client.get(f"/vp/khen-thuong/{again.key}/hop/").content.decode()
    assert "Việc khác hẳn" in page
    assert "khen thêm" in officer.client.get(f"/vp/khen-thuong/{again.key}/").content.decode()


def test_the_queries_of_the_lists_are_fixed(officer, province):
    def count(address):
        with CaptureQueriesContext(connection) as seen:
            assert officer.client.get(address).status_code == 200
        return len(seen)

    def more(name):
        row = make_round(officer, province, title=f"Đợt {name}")
        decided(vote(row, officer, [make_nomination(row, officer, province, club=make_club(f"CLB {name}"))]), officer)
        return row

    pages = ("/vp/khen-thuong/", "/vp/khen-thuong/de-cu/", "/vp/khen-thuong/so/")
    more("A")
    one = [count(page) for page in pages]
    more("B")
    row = more("C")
    assert [count(page) for page in pages] == one
    assert max(one) <= 13
    lone = count(f"/vp/khen-thuong/{row.key}/")
    wide = make_round(officer, province, title="Đợt rộng")
    rows = [make_nomination(wide, officer, province, club=make_club(f"CLB rộng {at}")) for at in range(3)]
    decided(vote(wide, officer, rows), officer)
    assert count(f"/vp/khen-thuong/{wide.key}/") == lone
