"""Addresses of supervision: offices under `/vp/giam-sat/` and `/vp/kho-khan/`, clubs under their own.

A visit is written under the club's address, so that its forms are kept on the phone when there is no network.
"""

from django.urls import path

from chungtay.supervision.views import asked, club, difficulties, recording, visits

app_name = "supervision"

_VISIT = "vp/giam-sat/<uuid:inspection_key>/"
_ASKED = "vp/giam-sat/kien-nghi/<uuid:asked_key>/"
_DIFFICULTY = "vp/kho-khan/<uuid:difficulty_key>/"
_CLUB = "clb/<int:club_id>/giam-sat/"
_CLUB_VISIT = f"{_CLUB}<uuid:inspection_key>/"
_CLUB_DIFFICULTY = "clb/<int:club_id>/kho-khan/"
_RAISED = f"{_CLUB_DIFFICULTY}<uuid:difficulty_key>/"

urlpatterns = [
    path("vp/giam-sat/", visits.visits, name="visits"),
    path("vp/giam-sat/giam-sat.xlsx", visits.visits_workbook, name="visits_xlsx"),
    path("vp/giam-sat/nen-den/", visits.suggested, name="suggested"),
    path("vp/giam-sat/nen-den.xlsx", visits.suggested_workbook, name="suggested_xlsx"),
    path("vp/giam-sat/len-lich/", visits.plan_many, name="plan_many"),
    path("vp/giam-sat/len-lich/<int:club_id>/", visits.plan, name="plan"),
    path("vp/giam-sat/kien-nghi/", asked.recommendations, name="recommendations"),
    path("vp/giam-sat/kien-nghi/kien-nghi.xlsx", asked.recommendations_workbook, name="recommendations_xlsx"),
    path(_ASKED, asked.recommendation, name="recommendation"),
    path(f"{_ASKED}tra-loi/", asked.answer, name="answer"),
    path(f"{_ASKED}khep/", asked.close, name="close"),
    path(f"{_ASKED}tra-lai/", asked.send_back, name="send_back"),
    path(f"{_ASKED}gia-han/", asked.extend, name="extend"),
    path(f"{_ASKED}rut/", asked.withdraw, name="withdraw"),
    path(_VISIT, visits.visit, name="visit"),
    path(f"{_VISIT}bien-ban.docx", visits.minutes, name="minutes_word"),
    path(f"{_VISIT}huy/", visits.call_off, name="call_off"),
    path(f"{_VISIT}lay-so/", visits.number, name="number"),
    path("vp/kho-khan/", difficulties.difficulties, name="difficulties"),
    path("vp/kho-khan/kho-khan.xlsx", difficulties.difficulties_workbook, name="difficulties_xlsx"),
    path("vp/kho-khan/neu/", difficulties.raise_own, name="raise_own"),
    path(_DIFFICULTY, difficulties.difficulty, name="difficulty"),
    path(f"{_DIFFICULTY}tra-loi/", difficulties.answer, name="answer_difficulty"),
    path(f"{_DIFFICULTY}chuyen-len/", difficulties.pass_up, name="pass_up"),
    path(f"{_DIFFICULTY}da-xong/", difficulties.settle, name="settle"),
    path(f"{_DIFFICULTY}chua-xong/", difficulties.unsettled, name="unsettled"),
    path(f"{_DIFFICULTY}rut/", difficulties.withdraw, name="withdraw_difficulty"),
    path(_CLUB, club.visits, name="club_visits"),
    path(f"{_CLUB}kien-nghi/<uuid:asked_key>/", club.recommendation, name="club_recommendation"),
    path(f"{_CLUB}kien-nghi/<uuid:asked_key>/tra-loi/", club.answer, name="club_answer"),
    path(_CLUB_VISIT, club.visit, name="club_visit"),
    path(f"{_CLUB_VISIT}bien-ban.pdf", club.minutes, name="minutes"),
    path(f"{_CLUB_VISIT}ghi/", recording.record, name="record"),
    path(f"{_CLUB_VISIT}nhan-xet/", recording.add_finding, name="add_finding"),
    path(f"{_CLUB_VISIT}nhan-xet/<uuid:finding_key>/bo/", recording.strike_finding, name="strike_finding"),
    path(f"{_CLUB_VISIT}kien-nghi/", recording.add_recommendation, name="add_recommendation"),
    path(f"{_CLUB_VISIT}kien-nghi/<uuid:asked_key>/bo/", recording.strike_recommendation, name="strike_asked"),
    path(f"{_CLUB_VISIT}ky/", recording.sign, name="sign"),
    path(f"{_CLUB_VISIT}anh/", recording.photos, name="photos"),
    path(f"{_CLUB_VISIT}anh/<int:look_id>.jpg", club.photo, name="photo"),
    path(f"{_CLUB_VISIT}anh/<int:look_id>/bo/", recording.strike_photo, name="strike_photo"),
    path(_CLUB_DIFFICULTY, club.difficulties, name="club_difficulties"),
    path(f"{_CLUB_DIFFICULTY}neu/", club.raise_difficulty, name="raise"),
    path(_RAISED, club.difficulty, name="club_difficulty"),
    path(f"{_RAISED}da-xong/", club.settle, name="club_settle"),
    path(f"{_RAISED}chua-xong/", club.unsettled, name="club_unsettled"),
    path(f"{_RAISED}rut/", club.withdraw, name="club_withdraw"),
]
