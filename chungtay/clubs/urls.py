"""Addresses of clubs: `/clb/…` for a board, `/vp/…` for an office."""

from django.urls import path

from chungtay.clubs.views import board, duplicates, member, members, office, profile

app_name = "clubs"
_CLUB = "clb/<int:club_id>/"
_MEMBER = f"{_CLUB}thanh-vien/<int:membership_id>/"
urlpatterns = [
    path(f"{_CLUB}thanh-vien/", members.member_list, name="members"),
    path(f"{_CLUB}thanh-vien/so.xlsx", members.member_workbook, name="members_workbook"),
    path(f"{_CLUB}thanh-vien/so.pdf", members.register, name="register"),
    path(f"{_CLUB}thanh-vien/them/", members.add_member, name="add_member"),
    path(f"{_CLUB}thanh-vien/trung/", duplicates.club_duplicates, name="club_duplicates"),
    path(f"{_CLUB}thanh-vien/trung/<int:first_id>/<int:second_id>/", duplicates.club_judge, name="club_judge"),
    path(_MEMBER, member.member, name="member"),
    path(f"{_MEMBER}sua/", member.edit, name="edit_member"),
    path(f"{_MEMBER}ngay-vao/", member.correct_joining, name="correct_joining"),
    path(f"{_MEMBER}hoan-canh/", member.add_status, name="add_status"),
    path(f"{_MEMBER}hoan-canh/<int:status_id>/thoi/", member.end_status, name="end_status"),
    path(f"{_MEMBER}thoi/", member.leave, name="leave"),
    path(f"{_MEMBER}chuyen/", member.move, name="move"),
    path(f"{_MEMBER}tam-vang/", member.absence, name="absence"),
    path(f"{_MEMBER}tam-vang/<int:absence_id>/ve/", member.back, name="back"),
    path(f"{_CLUB}ban-chu-nhiem/", board.board, name="board"),
    path(f"{_CLUB}ban-chu-nhiem/them/", board.seat, name="seat"),
    path(f"{_CLUB}ban-chu-nhiem/<int:seat_id>/thoi/", board.end_seat, name="end_seat"),
    path(f"{_CLUB}ban-chu-nhiem/<int:seat_id>/vao/", board.let_in, name="let_in"),
    path(f"{_CLUB}to/", board.teams, name="teams"),
    path(f"{_CLUB}to/them/", board.add_team, name="add_team"),
    path(f"{_CLUB}to/<int:team_id>/them/", board.add_to_team, name="add_to_team"),
    path(f"{_CLUB}to/<int:team_id>/thoi/", board.close_team, name="close_team"),
    path(f"{_CLUB}to/nguoi/<int:place_id>/roi/", board.leave_team, name="leave_team"),
    path(f"{_CLUB}ho-so/", profile.profile, name="profile"),
    path(f"{_CLUB}ho-so/sua/", profile.edit, name="edit_profile"),
    path(f"{_CLUB}ho-so/ten/", profile.rename, name="rename"),
    path(f"{_CLUB}ho-so/ngay-hop/", profile.meeting_day, name="meeting_day"),
    path(f"{_CLUB}ho-so/quy-che/", profile.regulation, name="regulation"),
    path(f"{_CLUB}ho-so/thon/", profile.hamlets, name="hamlets"),
    path("vp/clb/", office.clubs, name="clubs"),
    path("vp/clb/danh-sach.xlsx", office.clubs_workbook, name="clubs_workbook"),
    path("vp/clb/<int:club_id>/", office.club, name="club"),
    path("vp/clb/<int:club_id>/tinh-trang/", office.change_state, name="change_state"),
    path("vp/clb/<int:club_id>/noi/", office.confirm_seat, name="confirm_seat"),
    path("vp/trung-nguoi/", duplicates.duplicates, name="duplicates"),
    path("vp/trung-nguoi/<int:first_id>/<int:second_id>/", duplicates.judge, name="judge"),
]
