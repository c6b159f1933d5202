"""Addresses of conferences, all under `/vp/hoi-nghi/`."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from chungtay.conferences.views import following, office, people


class PaperName(StringConverter):
    """The papers of a conference by name."""

    regex = "chuong-trinh|ket-luan|thong-cao|dai-bieu"


register_converter(PaperName, "conference_paper")

app_name = "conferences"

_ONE = "vp/hoi-nghi/<uuid:conference_key>/"

urlpatterns = [
    path("vp/hoi-nghi/", office.conferences, name="list"),
    path("vp/hoi-nghi.xlsx", office.conferences_workbook, name="list_xlsx"),
    path("vp/hoi-nghi/mo/", office.call, name="call"),
    path("vp/hoi-nghi/kien-nghi/", following.promises, name="promises"),
    path("vp/hoi-nghi/kien-nghi.xlsx", following.promises_workbook, name="promises_xlsx"),
    path("vp/hoi-nghi/kien-nghi/<uuid:promise_key>/", following.promise, name="promise"),
    path(_ONE, office.conference, name="conference"),
    path(f"{_ONE}sua/", office.change, name="change"),
    path(f"{_ONE}chuong-trinh/", office.programme, name="programme"),
    path(f"{_ONE}moi/", people.invite, name="invite"),
    path(f"{_ONE}dai-bieu/", people.delegates, name="delegates"),
    path(f"{_ONE}dai-bieu.xlsx", people.delegates_workbook, name="delegates_xlsx"),
    path(f"{_ONE}giay-moi.pdf", people.invitations, name="invitations"),
    path(f"{_ONE}tham-luan/them/", following.ask_speech, name="ask_speech"),
    path(f"{_ONE}tham-luan/<uuid:speech_key>/", following.speech, name="speech"),
    path(f"{_ONE}tham-luan/<uuid:speech_key>/tep/", following.speech_file, name="speech_file"),
    path(f"{_ONE}kien-nghi/them/", following.note_promise, name="note_promise"),
    path(f"{_ONE}thong-cao/", office.press, name="press"),
    path(f"{_ONE}so-thong-bao/", office.number, name="number"),
    path(f"{_ONE}buoc/<slug:to>/", office.step, name="step"),
    path(f"{_ONE}giay/<conference_paper:paper>.pdf", office.pdf, name="pdf"),
    path(f"{_ONE}giay/<conference_paper:paper>.docx", office.word, name="word"),
]
