"""1:1s are mine to take along; a matter's history is in no copy and on no paper, and goes with either of the two."""

import json
from collections.abc import Callable
from pathlib import Path

from django.test import Client

from tests.cast import Cast
from tests.talks.conftest import DAY, Prepared
from troth.people.models import Person
from troth.takeout.erasing import erase_everything
from troth.takeout.exporting import as_json, as_page, everything_of
from troth.talks import takeout
from troth.talks.actions import matters, notes, talks
from troth.talks.models import AgendaItem, Matter, Meeting, PrivateNote, Series, SharedNote, Talk
from troth.talks.rules import WordKind
from troth.visibility.policy import KINDS

STAY = {
    "matter",
    "talk",
    "talk_preparation",
    "talk_postponed",
    "matter_word",
    "matter_promise",
    "talk_follow_up",
    "talk_revisit",
}


def life(cast: Cast, held: Prepared) -> None:
    meeting = Meeting.objects.get()
    for person, name in ((cast.ama, "amas"), (cast.ben, "bens")):
        notes.share_note(actor=person, meeting=meeting, words=f"{name} shared note")
        notes.keep_note(actor=person, meeting=meeting, words=f"{name} own note")
        notes.add_item(actor=person, series=meeting.series, words=f"{name} item")
    talk = held(level=2, title="amas matter")
    talks.say_after(actor=cast.ben, talk=talk, words="bens words after")
    matters.say_in_matter(actor=cast.ama, matter=talk.matter, kind=WordKind.SUPPORT, words="amas support")
    draft = matters.begin_talk(actor=cast.ama, matter=talk.matter, level=3, reason="amas reason")
    talks.save_preparation(actor=cast.ama, talk=draft, said={"afraid": "amas fear"}, meant_for=DAY)


def test_a_copy_holds_1_1s_and_never_the_history_of_a_matter(cast: Cast, held: Prepared, one_to_ones: Series) -> None:
    life(cast, held)
    for person in (cast.ama, cast.ben):
        for copy in (as_json(everything_of(person)), as_page(everything_of(person))):
            for words in ("amas matter", "bens words after", "amas support", "amas reason", "amas fear"):
                assert words not in copy
            assert "amas shared note" in copy
            assert "must never become a record of anybody" in copy
    bens = as_json(everything_of(cast.ben))
    assert "bens own note" in bens
    assert "amas own note" not in bens
    told = json.loads(bens)["not_in_this_copy"]
    assert STAY <= {one["key"] for one in told} == {kind.key for kind in KINDS if kind.stays_here}


def test_the_page_where_kinds_are_listed_says_so(
    cast: Cast, held: Prepared, one_to_ones: Series, client_of: Callable[[Person], Client]
) -> None:
    life(cast, held)
    page = client_of(cast.ben).get("/my-data/").content.decode()
    assert "Not in the copy. A matter must never become a record of anybody" in page
    assert "amas matter" not in page


def test_no_page_of_a_matter_goes_on_paper(cast: Cast, held: Prepared, client_of: Callable[[Person], Client]) -> None:
    talk = held()
    ama = client_of(cast.ama)
    for address in (f"/talks/matter/{talk.matter_id}/", "/talks/", "/talks/mirror/", f"/talks/talk/{talk.id}/words/"):
        page = ama.get(address).content.decode()
        assert '<body class="stays-on-screen">' in page
        assert "It is not for paper." in page
    sheet = (Path(takeout.__file__).parent / "static/talks/talks.css").read_text()
    assert ".stays-on-screen main > *:not(.only-paper)" in sheet.split("@media print")[1]


def test_erasing_takes_every_matter_and_leaves_what_the_other_wrote_in_1_1s(
    cast: Cast, held: Prepared, one_to_ones: Series
) -> None:
    life(cast, held)
    erase_everything(person=cast.ben, typed=cast.ben.name)
    assert not Matter.objects.exists()
    assert not Talk.objects.exists()
    assert {row.words for row in SharedNote.objects.all()} == {"amas shared note"}
    assert {row.words for row in PrivateNote.objects.all()} == {"amas own note"}
    assert {row.words for row in AgendaItem.objects.all()} == {"amas item"}
    erase_everything(person=cast.ama, typed=cast.ama.name)
    assert not Series.objects.exists()


def test_what_remains_is_said_alike_to_everybody(cast: Cast, held: Prepared, one_to_ones: Series) -> None:
    before = takeout.what_remains(cast.ben)
    life(cast, held)
    assert takeout.what_remains(cast.ben) == before == takeout.what_remains(cast.emil)
    assert takeout.export(cast.ben) == {}
