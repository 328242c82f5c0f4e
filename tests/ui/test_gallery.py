"""The gallery shows every part in every state, to anyone, and each part refers only to what exists."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

POINTING = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "data-copy", "data-dialog")


class Page(HTMLParser):
    """The ids of a page, and every reference from one part of it to another."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.references: list[str] = []
        self.empty: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self._read(tag, name, value or "")

    def _read(self, tag: str, name: str, value: str) -> None:
        if name == "id":
            self.ids.append(value)
        elif name in POINTING:
            self.references += value.split()
        elif name in {"href", "src"} and not value:
            self.empty.append(f"{tag} {name}")


@pytest.fixture
def text() -> str:
    answer = Client().get("/gallery/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.django_db
def test_every_part_refers_to_something_on_the_page(text: str) -> None:
    page = Page(text)
    assert not [one for one in page.ids if page.ids.count(one) > 1]
    assert not [one for one in page.references if one not in page.ids]
    assert not page.empty


@pytest.mark.django_db
def test_nothing_is_left_unsaid(text: str) -> None:
    visible = re.sub(r"<[^>]+>", " ", text)
    assert "None" not in visible
    assert "{{" not in text
    assert "{%" not in text


@pytest.mark.django_db
def test_it_is_served_under_a_policy_without_exceptions(text: str) -> None:
    policy = Client().get("/gallery/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
