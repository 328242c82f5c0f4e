"""What a leader and somebody near wrote to each other: a signed accord, cards on either side, a question answered."""

import json
from collections.abc import Callable

from .words import SAID, TOUCHED

Value = str | int | None
Add = Callable[..., str]

COLUMNS: dict[str, tuple[str, ...]] = {
    "accords.Accord": (
        *("id", "leader_id", "member_id", "stage", "began_on", "revealed_on", "signed_on", "review_on", "review"),
    ),
    "accords.Side": ("id", "accord_id", "author_id", "sealed"),
    "accords.Answer": ("id", "accord_id", "author_id", "topic_id", "owed", "importance", "expects"),
    "accords.Clause": ("id", "accord_id", "topic_id", "title", "words", "leader_agrees", "member_agrees"),
    "accords.ClauseEdit": ("id", "clause_id", "revision", "by_id", "on", "texts"),
    "accords.Version": ("id", "accord_id", "number", "text", "digest", "made_on"),
    "accords.Signature": ("id", "version_id", "party", "by_id", "signer", "digest", "on", "seal"),
    "cards.Card": ("id", "author_id", "kind", "words", "audience", "written_on", "expires_on"),
    "cards.ActedNote": ("id", "leader_id", "person_id", "card_id", "kind", "words", "noted_on"),
    "cards.Asking": ("id", "leader_id", "person_id", "question", "depth", "answer", "asked_on"),
    "cards.Turn": ("id", "asking_id", "author_id", "kind", "words", "said_at"),
}
CLAUSES, TOPICS = 3, 6


def add_accord(add: Add, ago: Callable[[int], str], topics: tuple[str, ...], pair: tuple[str, str], *, id: str) -> None:
    """A signed accord of (leader, member): three clauses, one version, six topics rated by either side, two reviews."""
    leader, member = pair
    accord = add("accords.Accord", leader, member, "signed", ago(130), ago(125), ago(120), ago(-62), 2, id=id)
    for person, owed in ((leader, 2), (member, 3)):
        add("accords.Side", accord, person, 1)
        for number, topic in enumerate(topics[:TOPICS]):
            words = SAID[number % len(SAID)] if number < CLAUSES else ""
            add("accords.Answer", accord, person, topic, (owed + number) % 5, 1 + number % 3, words)
    clauses = [(f"Clause {number}", TOUCHED[number % len(TOUCHED)]) for number in range(CLAUSES)]
    for (title, words), topic in zip(clauses, topics[:CLAUSES], strict=True):
        clause = add("accords.Clause", accord, topic, title, words, 1, 1)
        add("accords.ClauseEdit", clause, 1, member, ago(122), json.dumps({"title": title, "words": words}))
    _signed(add, ago(120), accord, clauses, leader, member)


def _signed(add: Add, on: str, accord: str, clauses: list[tuple[str, str]], leader: str, member: str) -> None:
    rows = [{"kind": "clause", "title": title, "words": words} for title, words in clauses]
    digest = accord * 2
    version = add("accords.Version", accord, 1, json.dumps({"clauses": rows}), digest, on)
    for party, person in (("leader", leader), ("member", member)):
        add("accords.Signature", version, party, person, person, digest, on, "00" * 64)


def add_cards(add: Add, ago: Callable[[int], str], leader: str, member: str) -> None:
    """Four cards of the member's, two that the leader acted on; a question answered, and one that waits."""
    kinds = (("deposit", "leader"), ("cost", "leader"), ("preference", "team"), ("value", "me"))
    for number, (kind, audience) in enumerate(kinds):
        words = TOUCHED[number % len(TOUCHED)]
        card = add("cards.Card", member, kind, words, audience, ago(90), ago(-275))
        if audience == "leader":
            add("cards.ActedNote", leader, member, card, kind, words, ago(30))
    for question, days in (("monday", 50), ("fair", 5)):
        asking = add("cards.Asking", leader, member, question, 1, SAID[0], ago(days))
        if days > 10:
            add("cards.Turn", asking, member, "answer", SAID[1], f"{ago(days - 2)} 09:00:00+00:00")
