"""Addresses of a club's things: on the club face to read and write, on the office face to read."""

from django.urls import path

from chungtay.assets.views import counting, lists, papers, things
from chungtay.web.menu import Face

app_name = "assets"

CLUB, OFFICE = {"face": Face.CLUB}, {"face": Face.OFFICE}
_CLUB = "clb/<int:club_id>/tai-san/"
_ONE = f"{_CLUB}<uuid:thing_key>/"
_OFFICE = "vp/clb/<int:club_id>/tai-san/"

urlpatterns = [
    path(_CLUB, lists.thing_list, CLUB, name="list"),
    path(f"{_CLUB}ghi-moi/", things.add, name="add"),
    path(f"{_CLUB}ban-giao/", things.hand_many, name="hand_many"),
    path(f"{_CLUB}kiem-ke/", counting.inventory, name="inventory"),
    path(f"{_CLUB}so-tai-san.pdf", papers.book, name="book"),
    path(f"{_CLUB}so-tai-san.xlsx", papers.book_workbook, name="workbook"),
    path(_ONE, lists.thing, CLUB, name="thing"),
    path(f"{_ONE}ban-giao/", things.hand, name="hand"),
    path(f"{_ONE}kiem/", counting.count_one, name="count"),
    path(f"{_ONE}sua/", things.rewrite, name="rewrite"),
    path(f"{_ONE}xoa-so/", things.strike, name="strike"),
    path(f"{_ONE}xoa-so/<uuid:gone_key>/ghi-lai/", things.restore, name="restore"),
    path(f"{_ONE}anh/", things.photos, name="photos"),
    path(f"{_ONE}anh/<int:picture_id>.jpg", lists.photo, name="photo"),
    path(f"{_ONE}anh/<int:picture_id>/bo/", things.strike_photo, name="strike_photo"),
    path(_OFFICE, lists.thing_list, OFFICE, name="office_list"),
    path(f"{_OFFICE}so-tai-san.pdf", papers.book, name="office_book"),
    path(f"{_OFFICE}so-tai-san.xlsx", papers.book_workbook, name="office_workbook"),
    path(f"{_OFFICE}<uuid:thing_key>/", lists.thing, OFFICE, name="office_thing"),
    path(f"{_OFFICE}<uuid:thing_key>/anh/<int:picture_id>.jpg", lists.photo, name="office_photo"),
]
