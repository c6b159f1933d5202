"""English where the public reads, only when chosen; and that none is missing."""

import pytest
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.django_db


def test_english_is_shown_only_to_who_chose_it() -> None:
    call_command("translations")
    client = Client(headers={"Accept-Language": "en"})
    assert "câu lạc bộ" in client.get("/so-lieu/").content.decode()

    assert client.post("/ngon-ngu/", {"lang": "en", "next": "/so-lieu/"})["Location"] == "/so-lieu/"

    page = client.get("/so-lieu/").content.decode()
    assert '<html lang="en"' in page
    assert "Figures of Viet Nam" in page
    assert '<html lang="vi"' in client.get("/de-an/").content.decode()  # has no English side


def test_the_choice_leads_nowhere_else() -> None:
    assert Client().post("/ngon-ngu/", {"lang": "en", "next": "https://vi-du.vn/"})["Location"] == "/"


def test_every_public_string_has_english() -> None:
    call_command("translations", "--check")
