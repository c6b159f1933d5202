"""Addresses of ratings: the club's own year on a phone, the clubs of an office and the sets of criteria on a desk."""

from django.urls import path

from chungtay.rating.views import club, comparing, early, office, sets, writing

app_name = "rating"

_CLUB = "clb/<int:club_id>/xep-loai/"
_OFFICE = "vp/xep-loai/<int:club_id>/<int:year>/"
_SETS = "vp/xep-loai/bo-tieu-chi/"
_SET = f"{_SETS}<int:set_id>/"
_LINE = f"{_SET}tieu-chi/<int:criterion_id>/"

urlpatterns = [
    path(_CLUB, club.year, name="club"),
    path(f"{_CLUB}<int:year>/tu-cham/", club.rate_self, name="rate_self"),
    path(f"{_CLUB}<int:year>/xem-lai/", club.appeal, name="appeal"),
    path(f"{_CLUB}<int:year>/phieu.pdf", club.sheet, name="sheet"),
    path("vp/xep-loai/", office.clubs, name="clubs"),
    path("vp/xep-loai.xlsx", office.workbook_of_clubs, name="clubs_xlsx"),
    path("vp/xep-loai/lo-som/", early.early, name="early"),
    path("vp/xep-loai/lo-som.xlsx", early.workbook_of_early, name="early_xlsx"),
    path(_SETS, sets.sets, name="sets"),
    path(_SET, sets.one, name="set"),
    path(f"{_SET}in.pdf", sets.paper, name="set_pdf"),
    path(f"{_SET}in.xlsx", sets.workbook_of_set, name="set_xlsx"),
    path(f"{_SET}thu/", comparing.compare, name="compare"),
    path(f"{_SET}thu.xlsx", comparing.workbook_of_comparison, name="compare_xlsx"),
    path(f"{_SET}chep/", writing.copy, name="copy_set"),
    path(f"{_SET}sua/", writing.head, name="set_head"),
    path(f"{_SET}tieu-chi/", writing.add_line, name="add_line"),
    path(_LINE, writing.write_line, name="write_line"),
    path(f"{_LINE}bo/", writing.drop_line, name="drop_line"),
    path(f"{_SET}ban-hanh/", writing.publish, name="publish_set"),
    path(f"{_SET}rut/", writing.withdraw, name="withdraw_set"),
    path(_OFFICE, office.rating, name="rating"),
    path(f"{_OFFICE}kiem-tra/", office.check, name="check"),
    path(f"{_OFFICE}tra-lai/", office.give_back, name="give_back"),
    path(f"{_OFFICE}xac-nhan/", office.confirm, name="confirm"),
    path(f"{_OFFICE}tra-loi/", office.answer, name="answer"),
]
