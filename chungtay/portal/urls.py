"""Addresses of the pages that join rooms."""

from django.urls import path

from chungtay.portal.views import club, cross, desk, figure, figures, front, project, rows, sheets

app_name = "portal"
urlpatterns = [
    path("", front.front, name="front"),
    path("ngon-ngu/", front.language, name="language"),
    path("clb/", front.my_clubs, name="my_clubs"),
    path("clb/<int:club_id>/", club.club_home, name="club_home"),
    path("clb/<int:club_id>/in/", club.papers, name="papers"),
    path("so-lieu/", figures.public_nation, name="public_nation"),
    path("so-lieu/xa-trang/", figures.public_white, name="public_white"),
    path("so-lieu/chi-so/", figure.public_figure_list, name="public_figure_list"),
    path("so-lieu/chi-so/<slug:code>/", figure.public_figure, name="public_figure"),
    path("vp/", desk.desk, name="desk"),
    path("vp/phieu/", sheets.sheets, name="sheets"),
    path("vp/so-lieu/", figures.nation, name="nation"),
    path("vp/so-lieu/xa-trang/", figures.white, name="white"),
    path("vp/so-lieu/du-an/", project.project, name="project"),
    path("vp/so-lieu/bang/", cross.cross_table, name="cross"),
    path("vp/so-lieu/chi-so/", figure.figure_list, name="figure_list"),
    path("vp/so-lieu/chi-so/<slug:code>/", figure.figure, name="figure"),
    path("vp/so-lieu/<int:area_id>/", figures.area, name="area"),
    path("vp/so-lieu/clb/<int:club_id>/", rows.club_month, name="club_month"),
    path("vp/so-lieu/clb/<int:club_id>/<slug:code>/", rows.club_figure, name="club_figure"),
]
