"""Walks through the demo company as its cast: every sort of page that any of them can reach, once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.browser.harbour import paths_of, step_in
from troth.cli.demo import cast
from troth.people.models import Person

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
EACH_SEES_THEIR_OWN = {"today:home", "today:between-person", "accounts:look-back", "tough_news:show"}
LEADS_OTHERS_ELSEWHERE = {"people:teams", "identity:mine"}  # one picture, but other links for an operator or a leader
NOT_PAGES = {
    *("takeout:copy-json", "takeout:copy-page", "ui:gallery", "cards:markdown"),
    *("calendar:file", "calendar:feed", "accords:paper", "pulses:document", "pulses:figures-paper"),
}
FIRST_ABOUT = {
    "Ioana Petrescu": ("Samuel Adjei", "/between/{}/", "/book/{}/"),
    "Samuel Adjei": ("Ioana Petrescu", "/between/{}/"),
    "Graham Whitlock": ("Mirela Drăgan", "/between/{}/"),
    "Adaeze Nwosu": ("Leilani Kealoha", "/between/{}/"),
    "Leilani Kealoha": ("Adaeze Nwosu", "/between/{}/"),
}
SIGNED_OUT = ("/sign-in/", "/step-in/", "/sign-in/card/", "/who-sees-what/", "/not-a-page/")


@dataclass(frozen=True)
class Seen:
    """A page that is open now: the name of its address, and who looks at it ("" for nobody)."""

    route: str
    who: str
    path: str

    @property
    def slug(self) -> str:
        """A file name: "today-home-ioana"."""
        words = self.route.replace(":", "-")
        return f"{words}-{self.who.split()[0].lower()}" if self.route in EACH_SEES_THEIR_OWN else words


def walk(page: Page) -> Iterator[Seen]:
    """Open one page after the other, signed out and as each of the cast; the page is at rest when it is yielded."""
    for path in SIGNED_OUT:
        page.goto(path)
        yield Seen(_route(path) or "missing", "", path)
    seen: set[tuple[str, str]] = set()
    for name, _ in cast():
        step_in(page, name)
        waiting = ["/", *_first_about(name)]
        while waiting:
            path = waiting.pop(0)
            route = _route(path)
            key = (route, name if route in EACH_SEES_THEIR_OWN | LEADS_OTHERS_ELSEWHERE else "")
            if not route or route in NOT_PAGES or key in seen:
                continue
            seen.add(key)
            answer = page.goto(path)
            if answer is None or answer.status != 200:
                continue
            if route not in LEADS_OTHERS_ELSEWHERE or (route, "shown") not in seen:
                seen.add((route, "shown"))
                yield Seen(route, name, path)
            waiting += paths_of(page)


def _first_about(name: str) -> list[str]:
    """The pages about the one whose story is told with this person's."""
    about, *paths = FIRST_ABOUT.get(name, ("",))
    return [path.format(Person.objects.get(name=about).id) for path in paths]


def _route(path: str) -> str:
    """The name of an address; "" where there is none, such as for files and things done by a form."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""
