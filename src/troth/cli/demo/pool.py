"""Draws sentences so that nobody reads the same one twice on their own pages."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from random import Random

from .words.shape import Told

# From the words' short names of what happened to the catalogue's keys, or to the kinds this company has added.
KINDS = {
    "apology": "apology",
    "asked_first": "asked_first",
    "avoided": "no_answer",
    "bad_news": "bad_news",
    "broke": "broken_promise",
    "cancelled": "missed_meeting",
    "credit_public": "credit",
    "feedback_badly": "public_blame",
    "feedback_well": "feedback_asked",
    "forgot": "broken_promise",
    "helped": "Lent a hand",
    "included": "asked_first",
    "interrupted": "interrupted",
    "kept_word": "kept_promise",
    "late_change": "late_change",
    "left_out": "over_head",
    "listened": "listened",
    "met_halfway": "Met halfway",
    "mistake_well": "met_mistake_well",
    "no_answer": "no_answer",
    "owned_up": "own_mistake",
    "promised_lightly": "broken_promise",
    "remembered": "checked_in",
    "said_no": "bad_news",
    "shared_reasons": "explained",
    "snapped": "sharp_words",
    "stood_up": "stood_up",
    "taught": "growth",
    "thanks_private": "thanks",
    "time_off": "time_protected",
    "took_over": "over_head",
    "trusted": "growth",
}
ADDED_KINDS = (("Lent a hand", "gives"), ("Met halfway", "gives"))
COSTS = {
    "avoided", "bad_news", "broke", "cancelled", "feedback_badly", "forgot", "interrupted", "late_change",
    "left_out", "no_answer", "promised_lightly", "said_no", "snapped", "took_over",
}  # fmt: skip


class Read:
    """Which sentences stand on whose pages by now."""

    def __init__(self) -> None:
        self._by_person: dict[str, set[str]] = defaultdict(set)

    def note(self, sentence: str, people: Iterable[str]) -> None:
        """It stands on these people's pages."""
        for person in people:
            self._by_person[person].add(sentence)

    def knows(self, sentence: str, people: Iterable[str]) -> bool:
        """Whether one of these has it already."""
        return any(sentence in self._by_person[person] for person in people)


class Pool:
    """Sentences of one sort, in an order of chance, the least used first."""

    def __init__(self, chance: Random, *sorts: Sequence[str] | Sequence[Told]) -> None:
        self._waiting: list[tuple[str, str]] = []
        for sentences in sorts:  # a team's own sentences come before those anybody may say
            told = [("", one) if isinstance(one, str) else one for one in sentences]
            self._waiting += chance.sample(told, len(told))

    def draw(self, read: Read, people: Sequence[str]) -> Told | None:
        """One that none of these people has read; None where there is none left for them."""
        for at, (kind, sentence) in enumerate(self._waiting):
            if not read.knows(sentence, people):
                self._waiting.append(self._waiting.pop(at))
                read.note(sentence, people)
                return kind, sentence
        return None
