"""Addresses of rights: on the club face for the board, on the office face the law alone."""

from django.urls import path

from chungtay.rights.views import cases, dialogues, due, law, longevity, papers

app_name = "rights"

_CLUB = "clb/<int:club_id>/quyen-loi/"
_MEMBER = f"{_CLUB}thanh-vien/<int:membership_id>/"
_CASE = f"{_CLUB}ho-so/<uuid:case_key>/"
_DIALOGUE = f"{_CLUB}doi-thoai/<uuid:dialogue_key>/"
_PROPOSAL = f"{_CLUB}kien-nghi/<uuid:proposal_key>/"
_LONG = f"{_CLUB}mung-tho/<int:year>/"

urlpatterns = [
    path(_CLUB, due.due_list, name="list"),
    path(f"{_CLUB}danh-sach.xlsx", due.due_workbook, name="list_xlsx"),
    path(f"{_CLUB}che-do/", law.club_law, name="law"),
    path(_MEMBER, due.person, name="person"),
    path(f"{_MEMBER}dang-huong/", due.receives, name="receives"),
    path(f"{_MEMBER}mo-ho-so/<slug:benefit>/", cases.open_case, name="open_case"),
    path(f"{_CLUB}ho-so/", cases.case_list, name="cases"),
    path(f"{_CLUB}ho-so.xlsx", cases.case_workbook, name="cases_xlsx"),
    path(f"{_CLUB}so/<int:year>.pdf", papers.book, name="book"),
    path(_CASE, cases.case, name="case"),
    path(f"{_CASE}buoc/", cases.step, name="step"),
    path(f"{_CASE}giay-to/", cases.papers, name="papers"),
    path(f"{_CASE}buoc/<uuid:step_key>/bo/", cases.take_back, name="take_back_step"),
    path(f"{_CLUB}doi-thoai/", dialogues.dialogue_list, name="dialogues"),
    path(f"{_CLUB}doi-thoai.xlsx", dialogues.dialogue_workbook, name="dialogues_xlsx"),
    path(f"{_CLUB}doi-thoai/ghi-moi/", dialogues.hold, name="hold_dialogue"),
    path(f"{_DIALOGUE}bo/", dialogues.take_back, name="take_back_dialogue"),
    path(f"{_CLUB}kien-nghi/", dialogues.proposal_list, name="proposals"),
    path(f"{_CLUB}kien-nghi.xlsx", dialogues.proposal_workbook, name="proposals_xlsx"),
    path(f"{_CLUB}kien-nghi/ghi-moi/", dialogues.propose, name="propose"),
    path(f"{_PROPOSAL}tra-loi/", dialogues.answer, name="answer"),
    path(_LONG, longevity.long_lives, name="longevity"),
    path(f"{_LONG}danh-sach.xlsx", longevity.long_lives_workbook, name="longevity_xlsx"),
    path(f"{_LONG}danh-sach.pdf", papers.long_lives, name="longevity_pdf"),
    path(f"{_LONG}giay-moi.pdf", papers.invitations, name="invitations"),
    path(f"{_LONG}thiep-mung.pdf", papers.wish_cards, name="wish_cards"),
    path(f"{_LONG}thanh-vien/<int:membership_id>/ghi/", longevity.celebrate, name="celebrate"),
    path(f"{_LONG}<uuid:longevity_key>/bo/", longevity.take_back, name="take_back_celebration"),
    path("vp/che-do/", law.office_law, name="office_law"),
    path("vp/che-do/muc-cua-tinh/<int:area_id>/", law.local_amount, name="local_amount"),
]
