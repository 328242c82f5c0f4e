"""A manual of me in Markdown: read, shown, kept only once its author says so, and written back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Cast
from troth.cards.manual import MOST_BYTES, kind_of, read_manual, text_of, write_manual
from troth.cards.models import Card
from troth.cards.rules import KIND_WORDS, MOST_CARDS, MOST_WORDS, CardKind
from troth.people.models import Person

ClientOf = Callable[[Person], Client]
MANUAL = """# A manual of me

Feedback
--------
Tell me **soon**, and in person.

## What I value
* Work that is [finished](https://example.org)
  and not merely started
1. Quiet mornings

### Pet peeves
> Meetings without an end

## Health
I will not say.
"""


def test_headings_say_the_kind_and_each_point_is_a_card() -> None:
    read = read_manual(MANUAL)
    assert [(one.kind, one.words) for one in read.cards] == [
        (CardKind.PREFERENCE, "Tell me soon, and in person."),
        (CardKind.VALUE, "Work that is finished and not merely started"),
        (CardKind.VALUE, "Quiet mornings"),
        (CardKind.COST, "Meetings without an end"),
        (CardKind.PREFERENCE, "I will not say."),
    ]


def test_what_may_be_about_health_is_not_ticked() -> None:
    assert [bool(one.left_out) for one in read_manual(MANUAL).cards] == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("How to work with me", CardKind.PREFERENCE),
        ("My values", CardKind.VALUE),
        ("What I struggle with", CardKind.CHALLENGE),
        ("How to earn my trust", CardKind.DEPOSIT),
        ("Things that annoy me", CardKind.COST),
        ("Ask me about", CardKind.ASK_ME),
        ("Something else", CardKind.PREFERENCE),
        *((words.heading, kind) for kind, words in KIND_WORDS.items()),
    ],
)
def test_what_headings_mean(heading: str, kind: CardKind) -> None:
    assert kind_of(heading) is kind


def test_what_is_too_long_stays_whole_and_unticked() -> None:
    [one] = read_manual("# Values\n" + "word " * MOST_WORDS).cards
    assert one.left_out
    assert len(one.words) > MOST_WORDS


def test_no_more_cards_than_anybody_reads() -> None:
    read = read_manual("# Values\n" + "".join(f"- point {number}\n" for number in range(MOST_CARDS + 5)))
    assert len(read.cards) == MOST_CARDS
    assert "Only the first" in read.problems[0]


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_mishap(text: str) -> None:
    assert all(one.words for one in read_manual(text).cards)


@given(
    st.dictionaries(
        st.sampled_from([words.heading for words in KIND_WORDS.values()]),
        st.lists(st.text(alphabet="abc xyzäß", min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=4),
        min_size=1,
    )
)
def test_what_is_written_is_read_back(cards: dict[str, list[str]]) -> None:
    read = read_manual(write_manual("Ben", cards.items()))
    said = [(heading, " ".join(words.split())) for heading, several in cards.items() for words in several]
    assert [(KIND_WORDS[one.kind].heading, one.words) for one in read.cards] == said


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"a\x00b", b"x" * (MOST_BYTES + 1)])
def test_what_is_not_text_is_refused_in_words(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"\."):
        text_of(raw)


# --- The pages ---------------------------------------------------------------------------------------------------


def hidden(page: Any) -> dict[str, Any]:
    """What the preview would send."""
    proposed = page.context["proposed"]
    fields: dict[str, Any] = {"form-TOTAL_FORMS": len(proposed.forms), "form-INITIAL_FORMS": len(proposed.forms)}
    for form in proposed.forms:
        for name in form.fields:
            value = form[name].value()
            if value not in (None, False):
                fields[form.add_prefix(name)] = str(value) if value is not True else "on"
    return fields


def test_nothing_is_kept_before_its_author_says_so(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.ben)
    page = client.post("/cards/import/", {"file": SimpleUploadedFile("me.md", MANUAL.encode())})
    assert "Quiet mornings" in page.content.decode()
    assert not Card.objects.exists()
    said = hidden(page)
    for _ in range(2):
        client.post("/cards/import/keep/", said)
    kept = Card.objects.filter(author=cast.ben)
    assert {card.words for card in kept} == {one.words for one in read_manual(MANUAL).cards if not one.left_out}
    assert {card.audience for card in kept} == {"me"}


def test_one_that_is_not_in_order_keeps_all_as_typed_and_none_is_kept(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.ben)
    said = hidden(client.post("/cards/import/", {"text": MANUAL}))
    page = client.post("/cards/import/keep/", said | {"form-0-words": "", "form-1-words": "As typed"})
    assert page.status_code == 422
    assert "As typed" in page.content.decode()
    assert "Write at least a few words" in page.content.decode()
    assert not Card.objects.exists()


def test_more_than_fit_are_refused_together(cast: Cast, client_of: ClientOf) -> None:
    from troth.cards.actions.cards import write_card

    for _ in range(MOST_CARDS - 1):
        write_card(actor=cast.ben, kind="value", words="One", audience="me")
    client = client_of(cast.ben)
    page = client.post("/cards/import/keep/", hidden(client.post("/cards/import/", {"text": MANUAL})))
    assert page.status_code == 422
    assert "as many as anybody reads" in page.content.decode()
    assert Card.objects.count() == MOST_CARDS - 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Choose a file, or paste the text below."),
        ({"text": "# Only a heading"}, "nothing in it to make a card of"),
        ({"file": SimpleUploadedFile("me.md", b"\xff\xfe\x00\x01")}, "not text in UTF-8"),
        ({"file": SimpleUploadedFile("me.md", b"")}, "nothing in it to make a card of"),
    ],
)
def test_bad_input_is_told_in_place(cast: Cast, client_of: ClientOf, sent: dict[str, Any], said: str) -> None:
    page = client_of(cast.ben).post("/cards/import/", sent)
    assert page.status_code == 422
    assert said in page.content.decode()


def test_a_page_for_each_audience_holds_what_they_would_see(cast: Cast, client_of: ClientOf) -> None:
    from troth.cards.actions.cards import write_card

    for audience in ("me", "leader", "team"):
        write_card(actor=cast.ben, kind="value", words=f"words for {audience}", audience=audience)
    client = client_of(cast.ben)
    for address in ("/cards/page/", "/cards/about-me.md"):
        seen = {
            asked: {
                one
                for one in ("me", "leader", "team")
                if f"words for {one}" in client.get(address, {"for": asked}).content.decode()
            }
            for asked in ("me", "leader", "team")
        }
        assert seen == {"me": {"me", "leader", "team"}, "leader": {"leader", "team"}, "team": {"team"}}


def test_a_keep_without_its_preview_goes_back_to_the_beginning(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.ben).post("/cards/import/keep/", {}).headers["Location"] == "/cards/import/"
