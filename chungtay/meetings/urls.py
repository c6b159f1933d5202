"""Addresses of meetings: on the club face to read and write, on the office face to read."""

from django.urls import path

from chungtay.meetings.views import closing, lists, papers, steps, things
from chungtay.web.menu import Face

app_name = "meetings"

CLUB, OFFICE = {"face": Face.CLUB}, {"face": Face.OFFICE}
_CLUB = "clb/<int:club_id>/hop/"
_ONE = f"{_CLUB}<uuid:key>/"
_OFFICE = "vp/clb/<int:club_id>/hop/"

urlpatterns = [
    path(_CLUB, lists.meeting_list, CLUB, name="list"),
    path(f"{_CLUB}bat-dau/", steps.start, name="start"),
    path(f"{_CLUB}nam/<int:year>/", lists.year, CLUB, name="year"),
    path(f"{_CLUB}thang-khong-hop/", lists.month_without, name="month_without"),
    path(f"{_CLUB}to-diem-danh.pdf", papers.roll_sheet, name="roll_sheet"),
    path(_ONE, lists.meeting, CLUB, name="meeting"),
    path(f"{_ONE}diem-danh/", steps.attendance, name="attendance"),
    path(f"{_ONE}diem-danh/<int:membership_id>/", steps.one_line, name="line"),
    path(f"{_ONE}khach/", steps.guests, name="guests"),
    path(f"{_ONE}truyen-thong/", things.topics, name="topics"),
    path(f"{_ONE}truyen-thong/<uuid:thing>/bo/", things.strike_topic, name="strike_topic"),
    path(f"{_ONE}thong-nhat/", things.decisions, name="decisions"),
    path(f"{_ONE}thong-nhat/<uuid:thing>/bo/", things.strike_decision, name="strike_decision"),
    path(f"{_ONE}ke-hoach/", steps.plan, name="plan"),
    path(f"{_ONE}anh/", things.photos, name="photos"),
    path(f"{_ONE}anh/<int:photo_id>.jpg", papers.photo, name="photo"),
    path(f"{_ONE}anh/<int:thing>/bo/", things.strike_photo, name="strike_photo"),
    path(f"{_ONE}ket-thuc/", closing.close, name="close"),
    path(f"{_ONE}dinh-chinh/", closing.correct, name="correct"),
    path(f"{_ONE}bo/", closing.discard, name="discard"),
    path(f"{_ONE}bien-ban.pdf", papers.minutes, name="minutes"),
    path(_OFFICE, lists.meeting_list, OFFICE, name="office_list"),
    path(f"{_OFFICE}nam/<int:year>/", lists.year, OFFICE, name="office_year"),
    path(f"{_OFFICE}<uuid:key>/", lists.meeting, OFFICE, name="office_meeting"),
    path(f"{_OFFICE}<uuid:key>/anh/<int:photo_id>.jpg", papers.photo, name="office_photo"),
    path(f"{_OFFICE}<uuid:key>/bien-ban.pdf", papers.minutes, name="office_minutes"),
]
