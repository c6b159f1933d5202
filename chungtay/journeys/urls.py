"""Addresses of the journeys: most on the office face; a member's own view and what it leads to on the club face."""

from django.urls import path

from chungtay.journeys.views import founding, handover, merging, own_view, papers, personal, taking_over

app_name = "journeys"

_DATA = "clb/<int:club_id>/du-lieu/<int:membership_id>/"

urlpatterns = [
    path("vp/thanh-lap/", founding.foundings, name="foundings"),
    path("vp/thanh-lap/moi/", founding.propose, name="propose"),
    path("vp/thanh-lap/dau-giay/<int:area_id>/", founding.letterhead, name="letterhead"),
    path("vp/thanh-lap/<int:club_id>/", founding.founding, name="founding"),
    path("vp/thanh-lap/<int:club_id>/buoc/<str:kind>/", founding.step, name="step"),
    path("vp/thanh-lap/<int:club_id>/thoi/", founding.stop, name="stop"),
    path("vp/thanh-lap/<int:club_id>/tep/<int:step_id>/", founding.step_file, name="step_file"),
    path("vp/thanh-lap/<int:club_id>/giay/<str:name>.pdf", papers.paper, name="paper"),
    path("vp/thanh-lap/<int:club_id>/giay/quyet-dinh.docx", papers.decision_in_word, name="decision_in_word"),
    path("vp/thanh-lap/<int:club_id>/cap-quyen/", papers.let_board_in, name="let_board_in"),
    path("vp/tiep-nhan/", taking_over.taking_over, name="taking_over"),
    path("vp/tiep-nhan/<int:area_id>/", taking_over.commune, name="taking_over_commune"),
    path("vp/tiep-nhan/<int:area_id>/nhan/<int:row_id>/", taking_over.accept, name="accept_club"),
    path("vp/tiep-nhan/clb/<int:club_id>/", taking_over.club, name="taking_over_club"),
    path("vp/thon-sap-nhap/", merging.hamlets, name="hamlets"),
    path("vp/thon-sap-nhap/<int:area_id>/", merging.hamlets_commune, name="hamlets_commune"),
    path("vp/sap-nhap/<int:club_id>/", merging.merge, name="merge"),
    path("vp/giai-the/<int:club_id>/", merging.dissolve, name="dissolve"),
    path("vp/phu-trach/", merging.in_charge, name="in_charge"),
    path("vp/phu-trach/<int:area_id>/", merging.stand_in, name="stand_in"),
    path("clb/<int:club_id>/ban-giao/", handover.handovers, name="handovers"),
    path("clb/<int:club_id>/ban-giao/moi/", handover.begin, name="begin_handover"),
    path("clb/<int:club_id>/ban-giao/<uuid:key>/", handover.handover, name="handover"),
    path("clb/<int:club_id>/ban-giao/<uuid:key>/buoc/<str:step>/", handover.step, name="handover_step"),
    path("clb/<int:club_id>/ban-giao/<uuid:key>/du-no/", handover.loans, name="handover_loans"),
    path("clb/<int:club_id>/ban-giao/<uuid:key>/bien-ban.pdf", handover.minutes, name="handover_minutes"),
    path("clb/<int:club_id>/ban-giao/<uuid:key>/xong/", handover.finish, name="finish_handover"),
    path("clb/<int:club_id>/ban-giao/<uuid:key>/thoi/", handover.cancel, name="cancel_handover"),
    path("vp/ban-giao/", handover.office_list, name="office_handovers"),
    path("vp/ban-giao/<uuid:key>/", handover.office_one, name="office_handover"),
    path("clb/<int:club_id>/con-lai/", own_view.left_open, name="left_open"),
    path("xem/<str:token>/", own_view.own_page, name="own_page"),
    path("clb/<int:club_id>/phieu-thanh-vien/", own_view.slips, name="slips"),
    path("clb/<int:club_id>/phieu-thanh-vien/tat-ca.pdf", own_view.slips_printed, name="slips_printed"),
    path("clb/<int:club_id>/phieu-thanh-vien/<int:membership_id>/", own_view.member_view, name="member_view"),
    path("clb/<int:club_id>/phieu-thanh-vien/<int:membership_id>/phieu.pdf", own_view.slip_printed, name="slip"),
    path("clb/<int:club_id>/phieu-thanh-vien/<int:membership_id>/bo-duong-dan/", own_view.withdraw, name="withdraw"),
    path("clb/<int:club_id>/phieu-thanh-vien/<int:membership_id>/khong-dung/", own_view.not_right, name="not_right"),
    path(f"{_DATA}", personal.held, name="held"),
    path(f"{_DATA}du-lieu.pdf", personal.held_paper, name="held_paper"),
    path(f"{_DATA}du-lieu.json", personal.held_file, name="held_file"),
    path(f"{_DATA}xoa/", personal.erase, name="erase"),
    path(f"{_DATA}da-xoa/<uuid:key>/", personal.erased, name="erased"),
    path(f"{_DATA}da-xoa/<uuid:key>.pdf", personal.erased_paper, name="erased_paper"),
    path("vp/y-kien/", own_view.office_objections, name="office_objections"),
    path("clb/<int:club_id>/y-kien/", own_view.objections, name="objections"),
    path("clb/<int:club_id>/y-kien/<uuid:key>/", own_view.objection, name="objection"),
]
