"""Addresses of home care, all of the club face: no office has pages of it."""

from django.urls import path

from chungtay.care.views import agenda, carers, cases, circle, papers, people, showing, taking, visits

app_name = "care"

_CLUB = "clb/<int:club_id>/cham-soc/"
_ONE = f"{_CLUB}nguoi/<uuid:folder_key>/"
_CARERS = f"{_CLUB}tinh-nguyen-vien/"

urlpatterns = [
    path(_CLUB, people.people, name="list"),
    path(f"{_CLUB}nhan/", taking.take_in, name="take_in"),
    path(f"{_CLUB}so-cham-soc.pdf", papers.book, name="book"),
    path(f"{_CLUB}cho-xem/", showing.show, name="show"),
    path(f"{_CLUB}cho-xem/<uuid:look_key>/", showing.shown, name="shown"),
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
    path(f"{_ONE}ca/", cases.case, name="case"),
    path(f"{_ONE}ca/mo/", cases.open_case, name="open_case"),
    path(f"{_ONE}ca/danh-gia/", cases.assess, name="assess"),
    path(f"{_ONE}ca/ke-hoach/", cases.plan_care, name="plan_care"),
    path(f"{_ONE}ca/ra-soat/", cases.review, name="review"),
    path(f"{_ONE}ca/gioi-thieu/", cases.refer, name="refer"),
    path(f"{_ONE}ca/gioi-thieu/<uuid:referral_key>/", cases.settle, name="settle"),
    path(f"{_ONE}ca/gioi-thieu/<uuid:referral_key>.pdf", papers.slip, name="slip"),
    path(f"{_ONE}ca/dieu-phoi/", agenda.put_on_agenda, name="put_on_agenda"),
    path(f"{_ONE}ca/dieu-phoi/<uuid:item_key>/", agenda.decide, name="decide"),
    path(f"{_CLUB}ca/", cases.cases, name="cases"),
    path("clb/cham-soc/dieu-phoi/", agenda.agenda, name="agenda"),
    path("clb/cham-soc/dieu-phoi/<str:agenda_day>.pdf", agenda.agenda_paper, name="agenda_paper"),
    path(_CARERS, carers.carers, name="carers"),
    path(f"{_CARERS}them/", carers.enlist, name="enlist"),
    path(f"{_CARERS}tap-huan/", carers.train, name="train"),
    path(f"{_CARERS}<uuid:carer_key>/thoi/", carers.end_carer, name="end_carer"),
    path(f"{_CARERS}<uuid:carer_key>/cho-vao/", carers.let_in, name="let_in"),
]
