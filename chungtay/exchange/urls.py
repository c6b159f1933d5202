"""Addresses of imports: at the office, and the same pages in a club."""

from django.urls import path

from chungtay.exchange import views

app_name = "exchange"
urlpatterns = [
    path("vp/nhap/", views.batches, name="batches"),
    path("vp/nhap/mau.xlsx", views.template, name="template"),
    path("vp/dia-ban/dia-hinh-tu-excel/", views.terrain, name="terrain"),
    path("vp/nhap/clb/<int:club_id>/", views.office_upload, name="upload"),
    path("vp/nhap/<int:batch_id>/", views.office_batch, name="batch"),
    path("vp/nhap/<int:batch_id>/doc-lai/", views.office_again, name="again"),
    path("vp/nhap/<int:batch_id>/viec/", views.office_work, name="work"),
    path("vp/nhap/<int:batch_id>/dong/<int:line>/", views.office_row, name="row"),
    path("vp/nhap/<int:batch_id>/dong/<int:line>/ai/", views.office_decide, name="decide"),
    path("vp/nhap/<int:batch_id>/loi.xlsx", views.office_errors, name="errors"),
    path("clb/<int:club_id>/nhap-so/", views.club_upload, name="club_upload"),
    path("clb/<int:club_id>/nhap-so/mau.xlsx", views.club_template, name="club_template"),
    path("clb/<int:club_id>/nhap-so/<int:batch_id>/", views.club_batch, name="club_batch"),
    path("clb/<int:club_id>/nhap-so/<int:batch_id>/doc-lai/", views.club_again, name="club_again"),
    path("clb/<int:club_id>/nhap-so/<int:batch_id>/viec/", views.club_work, name="club_work"),
    path("clb/<int:club_id>/nhap-so/<int:batch_id>/dong/<int:line>/", views.club_row, name="club_row"),
    path("clb/<int:club_id>/nhap-so/<int:batch_id>/dong/<int:line>/ai/", views.club_decide, name="club_decide"),
    path("clb/<int:club_id>/nhap-so/<int:batch_id>/loi.xlsx", views.club_errors, name="club_errors"),
]
