"""Light and dark are the person's choice, kept in a cookie and nowhere else."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_choice_is_kept_and_shown() -> None:
    client = Client()
    answer = client.post("/theme/", {"theme": "dark", "next": "/gallery/"})
    assert answer.headers["Location"] == "/gallery/"
    assert client.cookies["theme"].value == "dark"
    assert '<html lang="en" dir="ltr" data-theme="dark">' in client.get("/gallery/").content.decode()


def test_following_the_device_forgets_the_choice() -> None:
    client = Client()
    client.post("/theme/", {"theme": "light"})
    client.post("/theme/", {"theme": "auto"})
    assert "data-theme" not in client.get("/gallery/").content.decode().split("<body")[0]


def test_it_never_leads_away_from_here() -> None:
    assert Client().post("/theme/", {"theme": "dark", "next": "https://elsewhere.example/"}).headers["Location"] == "/"


def test_an_unknown_theme_is_not_written_into_the_page() -> None:
    client = Client()
    client.cookies["theme"] = '"><script>'
    assert "data-theme" not in client.get("/gallery/").content.decode().split("<body")[0]
