"""Addresses of ratings: the club's own year on a phone, the clubs of an office on a desk."""

from django.urls import path

from chungtay.rating.views import club, office

app_name = "rating"

_CLUB = "clb/<int:club_id>/xep-loai/"
_OFFICE = "vp/xep-loai/<int:club_id>/<int:year>/"

urlpatterns = [
    path(_CLUB, club.year, name="club"),
    path(f"{_CLUB}<int:year>/tu-cham/", club.rate_self, name="rate_self"),
    path(f"{_CLUB}<int:year>/xem-lai/", club.appeal, name="appeal"),
    path(f"{_CLUB}<int:year>/phieu.pdf", club.sheet, name="sheet"),
    path("vp/xep-loai/", office.clubs, name="clubs"),
    path("vp/xep-loai.xlsx", office.workbook_of_clubs, name="clubs_xlsx"),
    path(_OFFICE, office.rating, name="rating"),
    path(f"{_OFFICE}kiem-tra/", office.check, name="check"),
    path(f"{_OFFICE}tra-lai/", office.give_back, name="give_back"),
    path(f"{_OFFICE}xac-nhan/", office.confirm, name="confirm"),
    path(f"{_OFFICE}tra-loi/", office.answer, name="answer"),
]
