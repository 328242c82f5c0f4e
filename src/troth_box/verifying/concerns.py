"""Concerns in a box, looked at from within: what is signed, letters that look alike, nothing in order, nothing left."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from troth.blind import canonical
from troth.blind.letters import LENGTHS

from .. import clock
from ..concerns.post import SLIPS_KEPT
from ..concerns.standing import GONE_CLOSED, GONE_QUIET, As
from ..looking import Found
from ..settings import Settings
from .listed import Listed, Published, is_for, look_at_published, look_at_receipts
from .order import Order, order_of
from .reading import Reading, as_bytes
from .saying import doubtful, holds, unseen, wrong

GRACE = timedelta(days=2)
KINDS = ", ".join(f"'{kind}'" for kind in As)
SIZES = ", ".join(str(length) for length in LENGTHS)
LETTERS, ORDER, GONE = "Letters", "Order of letters", "Gone in time"
TAMPERED = "Keep the box's files as they are, and tell a representative: somebody changed them past Troth."
# What no letter and no concern may be, and how that is said.
ODD = (
    (
        f"SELECT count(*) FROM concern_letter WHERE length(sealed) NOT IN ({SIZES}) OR kind NOT IN ({KINDS})",  # noqa: S608 - our own
        "There is a letter that is not like all others.",
    ),
    (
        "SELECT count(*) FROM concern_letter WHERE thread NOT IN (SELECT id FROM concern_thread)",
        "There is a letter of a concern that is not there, or was deleted.",
    ),
    ("SELECT count(*) FROM concern_thread WHERE length(id) <> 32", "There is a concern under a name of its own."),
    (
        "SELECT count(*) FROM concern_slip WHERE season NOT IN (SELECT id FROM concern_season)",
        "There is a slip of a quarter that never was.",
    ),
)
# Each name with what its rows are sorted by once they are written anew.
SORTED_BY = {"concern_letter": "thread, key", "concern_slip": "key"}


def look_at_concerns(settings: Settings, box: Reading) -> tuple[list[Found], Published]:
    """Everything about concerns but how many there are, and what is signed about them."""
    if "concern_letter" not in {table.name for table in box.tables()}:
        return [unseen(LETTERS, "This box has not been started with a version that knows of concerns.")], Published()
    published = _published_in(box)
    by = [settings.site_key] if settings.site_key else []
    here = {name: one for name, one in published.seasons.items() if is_for(one, settings.origin)}
    found, listed = look_at_published(replace(published, seasons=here), by, settings.origin, clock.today())
    return [*found, *_receipts(settings, listed), *_letters(box), _places(box), *_gone(box, clock.today())], published


def _published_in(box: Reading) -> Published:
    lists = box.rows("SELECT number, document FROM concern_listeners")
    seasons = box.rows("SELECT id, document FROM concern_season")
    return Published(
        {int(str(number)): as_bytes(document) for number, document in lists},
        {str(id): as_bytes(document) for id, document in seasons},
    )


def _receipts(settings: Settings, listed: Listed) -> Iterator[Found]:
    file = settings.data / "receipts.key"
    if file.exists():
        private = Ed25519PrivateKey.from_private_bytes(canonical.from_b64(file.read_text(), 32))
        yield from look_at_receipts(private.public_key().public_bytes_raw(), listed)


def _letters(box: Reading) -> Iterator[Found]:
    problems = [says for sql, says in ODD if box.rows(sql) != [(0,)]]
    yield from (wrong(LETTERS, says, TAMPERED) for says in problems)
    if not problems:
        yield holds(LETTERS, "Each has one of three lengths and belongs to a concern that is here.")


def _places(box: Reading) -> Found:
    """Said without how many."""
    orders = {order_of(box.in_place(name), box.as_written_anew(name, by)) for name, by in SORTED_BY.items()}
    if orders & {Order.PARTLY, Order.NOT_AT_ALL}:
        says = "Some letters or used slips lie in the order in which they came, to whoever reads the box's files."
        return doubtful(ORDER, says, "They are written anew within the hour. Look again then: it should be over.")
    return holds(ORDER, "Letters and used slips lie sorted by random names, as far as there are enough to tell.")


def _gone(box: Reading, today: date) -> Iterator[Found]:
    """What has run its time, with a day or two for a box that was not running."""
    days = [(today - GRACE - kept).isoformat() for kept in (GONE_CLOSED, GONE_QUIET, SLIPS_KEPT)]
    left = [
        box.rows("SELECT count(*) FROM concern_thread WHERE closed < ?", days[:1]),
        box.rows(
            "SELECT count(*) FROM concern_thread WHERE id NOT IN (SELECT thread FROM concern_letter WHERE day >= ?)",
            days[1:2],
        ),
        box.rows(
            "SELECT count(*) FROM concern_slip WHERE season IN (SELECT id FROM concern_season WHERE until < ?)",
            days[2:],
        ),
    ]
    if any(found != [(0,)] for found in left):
        says = "Concerns, or used slips, are here whose time has run out."
        yield wrong(GONE, says, "Restart the box: it removes them. Ask why it was not running.")
    else:
        yield holds(GONE, "No concern and no used slip is here whose time has run out.")
