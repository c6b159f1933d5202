"""Addresses of commendation: the club's own awards on a phone, the offices' rounds, nominations and register."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from chungtay.awards.views import club, deciding, nominations, register, rounds


class AwardPaper(StringConverter):
    """The papers of a round by name."""

    regex = "bien-ban|to-trinh|quyet-dinh"


register_converter(AwardPaper, "award_paper")

app_name = "awards"

_CLUB = "clb/<int:club_id>/khen-thuong/"
_OURS = f"{_CLUB}de-cu/<uuid:nomination_key>/"
_ROUND = "vp/khen-thuong/<uuid:round_key>/"
_ONE = "vp/khen-thuong/de-cu/<uuid:nomination_key>/"
_LINE = "vp/khen-thuong/so/<uuid:certificate_key>/"

urlpatterns = [
    path(_CLUB, club.home, name="club"),
    path(f"{_CLUB}dot/<uuid:round_key>/", club.nominate, name="club_nominate"),
    path(_OURS, club.nomination, name="club_nomination"),
    path(f"{_OURS}bo-sung/", club.correct, name="club_correct"),
    path(f"{_OURS}bao-cao.pdf", club.report, name="club_report"),
    path(f"{_CLUB}bang/<uuid:certificate_key>.pdf", club.certificate, name="club_certificate"),
    path("vp/khen-thuong/", rounds.rounds, name="rounds"),
    path("vp/khen-thuong.xlsx", rounds.rounds_workbook, name="rounds_xlsx"),
    path("vp/khen-thuong/mo/", rounds.plan, name="plan"),
    path("vp/khen-thuong/de-cu/", nominations.nominations, name="nominations"),
    path("vp/khen-thuong/de-cu.xlsx", nominations.nominations_workbook, name="nominations_xlsx"),
    path(_ONE, nominations.nomination, name="nomination"),
    path(f"{_ONE}bo-sung/", nominations.correct, name="correct"),
    path(f"{_ONE}ly-do/", nominations.reason, name="reason"),
    path(f"{_ONE}bao-cao.pdf", nominations.report_pdf, name="report"),
    path(f"{_ONE}bao-cao.docx", nominations.report_word, name="report_word"),
    path("vp/khen-thuong/so/", register.register, name="register"),
    path("vp/khen-thuong/so.xlsx", register.register_workbook, name="register_xlsx"),
    path("vp/khen-thuong/so/ghi/", register.record, name="record"),
    path(_LINE, register.certificate, name="certificate"),
    path(f"{_LINE}bang.pdf", register.certificate_pdf, name="certificate_pdf"),
    path(f"{_LINE}thu-hoi/", register.revoke, name="revoke"),
    path(_ROUND, rounds.award_round, name="round"),
    path(f"{_ROUND}sua/", rounds.change, name="change"),
    path(f"{_ROUND}chi-tieu/", rounds.quota, name="quota"),
    path(f"{_ROUND}buoc/<slug:round_step>/", rounds.step, name="step"),
    path(f"{_ROUND}de-cu/", nominations.nominate, name="nominate"),
    path(f"{_ROUND}hop/", deciding.council, name="council"),
    path(f"{_ROUND}quyet-dinh/", deciding.decide, name="decide"),
    path(f"{_ROUND}bang.pdf", deciding.certificates, name="certificates"),
    path(f"{_ROUND}giay/<award_paper:award_paper>.pdf", deciding.paper_pdf, name="paper_pdf"),
    path(f"{_ROUND}giay/<award_paper:award_paper>.docx", deciding.paper_word, name="paper_word"),
]
