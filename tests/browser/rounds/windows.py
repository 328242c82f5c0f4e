"""A window of somebody's browser, marked so that any trace of it can be found, and what people do in it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.rounds.canaries import Canaries, spelled
from tests.browser.rounds.machine import Machine
from troth.blind import canonical
from troth.kernel import clock
from troth.measure.items import BY_ID
from troth.people.models import Person

LONGER_THAN_ANY_WAIT = 181_000  # milliseconds
STEPS = {1: "Not at all", 2: "A little", 3: "Partly", 4: "Mostly", 5: "Fully"}


@dataclass
class Window:
    """One browser, one page of it. `asked`: what it wanted signed; `sent`: every ballot it sent off."""

    context: BrowserContext
    page: Page
    machine: Machine
    canaries: Canaries
    mark: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    sent: list[dict[str, str]] = field(default_factory=list)

    # --- at the site -------------------------------------------------------------------------------------------------

    def be(self, person: Person) -> "Window":
        """Signed in as that person, on this day."""
        client = Client()
        with clock.moved(self.machine.now):
            client.force_login(person.login)
        cookies = client.cookies.values()
        self.context.add_cookies([{"name": one.key, "value": one.value, "url": self.machine.site} for one in cookies])
        self.note_cookies()
        return self

    def note_cookies(self) -> None:
        found = [one["value"].encode() for one in self.context.cookies()]
        self.canaries.never.setdefault(("cookie", self.mark), []).extend(found)

    def visit(self, path: str) -> Page:
        """A page of the site, with something telling in the address."""
        self.page.goto(f"{self.machine.site}{path}?from=canary-query-{self.mark}")
        return self.page

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    # --- at the box --------------------------------------------------------------------------------------------------

    def open(self, fragment: str = "") -> Page:
        """The answering page; what stood there before is gone from the screen first."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.machine.box}/?canary-query-{self.mark}{fragment}")
        return self.page

    def at_today(self) -> "Window":
        self.context.clock.set_system_time(self.machine.now)
        return self

    def begin_collecting(self, *, shared: bool = False) -> list[str]:
        """From the site's button to the check words."""
        self.visit("/safely/").get_by_role("link", name="Collect it").click()
        expect(self.page.get_by_role("heading", name="Collect your answer slip")).to_be_visible()
        if shared:
            self.page.get_by_label("Others use it too").check()
        self.press("Go on")
        expect(self.page.get_by_role("heading", name="Check words", level=1)).to_be_visible()
        return self.words()

    def have_it_signed(self) -> None:
        """On to the site with what is blinded, and back with what is signed, unless the site refuses."""
        self.press("Go on and have it signed")
        self.page.wait_for_url("**/pulse/issue/**")
        asked = json.loads(canonical.from_b64(self.page.url.partition("#ask=")[2]))
        self.asked += asked["asks"]
        for one in self.kept_for_box().get("pending", []):
            found = self.canaries.never.setdefault(("inverse", self.mark), [])
            found += spelled(canonical.from_b64(one["inverse"]))
        self.press("Collect")

    def collect(self, *, shared: bool = False) -> list[str]:
        """The whole way; the check words that were seen."""
        words = self.begin_collecting(shared=shared)
        self.have_it_signed()
        if not shared:
            expect(self.page.get_by_text("You have it")).to_be_visible()
            assert self.kept()["pending"] == []  # what undoes the blinding is gone with it
        return words

    def words(self) -> list[str]:
        """The check words on this screen, the most important ones first where there are two lists."""
        return self.page.locator(".words").first.locator("li").all_inner_texts()

    def link(self) -> str:
        """The code that takes a slip elsewhere, as it can be copied."""
        self.page.get_by_text("The same as text, to copy").click()
        field = self.page.get_by_role("textbox", name="The same as text, to copy")
        return field.input_value().partition("/#")[2]

    def begin_answering(self, answers: Mapping[str, int]) -> list[str]:
        """To the moment when the answers are sealed; the check words of the week, as seen before."""
        self.press("Answer now")
        expect(self.page.get_by_text("16 people are counted together.")).to_be_visible()
        words = self.words()
        for item, answer in answers.items():
            group = self.page.get_by_role("group", name=BY_ID[item].place)
            group.get_by_label(STEPS[answer], exact=True).check()
        self.press("Seal and send")
        expect(self.page.get_by_role("heading", name="Sealed, and waiting a little")).to_be_visible()
        return words

    def wait_out(self) -> None:
        self.context.clock.fast_forward(LONGER_THAN_ANY_WAIT)

    def number(self) -> str:
        expect(self.page.get_by_role("heading", name="Sent", exact=True)).to_be_visible()
        return self.page.locator(".receipt").inner_text().replace(" ", "")

    def kept(self) -> dict[str, Any]:
        """What this browser keeps for the answering page, in any of its stores."""
        both: list[dict[str, str]] = self.page.evaluate("() => [{...localStorage}, {...sessionStorage}]")
        found: dict[str, Any] = json.loads({**both[0], **both[1]}.get("troth", "{}"))
        return found

    def kept_for_box(self) -> dict[str, Any]:
        """The same, seen from the site's page."""
        here = [one for one in self.context.storage_state()["origins"] if one["origin"] == self.machine.box]
        stored = {item["name"]: item["value"] for one in here for item in one["localStorage"]}
        found: dict[str, Any] = json.loads(stored.get("troth", "{}"))
        return found

    # --- listening ---------------------------------------------------------------------------------------------------

    def note(self, request: Request) -> None:
        if request.method == "POST" and request.url.endswith("/ballots"):
            self.sent.append(json.loads(request.post_data or "{}"))

    def lose_the_first_answer(self) -> None:
        """The box takes what comes first, and its answer is lost on the way back."""

        def lose(route: Route) -> None:
            assert route.fetch().status == 204
            route.abort()

        self.page.route("**/ballots", lose, times=1)

    def clear(self) -> None:
        """Every cookie and everything stored is gone, as by the browser's own menu."""
        self.open()
        self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.context.clear_cookies()

    def close(self) -> None:
        self.context.close()


@dataclass
class Windows:
    """Opens them, each with a mark of its own, and hears what goes wrong in any."""

    browser: Browser
    machine: Machine
    canaries: Canaries
    opened: list[Window] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, mark: str, *, phone: bool = False) -> Window:
        width, height = PHONE if phone else DESKTOP
        address = f"203.0.113.{len(self.opened) + 1}"
        agent = f"Mozilla/5.0 canary-agent-{mark}"
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            user_agent=agent,
            extra_http_headers={"X-Forwarded-For": address, "X-Real-IP": address, "X-Request-Id": f"canary-id-{mark}"},
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
        )
        context.set_default_timeout(60_000)
        context.clock.install(time=self.machine.now)
        window = Window(context, context.new_page(), self.machine, self.canaries, mark)
        context.on("request", window.note)
        context.on("request", lambda request: self._note_address(request.url))
        context.on("weberror", lambda problem: self.complaints.append(f"script: {problem.error}"))
        context.on("console", lambda said: self._note_console(said.text))
        self.opened.append(window)
        return window

    def _note_address(self, url: str) -> None:
        if not url.startswith((self.machine.site, self.machine.box, "about:", "data:", "blob:")):
            self.complaints.append(f"asked {url}")

    def _note_console(self, text: str) -> None:
        if "Content Security Policy" in text:
            self.complaints.append(text)

    def close(self) -> None:
        for window in self.opened:
            window.close()
