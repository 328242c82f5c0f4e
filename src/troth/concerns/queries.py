"""Concerns as the site shows them: who listens, the quarter, the counts, what became of what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from troth.blind import pages
from troth.people.models import Office, Person
from troth.people.offices.registry import value_of
from troth.people.queries import offices_held
from troth.pulses import box
from troth.pulses.actions.moving import today
from troth.pulses.queries.rounds import collect_url, collecting_now
from troth.ui.days import full_day
from troth.visibility.gate import one_visible, visible_to

from .actions.publishing import listeners_in
from .choosable import ANSWER_DAYS
from .models import Heard, ListenerKey, Listing, Outside, RunOut, Season, WeekCount

MOST = 50
NO_PAGE = pages.digest({})


@dataclass(frozen=True)
class Row:
    """One who listens: the name as it is in the signed list."""

    name: str
    chosen: str


@dataclass(frozen=True)
class Sheet:
    """Everything the page of those who listen shows one person: the same for everybody but those in office."""

    has_box: bool
    listing: Listing | None
    rows: Sequence[Row]
    season: Season | None
    outside: Sequence[Outside]
    count: WeekCount | None
    run_out: RunOut | None
    days: int
    collect_url: str
    write_url: str
    is_listener: bool
    is_representative: bool

    @property
    def words(self) -> list[str]:
        return self.listing.check_words.split() if self.listing else []

    @property
    def run_out_words(self) -> str:
        """For representatives, who are told no more than this."""
        day = full_day(self.run_out.batch) if self.run_out else ""
        return f"By {day} something had waited longer than it may. Ask the listeners what they need; not about what."


@dataclass(frozen=True)
class Own:
    """A listener's own page."""

    key: ListenerKey | None
    page_url: str
    days: int


def sheet_for(viewer: Person) -> Sheet:
    """Who listens, and how to reach them."""
    held, listing = offices_held(viewer), visible_to(viewer, Listing).order_by("-number").first()
    season = visible_to(viewer, Season).filter(first__lte=today(), last__gte=today(), is_over=False).first()
    signed = listeners_in(listing) if listing else None
    has_page = signed is not None and signed.concern_page != NO_PAGE
    return Sheet(
        has_box=box.is_there(),
        listing=listing,
        rows=[
            Row(one.name, one.chosen) for one in sorted(signed.listeners if signed else (), key=lambda one: one.name)
        ],
        season=season,
        outside=list(visible_to(viewer, Outside).order_by("name")),
        count=visible_to(viewer, WeekCount).order_by("-week").first(),
        run_out=visible_to(viewer, RunOut).order_by("-batch").first(),
        collect_url=collect_url(collecting_now(viewer)) if season else "",
        days=value_of(ANSWER_DAYS),
        write_url=f"{box.origin()}/concern/" if has_page else "",
        is_listener=Office.Kind.LISTENER in held,
        is_representative=Office.Kind.REPRESENTATIVE in held,
    )


def own_for(viewer: Person, site: str) -> Own | None:
    """A listener's key and where their page is; None for everybody else."""
    if Office.Kind.LISTENER not in offices_held(viewer):
        return None
    key = visible_to(viewer, ListenerKey).filter(person=viewer, until=None).first()
    listing = visible_to(viewer, Listing).order_by("-number").first()
    has_page = listing is None or listeners_in(listing).listener_page != NO_PAGE
    page = f"{box.origin()}/listener/#site={site}" if box.is_there() and has_page else ""
    return Own(key, page, value_of(ANSWER_DAYS))


def heard_for(viewer: Person) -> list[Heard]:
    """What was released and what became of it, the latest weeks first."""
    return list(visible_to(viewer, Heard).order_by("-week", "id")[:MOST])


def outside_for(viewer: Person, id: UUID) -> Outside:
    """One place outside. Raises Http404."""
    return one_visible(viewer, Outside, id=id)


def is_listener(viewer: Person) -> bool:
    """Whether the viewer may publish what was released."""
    return Office.Kind.LISTENER in offices_held(viewer)
