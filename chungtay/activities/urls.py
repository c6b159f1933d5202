"""Addresses of activities: on the club face to read and write, on the office face to read."""

from django.urls import path

from chungtay.activities.views import areas, calendar, lists, offices, papers, plans, recording
from chungtay.web.menu import Face

app_name = "activities"

CLUB, OFFICE = {"face": Face.CLUB}, {"face": Face.OFFICE}
_CLUB = "clb/<int:club_id>/hoat-dong/"
_ONE = f"{_CLUB}<uuid:activity_key>/"
_PLAN = f"{_CLUB}ke-hoach/"
_OFFICE = "vp/clb/<int:club_id>/hoat-dong/"

urlpatterns = [
    path(_CLUB, areas.year, CLUB, name="year"),
    path(f"{_CLUB}tam-mang/", areas.eight, CLUB, name="eight"),
    path(f"{_CLUB}ghi/", recording.add, name="add"),
    path(f"{_CLUB}da-ghi/", lists.activity_list, CLUB, name="list"),
    path(f"{_CLUB}da-ghi.xlsx", papers.list_workbook, name="workbook"),
    path(_PLAN, plans.plan, name="plan"),
    path(f"{_PLAN}them/", plans.add, name="plan_add"),
    path(f"{_PLAN}<uuid:plan_key>/xong/", plans.tick, name="plan_tick"),
    path(f"{_PLAN}<uuid:plan_key>/thoi/", plans.drop, name="plan_drop"),
    path(f"{_CLUB}lich/", calendar.month, name="calendar"),
    path(f"{_CLUB}lich-treo-tuong.pdf", calendar.wall, name="wall"),
    path(_ONE, lists.activity, CLUB, name="activity"),
    path(f"{_ONE}sua/", recording.rewrite, name="rewrite"),
    path(f"{_ONE}bo/", recording.take_back, name="take_back"),
    path(f"{_ONE}anh/", recording.photos, name="photos"),
    path(f"{_ONE}anh/<int:snapshot_id>.jpg", lists.photo, name="photo"),
    path(f"{_ONE}anh/<int:snapshot_id>/bo/", recording.strike_photo, name="strike_photo"),
    path("clb/<int:club_id>/hop/<uuid:key>/hoat-dong/", recording.at_meeting, name="at_meeting"),
    path(_OFFICE, areas.year, OFFICE, name="office_year"),
    path(f"{_OFFICE}tam-mang/", areas.eight, OFFICE, name="office_eight"),
    path(f"{_OFFICE}da-ghi/", lists.activity_list, OFFICE, name="office_list"),
    path(f"{_OFFICE}da-ghi.xlsx", papers.list_workbook, name="office_workbook"),
    path(f"{_OFFICE}<uuid:activity_key>/", lists.activity, OFFICE, name="office_activity"),
    path(f"{_OFFICE}<uuid:activity_key>/anh/<int:snapshot_id>.jpg", lists.photo, name="office_photo"),
    path("vp/tam-mang/", offices.clubs, name="clubs"),
    path("vp/tam-mang.xlsx", offices.clubs_workbook, name="clubs_workbook"),
    path("vp/tam-mang/ten-goi/", offices.labels, name="labels"),
]
