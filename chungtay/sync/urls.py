"""Addresses of the offline shell, of what waits and of what is held."""

from django.urls import path

from chungtay.sync.views import held, pages, shell
from chungtay.web.menu import Face

app_name = "sync"
_CLUB = "clb/<int:club_id>/"
urlpatterns = [
    path("sw.js", shell.worker, name="worker"),
    path("manifest.webmanifest", shell.manifest, name="manifest"),
    path("khong-mang/", shell.no_network, name="no_network"),
    path("gui/the/", shell.token, name="token"),
    path(f"{_CLUB}ngoai-tuyen.json", shell.offline_list, name="offline_list"),
    path(f"{_CLUB}ngoai-tuyen/<str:kind>/", shell.blank_page, name="blank_page"),
    path(f"{_CLUB}cho-gui/", pages.waiting, name="waiting"),
    path(f"{_CLUB}nhan-tep/", pages.bring_in, {"face": Face.CLUB}, name="bring_in"),
    path("vp/clb/<int:club_id>/nhan-tep/", pages.bring_in, {"face": Face.OFFICE}, name="office_bring_in"),
    path("vp/giu-lai/", held.office_held, name="office_held"),
    path(f"{_CLUB}giu-lai/", held.held_list, name="held"),
    path(f"{_CLUB}giu-lai/<int:held_id>/", held.held_one, name="held_one"),
    path(f"{_CLUB}giu-lai/<int:held_id>.json", held.held_json, name="held_json"),
    path(f"{_CLUB}giu-lai/<int:held_id>/tep/<int:file_id>/", held.held_file, name="held_file"),
    path(f"{_CLUB}giu-lai/<int:held_id>/bo/", held.drop, name="drop"),
]
