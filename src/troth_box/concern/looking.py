"""What is looked at before anything is written or read: who listens, the quarter, the keys, the days, the pages."""

import json
from dataclasses import dataclass
from datetime import date

from troth.blind import canonical, pages, signed
from troth.blind.listeners import Listeners
from troth.blind.refusals import FormRefused
from troth.blind.seasons import Season
from troth.blind.signed import Kind, Signed

from ..reaching import Box
from ..trouble import Trouble


@dataclass(frozen=True)
class Looked:
    """A list of listeners that holds, and the key of the site that signed it."""

    box: Box
    listeners: Listeners
    by: bytes

    @property
    def words(self) -> str:
        return " ".join(self.listeners.words)

    def season(self, name: str = "", *, today: date) -> tuple[Season, bytes]:
        """The quarter of that name, or the one slips are collected for today; and as it was signed, by the same key."""
        seasons = dict(_season(self, document) for document in _several(self.box.concerns("seasons")))
        good = [one for one in seasons if (one.season == name if name else one.first <= today <= one.last)]
        if not good:
            raise Trouble("There is no quarter for this there.", "Look whether the address is right, and the day.")
        season = max(good, key=lambda one: one.first)
        season.refuse_if_away(today)
        season.check_key()
        return season, seasons[season]

    def look_at_pages(self) -> None:
        """Compare the pages the box shows to browsers, byte for byte, with the ones in the list."""
        for folder, digest in (("concern", self.listeners.concern_page), ("listener", self.listeners.listener_page)):
            if pages.digest(self.box.page_in(folder)) != digest:
                raise FormRefused(f"the page at /{folder}/ is not the one everybody was told of; tell your colleagues")


def look(box: Box) -> Looked:
    """Fetch the list of listeners and check that it is whole, and of this box."""
    found: Signed = signed.read(Kind.LISTENERS, box.concerns("listeners"), None)
    listeners = Listeners.read(found.document)
    if listeners.box != box.origin:
        raise FormRefused(f"this list belongs to the box at {listeners.box}, which is not where it was found")
    return Looked(box, listeners, found.by)


def _season(looked: Looked, document: object) -> tuple[Season, bytes]:
    data = canonical.dumps(document)
    season = Season.read(signed.read(Kind.SEASON, data, [looked.by]).document)
    if season.box != looked.box.origin:
        raise FormRefused(f"this quarter belongs to the box at {season.box}, which is not where it was found")
    return season, data


def _several(data: bytes) -> list[object]:
    found = json.loads(data)
    return found if isinstance(found, list) else []
