"""Counting by two, what came out, each finding their own; and then the search through every file."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import connection
from playwright.sync_api import Browser, expect

from tests.browser.rounds import desk
from tests.browser.rounds.canaries import files_in, files_of_postgres, found_in
from tests.browser.rounds.expected import expected, level_of, ranges_of
from tests.browser.rounds.story import CARRIED, DEPUTYS_KEY, KEY, LOST, SLIP, Story
from tests.browser.rounds.windows import Window
from tests.settings import DATA_FOLDER
from troth.measure.items import CORE
from troth.pulses.models import Release, Round
from troth.pulses.rules.states import State

DAY = timedelta(days=1)


def count(story: Story, browser: Browser) -> None:
    """The keyholder at the page and the deputy in the terminal count the same; the keyholder's is sent."""
    machine = story.machine
    machine.turn(Round.objects.get().answering_last + DAY, until=State.CLOSED, box="closed")
    with desk.desk(browser, story.desk, machine.day) as page:
        digest, (story.week["keyholder"], story.words["keyholder"]) = desk.fetch_and_count(
            page, machine.box, story.desk / KEY
        )
        again, said, deputys = desk.count(story.desk, machine.box, story.desk / DEPUTYS_KEY, machine.day)
        signed = desk.sign_and_send(page)
    note_words(story, "deputy", said)
    assert digest == again
    assert without_salts(signed) == without_salts(deputys)
    assert signed["tally"]["by"] != deputys["tally"]["by"]
    assert signed["tally"]["document"]["hashes"] == sorted(story.numbers.values())
    machine.turn(machine.day + DAY, until=State.SHREDDED, box="shredded")


def look_at_what_came_out(story: Story) -> None:
    """The figures are those of the known answers; each finds their own number; all have seen the same words."""
    eva = story.window_of("eva")
    look_at_the_figures(eva)
    look_at_the_check(story, eva)
    for name, window in story.answering_in().items():
        page = window.at_today().open()
        window.press("Find my answer")
        expect(page.get_by_text("Yours is among them")).to_be_visible()
        assert page.locator("mark").all_text_contents() == [story.numbers[name]]
    find_by_number(story, CARRIED[1])
    said = desk.verify(story.desk, "--box", story.machine.box, "--token", SLIP)
    assert "Your ballot is in this result." in said
    note_words(story, "verify", said)
    for seen, places in ((story.words, 18), (story.week, 17)):
        assert len({tuple(words) for words in seen.values()}) == 1, seen
        assert len(seen) == places
    assert story.words["site"] != story.week["site"]


def note_words(story: Story, place: str, said: str) -> None:
    story.words[place], story.week[place] = desk.words_in(said, "round"), desk.words_in(said, "answering week")


def without_salts(result: dict[str, Any]) -> list[object]:
    """What two who count the same must agree on; the digests of figures have a salt each."""
    told = {circle: one["told"] for circle, one in result["figures"].items()}
    return [result["tally"]["document"] | {"circles": told}, told]


def look_at_the_figures(member: Window) -> None:
    """The page of the release, read as a person would."""
    what = expected()
    release = Release.objects.get()
    page = member.visit(f"/safely/figures/{release.id}/")
    expect(page.get_by_text("13 of 16 people answered.")).to_be_visible()
    expect(page.get_by_role("cell", name=level_of(what), exact=True)).to_be_visible()
    for item in CORE:
        question = page.get_by_role("listitem").filter(has_text=item.place)
        assert question.get_by_role("term").all_inner_texts() == ranges_of(item, what)


def look_at_the_check(story: Story, member: Window) -> None:
    page = member.visit(f"/safely/round/{Round.objects.get().id}/")
    for seen, of in ((story.words, "round"), (story.week, "answering week")):
        words = page.get_by_role("list", name=f"Check words of the {of}").get_by_role("listitem")
        seen["site"] = words.all_inner_texts()
    counts = page.get_by_role("region", name="What the counts say").get_by_role("definition").all_inner_texts()
    assert counts == ["14", "13", "0"]  # collected, counted, refused
    page.get_by_text("13 answers").click()
    numbers = page.get_by_role("region", name="Is mine among them?").get_by_role("listitem").all_inner_texts()
    assert numbers == sorted(story.numbers.values())


def find_by_number(story: Story, name: str) -> None:
    """Whose device kept nothing has the first eight characters on paper."""
    window = story.own[LOST].at_today()
    page = window.open()
    page.get_by_text("Find an answer by its number").click()
    page.get_by_label("The number").fill(story.numbers[name][:8])
    window.press("Find my answer")
    expect(page.get_by_text("Yours is among them")).to_be_visible()


def search_everything(story: Story) -> None:
    """While all of it runs, and again once it is switched off: in no file there is anything of what must not be."""
    machine, canaries = story.machine, story.canaries
    for window in story.windows.opened:
        window.note_cookies()
    assert len(canaries.never) + len(canaries.spent) > 150
    with suppress(AssertionError):  # the worker's next turn cuts off what the database wrote ahead
        machine.wait(lambda: found_anywhere(story) == {}, seconds=5)
    assert found_anywhere(story) == {}
    connection.close()
    machine.stop()
    assert found_anywhere(story) == {}
    names = {("name", one): [person.name.encode()] for one, person in story.town.people.items()}
    mails = {("mail", "everybody"): [b"@harbour.example.org"]}
    assert found_in([*files_in(machine.folder / "box"), *machine.logs], names | mails) == {}
    assert list(machine.home.rglob("*")) == []
    assert [log.name for log in machine.logs if "127.0.0.1" in log.read_text().replace(machine.site, "")] == []


def found_anywhere(story: Story) -> Mapping[tuple[str, str], set[str]]:
    """In what site and box keep, their logs, the database's own files, and the keyholders' folder."""
    machine, canaries = story.machine, story.canaries
    kept = [*files_in(machine.folder / "site", machine.folder / "box", machine.home), *machine.logs]
    kept += files_of_postgres(str(connection.settings_dict["NAME"])) or sorted(DATA_FOLDER.glob("*sqlite3*"))
    # What the server of PostgreSQL wrote ahead stays there: docs/attacks.md measures it.
    now = [file for file in kept if "pg_wal" not in file.parts]
    return {**found_in([*kept, *files_in(story.desk)], canaries.never), **found_in(now, canaries.spent)}
