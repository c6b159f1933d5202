"""Addresses of reports: of offices under `/vp/bao-cao/`, of a club under `/clb/<id>/bao-cao/`."""

from django.urls import path

from chungtay.reports.views import bridge, club, drawn, due, office, portraits

app_name = "reports"

_CLUB = "clb/<int:club_id>/bao-cao/"
_DUE = "vp/bao-cao/nop/<uuid:due_key>/"
_CAMPAIGN = "vp/bao-cao/dot/<uuid:campaign_key>/"

urlpatterns = [
    path("vp/bao-cao/", drawn.report, name="report"),
    path("vp/bao-cao/bao-cao.docx", drawn.report_word, name="word"),
    path("vp/bao-cao/bao-cao.pdf", drawn.report_pdf, name="pdf"),
    path("vp/bao-cao/cau/", bridge.bridge, name="bridge"),
    path("vp/bao-cao/phai-nop/", office.owed, name="owed"),
    path("vp/bao-cao/duyet/", office.waiting, name="waiting"),
    path("vp/bao-cao/dot/", office.campaigns, name="campaigns"),
    path("vp/bao-cao/dot/mo/", office.open_campaign, name="open_campaign"),
    path("vp/bao-cao/chan-dung/", portraits.runs, name="portraits"),
    path("vp/bao-cao/chan-dung/<uuid:run_key>/", portraits.run, name="portrait_run"),
    path("vp/bao-cao/chan-dung/<uuid:run_key>/tat-ca.zip", portraits.run_file, name="portrait_file"),
    path("vp/bao-cao/clb/<int:club_id>/chan-dung.pdf", portraits.portrait, name="portrait"),
    path(_CAMPAIGN, office.campaign, name="campaign"),
    path(f"{_CAMPAIGN}danh-sach.xlsx", office.campaign_workbook, name="campaign_xlsx"),
    path(f"{_CAMPAIGN}phieu-giay/", office.send_paper, name="send_paper"),
    path(f"{_CAMPAIGN}khoa/", office.lock, name="lock"),
    path(_DUE, due.due, name="due"),
    path(f"{_DUE}soan/", due.write, name="write"),
    path(f"{_DUE}tra-lai/", due.give_back, name="give_back"),
    path(f"{_DUE}mo-lai/", due.reopen, name="reopen"),
    path(f"{_DUE}bao-cao.docx", due.word, name="due_word"),
    path(f"{_DUE}bao-cao.pdf", due.pdf, name="due_pdf"),
    path(_CLUB, club.dues, name="club_dues"),
    path(f"{_CLUB}<uuid:due_key>/", club.due, name="club_due"),
    path(f"{_CLUB}<uuid:due_key>/gui/", club.write, name="club_write"),
]
