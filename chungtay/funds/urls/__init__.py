"""Addresses of a club's money, under `quy/` of the club on each face: each part of the room lists its own."""

from django.urls import URLPattern

from chungtay.funds.urls import collecting, counted, money

app_name = "funds"

CLUB = "clb/<int:club_id>/quy/"
OFFICE = "vp/clb/<int:club_id>/quy/"

urlpatterns: list[URLPattern] = [*collecting.urlpatterns, *counted.urlpatterns, *money.urlpatterns]
