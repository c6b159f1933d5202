"""English where the public reads, only when chosen; and that none is missing."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.translation import gettext, override

from chungtay.people.tests.factories import make_commune
from chungtay.portal.queries.measures import get_measure

pytestmark = pytest.mark.django_db


def test_english_is_shown_only_to_who_chose_it() -> None:
    call_command("translations")
    client = Client(headers={"Accept-Language": "en"})
    assert "câu lạc bộ" in client.get("/so-lieu/").content.decode()

    assert client.post("/ngon-ngu/", {"lang": "en", "next": "/so-lieu/"})["Location"] == "/so-lieu/"

    page = client.get("/so-lieu/").content.decode()
    assert '<html lang="en"' in page
    assert "Figures of Viet Nam" in page
    assert '<html lang="vi"' in client.get("/vao/").content.decode()  # has no English side
    assert 'name="lang"' not in client.get("/vao/").content.decode()


def test_programmes_and_places_are_read_in_english_and_names_stay_names() -> None:
    call_command("translations")
    client = Client()
    client.post("/ngon-ngu/", {"lang": "en", "next": "/"})
    nga_son = make_commune()
    for url, told in (("/de-an/", "Programmes"), (f"/dia-ban/{nga_son.pk}/", "Xã Nga Sơn")):
        page = client.get(url).content.decode()
        assert '<html lang="en"' in page
        assert told in page
    assert "Find a commune" in client.get("/dia-ban/").content.decode()


def test_what_a_figure_means_and_what_a_target_asks_is_told_in_english() -> None:
    call_command("translations")
    with override("en"):
        assert get_measure("club_count").explained.startswith("Active, weak or suspended")
        assert gettext("Câu lạc bộ thành lập mới") == "New clubs"
    client = Client()
    client.post("/ngon-ngu/", {"lang": "en", "next": "/"})
    assert "Clubs at work over all clubs" in client.get("/so-lieu/chi-so/kept_clubs_share/").content.decode()


def test_the_choice_leads_nowhere_else() -> None:
    assert Client().post("/ngon-ngu/", {"lang": "en", "next": "https://vi-du.vn/"})["Location"] == "/"


def test_every_public_string_has_english() -> None:
    call_command("translations", "--check")
