"""Addresses of money at a meeting: beside the meeting's other steps."""

from django.urls import path

from chungtay.funds.views import collecting, meeting

_ONE = "clb/<int:club_id>/hop/<uuid:key>/thu/"
_OTHER = "clb/<int:club_id>/hop/<uuid:key>/thu-chi/"

urlpatterns = [
    path(_ONE, collecting.sheet, name="collect"),
    path(f"{_ONE}danh-sach/", collecting.whole_list, name="collect_list"),
    path(f"{_ONE}<int:membership_id>/", collecting.line, name="collect_line"),
    path(f"{_ONE}<int:membership_id>/bo/", collecting.back, name="collect_back"),
    path(_OTHER, meeting.other_money, name="meeting_money"),
]
