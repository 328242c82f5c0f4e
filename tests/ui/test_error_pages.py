"""A page of error says what happened and what to do, blames nobody, and can be drawn without a request."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

PAGES = ["400.html", "403.html", "404.html", "500.html", "503.html"]


@pytest.mark.parametrize("page", PAGES)
def test_it_stands_without_a_request(page: str) -> None:
    text = render_to_string(page)
    assert text.count("<h1>") == 1
    assert re.search(r"<h1>[^<]{5,}</h1>", text)
    assert "Go to Today" in text
    assert "!" not in re.sub(r"<[^>]*>", "", text)
    assert '<nav class="places"' not in text


def test_a_form_that_grew_old_says_so() -> None:
    assert "This page had grown old" in render_to_string("403.html", {"is_old_form": True})


@pytest.mark.django_db
def test_what_is_not_there_and_what_is_not_yours_look_the_same() -> None:
    answer = Client().get("/no-such-page/")
    assert answer.status_code == 404
    assert "Troth answers the same in both cases" in answer.content.decode()
