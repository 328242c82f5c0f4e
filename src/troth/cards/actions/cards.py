"""Writing cards about oneself, choosing who reads them, renewing and deleting them: the author alone.

Twice is once (the form brings the id). Nobody is told when a card is written, shut or gone.
"""

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from troth.cards.models import Card, CardWarning
from troth.cards.rules import MOST_CARDS, MOST_WORDS, Audience, CardKind, expires_on
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.people.models import Person

GONE = "This card is no longer there."


def check_words(words: str, most: int, *, needed: str = "") -> str:
    """Words within a length; `needed` is what to say where there are none and there must be."""
    words = words.replace("\r\n", "\n").strip()
    if needed and not words:
        raise Refused(needed, field="words")
    if len(words) > most:
        raise Refused(f"Keep it to {most} characters; this has {len(words)}.", field="words")
    return words


def utc_today() -> date:
    """The day cards are dated by: the same for everybody."""
    return clock.today(ZoneInfo("UTC"))


@transaction.atomic
def write_card(*, actor: Person, kind: str, words: str, audience: str, id: UUID | None = None) -> Card:
    """Write one card. Raises Refused for a kind or audience there is not, too many words, or too many cards."""
    card = _card(actor, kind, words, audience, id)
    return _save([card], actor)[0]


@transaction.atomic
def write_cards(*, actor: Person, cards: list[dict[str, Any]]) -> list[Card]:
    """Write several at once, such as those of an import: all of them or, where one is refused, none.

    Each is a dict of kind, words, audience and id.
    """
    return _save([_card(actor, one["kind"], one["words"], one["audience"], one["id"]) for one in cards], actor)


def _card(actor: Person, kind: str, words: str, audience: str, id: UUID | None) -> Card:
    today = utc_today()
    return Card(
        id=id or new_id(),
        author=actor,
        kind=_one_of(CardKind, kind, "kind"),
        words=check_words(words, MOST_WORDS, needed="Write at least a few words."),
        audience=_one_of(Audience, audience, "audience"),
        written_on=today,
        expires_on=expires_on(today),
    )


def _one_of(among: Any, value: str, field: str) -> str:
    if value not in {one.value for one in among}:
        raise Refused("Choose one of these.", field=field)
    return value


def _save(cards: list[Card], actor: Person) -> list[Card]:
    Person.objects.select_for_update().get(id=actor.id)  # two windows count the same cards
    held = dict(Card.objects.filter(id__in=[card.id for card in cards]).values_list("id", "author_id"))
    if any(author != actor.id for author in held.values()):
        raise Refused("This card could not be kept. Please write it once more.")
    new = [card for card in cards if card.id not in held]
    if Card.objects.filter(author=actor).count() + len(new) > MOST_CARDS:
        raise Refused(f"{MOST_CARDS} cards are as many as anybody reads. Delete one first.")
    Card.objects.bulk_create(new)
    return cards


@transaction.atomic
def change_card(*, actor: Person, card: Card, kind: str, words: str, audience: str) -> None:
    """Other words, another kind, other readers; the day it runs out stays."""
    changed = _card(actor, kind, words, audience, card.id)
    _update(actor, card, kind=changed.kind, words=changed.words, audience=changed.audience)


@transaction.atomic
def share_card(*, actor: Person, card: Card, audience: str) -> None:
    """Choose who reads it from now on; at once."""
    _update(actor, card, audience=_one_of(Audience, audience, "audience"))


@transaction.atomic
def renew_card(*, actor: Person, card: Card) -> None:
    """Another year, from today."""
    _update(actor, card, expires_on=expires_on(utc_today()))
    CardWarning.objects.filter(card=card).delete()


@transaction.atomic
def restore_expiry(*, actor: Person, card: Card, day: date) -> None:
    """Undo renewing: the day it would have run out."""
    if day <= utc_today():
        raise Refused("That day is over.")
    _update(actor, card, expires_on=min(day, expires_on(utc_today())))


@transaction.atomic
def delete_card(*, actor: Person, card: Card) -> dict[str, Any]:
    """Delete it, for everybody, now. Returns its fields, for undo."""
    Card.objects.filter(id=card.id, author=actor).delete()
    return {field.attname: getattr(card, field.attname) for field in Card._meta.concrete_fields}


@transaction.atomic
def restore_card(*, actor: Person, fields: dict[str, Any]) -> None:
    """Undo deleting: the card as it was, under its old id, so that what was noted on it finds it again."""
    card = Card(**fields)
    if str(card.author_id) != str(actor.id):
        raise Refused("Only the one who wrote it can bring it back.")
    Card.objects.bulk_create([card], ignore_conflicts=True)


def _update(actor: Person, card: Card, **changes: Any) -> None:
    if not Card.objects.filter(id=card.id, author=actor).update(**changes):
        raise Refused(GONE)
