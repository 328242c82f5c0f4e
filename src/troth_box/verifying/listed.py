"""What is signed about concerns: the lists of who listens, each naming the one before, and the quarters."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from troth.blind import canonical, signed
from troth.blind.listeners import Listeners
from troth.blind.refusals import FormRefused
from troth.blind.seasons import Season
from troth.blind.signed import Kind

from ..keyholder.checking import signer_of
from ..looking import Found
from .saying import holds, unseen, wrong

LISTS, QUARTER = "Who listens", "Quarter of {day}"
MEND = "Do not write there before it is known why. Tell your colleagues and a representative."


@dataclass(frozen=True)
class Published:
    """As it was found: lists by their number, quarters by their name. `is_all` where no list may be missing."""

    lists: Mapping[int, bytes] = field(default_factory=dict)
    seasons: Mapping[str, bytes] = field(default_factory=dict)
    is_all: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """What holds of it: the latest list, if there is one, and the quarters."""

    latest: Listeners | None
    seasons: tuple[Season, ...]


def look_at_published(
    published: Published, site_keys: Collection[bytes], origin: str, today: date
) -> tuple[list[Found], Listed]:
    """Everything that is signed. Without a key the one that signed the latest list counts, and is to be compared."""
    if not published.lists:
        return [unseen(LISTS, "Nobody listens here yet.")], Listed(None, ())
    try:
        by = site_keys or [signer_of(canonical.loads(published.lists[max(published.lists)]))]
        latest = _chained(published, by)
    except FormRefused as refused:
        return [wrong(LISTS, f"The list does not hold: {refused}.", MEND)], Listed(None, ())
    how = "each is signed and names the one before" if published.is_all else "it is signed"
    names = ", ".join(one.name for one in latest.listeners) or "nobody"
    says = f"List {latest.number}, {how}: {names}. Check words: {' '.join(latest.words)}."
    found, seasons = [holds(LISTS, says)], []
    if latest.box != origin:
        found.append(wrong(LISTS, f"It was made for another box: {latest.box}.", MEND))
    for name, document in sorted(published.seasons.items()):
        try:
            seasons.append(season := _season(name, document, by, today))
            about = QUARTER.format(day=season.first)
            found.append(holds(about, f"It is signed, and its key proven. Check words: {' '.join(season.words)}."))
            if season.box != origin and today <= season.until:
                found.append(wrong(about, f"It was made for another box: {season.box}.", MEND))
        except FormRefused as refused:
            found.append(wrong(QUARTER.format(day=name[:8]), f"It does not hold: {refused}.", MEND))
    return found, Listed(latest, tuple(seasons))


def is_for(season: bytes, origin: str) -> bool:
    """Whether a signed quarter names this address. One it had before is no fault; what cannot be read is looked at."""
    try:
        return Season.of(canonical.loads(season)["document"]).box == origin  # type: ignore[index]
    except (FormRefused, KeyError, TypeError):
        return True


def look_at_receipts(key: bytes, listed: Listed) -> Iterator[Found]:
    """Receipts are worth what the signed quarters say: by this key, or they prove nothing."""
    about = "Receipts"
    if any(season.receipts != key for season in listed.seasons):
        yield wrong(about, "They are signed by another key than the one that was signed with the quarter.", MEND)
    elif listed.seasons:
        yield holds(about, "They are signed by the key that every quarter names.")


def _chained(published: Published, by: Collection[bytes]) -> Listeners:
    """The latest list, where each follows from the one before."""
    before: Listeners | None = None
    for number, document in sorted(published.lists.items()):
        now = Listeners.read(signed.read(Kind.LISTENERS, document, by).document)
        if now.number != number:
            raise FormRefused(f"list {now.number} is kept as list {number}")
        if published.is_all and not (now.follows(before) if before else number == 1):
            raise FormRefused(f"list {number} does not follow the one before")
        before = now
    assert before is not None  # noqa: S101 - there is one at least
    return before


def _season(name: str, document: bytes, by: Collection[bytes], today: date) -> Season:
    season = Season.read(signed.read(Kind.SEASON, document, by).document)
    if season.season != name:
        raise FormRefused("it is kept under another name than its own")
    if today <= season.until:
        season.check_key()
    return season
