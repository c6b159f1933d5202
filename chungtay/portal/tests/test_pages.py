"""Pages that join rooms answer, in a fixed number of queries, and hide what is not one's own."""

import pytest
from django.test import Client

from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.people.tests.factories import make_commune
from chungtay.portal.tests.factories import counted
from tests.cast import (
    centre_officer,
    commune_officer,
    lan_the_chair,
    ministry_reader,
    partner,
    province_officer,
)

pytestmark = pytest.mark.django_db


def test_pages_answer() -> None:
    club = make_club()
    make_members(club, 3)
    make_board(club)
    counted(club)
    commune = make_commune()
    chair, officer, province, centre = lan_the_chair(club), commune_officer(), province_officer(), centre_officer()
    reader, donor = ministry_reader(), partner(club)
    asked = [
        (Client(), "/"), (Client(), "/so-lieu/"), (Client(), "/so-lieu/chi-so/"),
        (Client(), "/so-lieu/chi-so/members/"),
        (Client(), "/so-lieu/xa-trang/"), (chair.client, f"/clb/{club.pk}/"), (chair.client, "/clb/"),
        (chair.client, f"/clb/{club.pk}/in/"), (officer.client, "/vp/"),
        (province.client, "/vp/"), (centre.client, "/vp/"),
        (centre.client, "/vp/so-lieu/"), (centre.client, "/vp/so-lieu/?thang=2024-12&theo=ngay-do"),
        (centre.client, "/vp/so-lieu/?thang=2024-12&theo=hom-nay"), (reader.client, "/vp/so-lieu/"),
        (centre.client, f"/vp/so-lieu/{commune.pk}/"), (centre.client, f"/vp/so-lieu/{commune.province_id}/"),
        (centre.client, f"/vp/so-lieu/chi-so/members/?noi={commune.pk}"),
        (centre.client, "/vp/so-lieu/chi-so/members/"),
        (centre.client, "/vp/so-lieu/chi-so/"), (centre.client, "/vp/so-lieu/xa-trang/?q=nga"),
        (centre.client, f"/vp/so-lieu/clb/{club.pk}/"), (centre.client, f"/vp/so-lieu/clb/{club.pk}/members/"),
        (donor.client, "/vp/so-lieu/du-an/"), (donor.client, f"/vp/so-lieu/clb/{club.pk}/members/"),
        (centre.client, "/vp/so-lieu/?tai=xlsx"), (officer.client, "/vp/?tai=xlsx"),
    ]  # fmt: skip
    wrong = []
    for client, url in asked:
        response = client.get(url)
        if response.status_code != 200:
            wrong.append((url, response.status_code, response.content.decode()[:300]))
    assert not wrong
