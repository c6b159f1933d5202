"""Addresses of loans, under `vay/` of the club on each face."""

from django.urls import path

from chungtay.loans.rules import ChangeKind
from chungtay.loans.views import animals, lists, loan, papers, requests, terms, write_offs
from chungtay.web.menu import Face

app_name = "loans"

CLUB, OFFICE = {"face": Face.CLUB}, {"face": Face.OFFICE}
EXTENSION, RATE, PENALTY = ({"kind": kind} for kind in (ChangeKind.EXTENSION, ChangeKind.RATE, ChangeKind.PENALTY))
_CLUB = "clb/<int:club_id>/vay/"
_ASKED = f"{_CLUB}de-nghi/<uuid:asked>/"
_ONE = f"{_CLUB}<uuid:loan>/"
_OFFICE = "vp/clb/<int:club_id>/vay/"

urlpatterns = [
    path(_CLUB, lists.loan_list, CLUB, name="list"),
    path(f"{_CLUB}den-han/", lists.due, CLUB, name="due"),
    path(f"{_CLUB}cho/", lists.waiting, CLUB, name="waiting"),
    path("clb/<int:club_id>/hop/<uuid:key>/vay/", lists.at_the_meeting, name="at_meeting"),
    path(f"{_CLUB}so/<int:year>/", lists.book, CLUB, name="book"),
    path(f"{_CLUB}so/<int:year>.pdf", papers.book_pdf, name="book_pdf"),
    path(f"{_CLUB}so/<int:year>.xlsx", papers.book_xlsx, name="book_xlsx"),
    path(f"{_CLUB}de-nghi/", requests.ask, name="ask"),
    path(_ASKED, requests.request_page, CLUB, name="request"),
    path(f"{_ASKED}binh-xet/", requests.vet, name="vet"),
    path(f"{_ASKED}tra-loi/", requests.answer, name="answer"),
    path(f"{_ASKED}giao-tien/", requests.pay_out, name="pay_out"),
    path(f"{_ASKED}thoi/", requests.withdraw, name="withdraw"),
    path(f"{_ASKED}cam-ket.pdf", papers.request_commitment, name="request_commitment"),
    path(f"{_CLUB}so-cu/", animals.old_loan, name="old_loan"),
    path(f"{_CLUB}con-giong/", animals.animals, CLUB, name="animals"),
    path(f"{_CLUB}con-giong/giao/", animals.lend_animal, name="lend_animal"),
    path(f"{_CLUB}con-giong/<uuid:animal>/", animals.settle_animal, name="settle_animal"),
    path(f"{_CLUB}quy-dinh/", terms.club_terms, CLUB, name="terms"),
    path(f"{_CLUB}quy-dinh/moi/", terms.set_terms, name="set_terms"),
    path(_ONE, loan.loan_page, CLUB, name="loan"),
    path(f"{_ONE}tra/", loan.pay, name="pay"),
    path(f"{_ONE}tra/<int:repayment_id>/huy/", loan.take_back, name="take_back"),
    path(f"{_ONE}gia-han/", loan.extend, name="extend"),
    path(f"{_ONE}lai-suat/", loan.change_rate, name="change_rate"),
    path(f"{_ONE}phat/", loan.penalise, name="penalise"),
    path(f"{_ONE}gia-han/<int:changed_id>/huy/", loan.withdraw_change, EXTENSION, name="withdraw_extension"),
    path(f"{_ONE}lai-suat/<int:changed_id>/huy/", loan.withdraw_change, RATE, name="withdraw_rate"),
    path(f"{_ONE}phat/<int:changed_id>/huy/", loan.withdraw_change, PENALTY, name="withdraw_penalty"),
    path(f"{_ONE}nguoi-tra/", loan.take_over, name="take_over"),
    path(f"{_ONE}ket-qua/", loan.outcome, name="outcome"),
    path(f"{_ONE}da-ky/", loan.signed, name="signed"),
    path(f"{_ONE}xoa-no/", write_offs.propose_write_off, name="propose_write_off"),
    path(f"{_ONE}cam-ket.pdf", papers.commitment, name="commitment"),
    path(f"{_ONE}lich-tra-no.pdf", papers.schedule, name="schedule"),
    path(_OFFICE, lists.loan_list, OFFICE, name="office_list"),
    path(f"{_OFFICE}den-han/", lists.due, OFFICE, name="office_due"),
    path(f"{_OFFICE}cho/", lists.waiting, OFFICE, name="office_waiting"),
    path(f"{_OFFICE}so/<int:year>/", lists.book, OFFICE, name="office_book"),
    path(f"{_OFFICE}so/<int:year>.pdf", papers.book_pdf, name="office_book_pdf"),
    path(f"{_OFFICE}so/<int:year>.xlsx", papers.book_xlsx, name="office_book_xlsx"),
    path(f"{_OFFICE}de-nghi/<uuid:asked>/", requests.request_page, OFFICE, name="office_request"),
    path(f"{_OFFICE}con-giong/", animals.animals, OFFICE, name="office_animals"),
    path(f"{_OFFICE}quy-dinh/", terms.club_terms, OFFICE, name="office_terms"),
    path(f"{_OFFICE}<uuid:loan>/", loan.loan_page, OFFICE, name="office_loan"),
    path(f"{_OFFICE}<uuid:loan>/xoa-no/", write_offs.answer_write_off, name="office_write_off"),
    path(f"{_OFFICE}<uuid:loan>/cam-ket.pdf", papers.commitment, name="office_commitment"),
    path(f"{_OFFICE}<uuid:loan>/lich-tra-no.pdf", papers.schedule, name="office_schedule"),
    path("vp/vay/xoa-no/", write_offs.write_offs, name="write_offs"),
    path("vp/vay/quy-dinh/", terms.area_terms, name="area_terms"),
    path("vp/vay/quy-dinh/<int:area_id>/", terms.set_area_terms, name="set_area_terms"),
    path("vp/vay/quy-dinh/du-an/<int:project_id>/", terms.set_project_terms, name="set_project_terms"),
]
