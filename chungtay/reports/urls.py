"""Addresses of reports: `/vp/bao-cao/`."""

from django.urls import path

from chungtay.reports import views

app_name = "reports"

urlpatterns = [
    path("vp/bao-cao/", views.report, name="report"),
    path("vp/bao-cao/bao-cao.docx", views.report_word, name="word"),
    path("vp/bao-cao/bao-cao.pdf", views.report_pdf, name="pdf"),
]
