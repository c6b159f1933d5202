"""Addresses of home care, all of the club face: no office has pages of it."""

from django.urls import path

from chungtay.care.views import carers, circle, papers, people, taking, visits

app_name = "care"

_CLUB = "clb/<int:club_id>/cham-soc/"
_ONE = f"{_CLUB}nguoi/<uuid:folder_key>/"
_CARERS = f"{_CLUB}tinh-nguyen-vien/"

urlpatterns = [
    path(_CLUB, people.people, name="list"),
    path(f"{_CLUB}nhan/", taking.take_in, name="take_in"),
    path(f"{_CLUB}so-cham-soc.pdf", papers.book, name="book"),
    path(_ONE, people.folder, name="folder"),
    path(f"{_ONE}hoi-lai/", taking.ask_anew, name="ask_anew"),
    path(f"{_ONE}can-giup/", taking.agree, name="agree"),
    path(f"{_ONE}lich/", taking.plan, name="plan"),
    path(f"{_ONE}thoi/", taking.off_list, name="off_list"),
    path(f"{_ONE}tham/", visits.visit, name="visit"),
    path(f"{_ONE}tham/<uuid:visit_key>/gach/", visits.strike, name="strike"),
    path(f"{_ONE}tham/<uuid:visit_key>/da-lam/", visits.answer, name="answer"),
    path(f"{_ONE}tuan/", visits.explain_week, name="explain"),
    path(f"{_ONE}ai-duoc-xem/", circle.circle, name="circle"),
    path(f"{_ONE}ai-duoc-xem/them/", circle.name, name="name"),
    path(f"{_ONE}ai-duoc-xem/<uuid:seat_key>/thoi/", circle.end_seat, name="end_seat"),
    path(f"{_ONE}dong-y/", circle.consent, name="consent"),
    path(f"{_ONE}dong-y/<uuid:consent_key>/rut/", circle.withdraw, name="withdraw"),
    path(f"{_ONE}ai-da-xem/", circle.readings, name="readings"),
    path(_CARERS, carers.carers, name="carers"),
    path(f"{_CARERS}them/", carers.enlist, name="enlist"),
    path(f"{_CARERS}tap-huan/", carers.train, name="train"),
    path(f"{_CARERS}<uuid:carer_key>/thoi/", carers.end_carer, name="end_carer"),
    path(f"{_CARERS}<uuid:carer_key>/cho-vao/", carers.let_in, name="let_in"),
]
