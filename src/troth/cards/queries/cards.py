"""Reading cards: my own, those somebody lets me read, and what was noted and said about them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from troth.cards.models import ActedNote, Card, WasItSo
from troth.cards.near import Circle, SeenBy, circle_of
from troth.cards.rules import KIND_WORDS, MOST_CARDS, WARNING, Audience, CardKind, is_warned
from troth.people.models import Person
from troth.people.queries import is_leader_of
from troth.visibility.gate import one_visible, visible_to

FEW = 12
MANY = 1000


@dataclass(frozen=True)
class Noted:
    """A leader's note, and what was said about it as far as the reader may know."""

    note: ActedNote
    said: WasItSo | None
    heading: str


@dataclass(frozen=True)
class Shown:
    """A card as one reader sees it."""

    card: Card
    seen_by: SeenBy
    acted: list[Noted]
    runs_out: bool


@dataclass(frozen=True)
class Group:
    """The cards of one kind."""

    kind: CardKind
    heading: str
    example: str
    cards: list[Shown]


@dataclass(frozen=True)
class Between:
    """The cards of one person that another may read, and what the two noted on cards of either."""

    other: Person
    groups: list[Group]
    leads: bool
    elsewhere: list[Noted]

    @property
    def has_cards(self) -> bool:
        return any(group.cards for group in self.groups)


def my_cards(viewer: Person, today: date) -> list[Group]:
    """All cards of the reader's own, by kind; every kind, also where there is none yet."""
    cards = list(visible_to(viewer, Card).filter(author=viewer).order_by("written_on", "id"))
    noted = _noted_by_card(viewer, cards)
    return _grouped(cards, circle_of(viewer, viewer), viewer, noted, today)


def my_card(viewer: Person, id: UUID) -> Card:
    """One of the reader's own cards, or 404."""
    return one_visible(viewer, Card, id=id, author=viewer)


def card_of_another(viewer: Person, id: UUID) -> Card:
    """One card of somebody the reader leads, or 404."""
    card = one_visible(viewer, Card, id=id)
    return one_visible(viewer, Card, id=id, author_id=card.author_id if is_leader_of(viewer, card.author) else None)


def cards_between(viewer: Person, other: Person, today: date) -> Between:
    """What `other` lets the reader know of themselves."""
    cards = list(visible_to(viewer, Card).filter(author=other).order_by("written_on", "id")[:MOST_CARDS])
    leads = is_leader_of(viewer, other)
    noted = _noted_by_card(viewer, cards)
    groups = _grouped(cards, circle_of(other, viewer), viewer, noted, today) if cards else []
    shown = {card.id for card in cards}
    notes = visible_to(viewer, ActedNote).select_related("leader")
    mine, theirs = notes.filter(leader=viewer, person=other), notes.filter(leader=other, person=viewer)
    rest = [*mine.exclude(card_id__in=shown).order_by("-noted_on", "id")[:FEW]]
    rest += theirs.order_by("-noted_on", "id")[:FEW]
    return Between(other, [group for group in groups if group.cards], leads, with_said(viewer, rest))


def deposits_of(viewer: Person, other: Person) -> list[Card]:
    """What counts as a deposit for somebody the reader leads, and what costs them."""
    if not is_leader_of(viewer, other):
        return []
    wanted = [CardKind.DEPOSIT.value, CardKind.COST.value]
    return list(visible_to(viewer, Card).filter(author=other, kind__in=wanted).order_by("-kind", "written_on", "id"))


def bad_news_cards_of(viewer: Person, people: Iterable[UUID]) -> list[Card]:
    """How these people like to work and what costs them, at most three each; first what speaks of news or changes."""
    wanted = [CardKind.PREFERENCE.value, CardKind.COST.value]
    rows = visible_to(viewer, Card).filter(author__in=list(people), kind__in=wanted)
    by_author: dict[UUID, list[Card]] = defaultdict(list)
    for card in rows.order_by("author__name", "author_id", "written_on", "id")[:MANY]:
        by_author[card.author_id].append(card)
    return [card for cards in by_author.values() for card in sorted(cards, key=_speaks_of_news, reverse=True)[:3]]


def _speaks_of_news(card: Card) -> bool:
    return any(word in card.words.casefold() for word in ("news", "chang"))


def wishes_of(viewer: Person, other: Person) -> list[Card]:
    """What somebody would like to be asked, as far as the reader may know."""
    asked = visible_to(viewer, Card).filter(author=other, kind=CardKind.ASK_ME.value)
    return list(asked.order_by("written_on", "id"))


def cards_running_out(viewer: Person, today: date) -> list[Card]:
    """The reader's own cards that run out within a week."""
    mine = visible_to(viewer, Card).filter(author=viewer, expires_on__lte=today + WARNING)
    return list(mine.order_by("expires_on", "id"))


def note_for(viewer: Person, id: UUID) -> ActedNote:
    """One note between the reader and another, or 404."""
    return one_visible(viewer, ActedNote, id=id)


def said_about(viewer: Person, note: ActedNote) -> WasItSo | None:
    """What was said about it, as far as the reader may know."""
    return visible_to(viewer, WasItSo).filter(note_id=note.id).first()


def with_said(viewer: Person, notes: Iterable[ActedNote]) -> list[Noted]:
    """Each note with what was said about it."""
    notes = list(notes)
    said = visible_to(viewer, WasItSo).filter(note_id__in=[note.id for note in notes]) if notes else []
    by_note = {one.note_id: one for one in said}
    return [Noted(note, by_note.get(note.id), KIND_WORDS[CardKind(note.kind)].heading) for note in notes]


def notes_to_say(viewer: Person, since: date) -> list[Noted]:
    """Notes of the reader's leaders on cards of theirs, lately, that they said nothing about yet."""
    notes = visible_to(viewer, ActedNote).filter(person=viewer, noted_on__gte=since).select_related("leader")
    return [one for one in with_said(viewer, notes.order_by("-noted_on", "id")[:FEW]) if one.said is None]


def _noted_by_card(viewer: Person, cards: list[Card]) -> dict[UUID, list[Noted]]:
    found: dict[UUID, list[Noted]] = defaultdict(list)
    if cards:
        notes = visible_to(viewer, ActedNote).filter(card_id__in=[card.id for card in cards])
        for noted in with_said(viewer, notes.select_related("leader").order_by("-noted_on", "id")[: FEW * 4]):
            found[noted.note.card_id].append(noted)
    return found


def _grouped(
    cards: list[Card], circle: Circle, viewer: Person, noted: dict[UUID, list[Noted]], today: date
) -> list[Group]:
    shown = [
        Shown(card, circle.seen_by(card, viewer), noted.get(card.id, []), is_warned(card.expires_on, today))
        for card in cards
    ]
    return [
        Group(kind, words.heading, words.example, [one for one in shown if one.card.kind == kind.value])
        for kind, words in KIND_WORDS.items()
    ]


def page_for(viewer: Person, audience: Audience, today: date) -> list[Group]:
    """The reader's own cards as those of that audience see them, by kind; only kinds that have one."""
    wide = {
        Audience.ME: list(Audience),
        Audience.LEADER: [Audience.LEADER, Audience.TEAM],
        Audience.TEAM: [Audience.TEAM],
    }
    seen = {one.value for one in wide[audience]}
    groups = my_cards(viewer, today)
    kept = [
        Group(group.kind, group.heading, group.example, [one for one in group.cards if one.card.audience in seen])
        for group in groups
    ]
    return [group for group in kept if group.cards]
