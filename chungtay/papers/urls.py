"""Addresses of an office's papers: `/vp/van-ban/`."""

from django.urls import path

from chungtay.papers import views

app_name = "papers"
_ONE = "vp/van-ban/<int:office_id>/"

urlpatterns = [
    path("vp/van-ban/", views.offices, name="offices"),
    path("vp/van-ban/mo/", views.open_office, name="open_office"),
    path(f"{_ONE}the-thuc/", views.letterhead, name="letterhead"),
    path(f"{_ONE}mau/", views.templates, name="templates"),
    path(f"{_ONE}mau/<str:kind>.docx", views.template_file, name="template_file"),
    path(f"{_ONE}mau/<str:kind>/bo/", views.drop_template, name="drop_template"),
    path(f"{_ONE}<str:side>/", views.register, name="register"),
    path(f"{_ONE}<str:side>/so.xlsx", views.register_workbook, name="workbook"),
    path(f"{_ONE}<str:side>/ghi/", views.write_line, name="write_line"),
    path(f"{_ONE}di/<uuid:line_key>/van-ban.docx", views.line_word, name="line_word"),
    path(f"{_ONE}<str:side>/<uuid:line_key>/gach/", views.strike, name="strike"),
]
