"""A box looked at from within, without changing it: tables, places, documents, ballots, and what should be gone."""

from collections.abc import Collection, Iterator
from datetime import timedelta
from hashlib import sha256

from troth.blind import tokens
from troth.blind.ballots import Envelope

from .. import clock
from ..looking import Found, look
from ..settings import Settings
from ..states import COUNTED, UNRELEASED, State
from ..store.rows import table as table_of
from .concerns import look_at_concerns
from .listed import Published
from .order import Order, order_of
from .papers import Known, Papers, look_at_papers
from .reading import Reading, Row, as_bytes, reading
from .saying import doubtful, holds, problem_of, unseen, wrong
from .tables import BALLOTS, look_at_tables

LYING = (State.GATED, State.OPEN, State.CLOSED)
OVER = (*COUNTED, State.CANCELLED)
GRACE = timedelta(days=2)
TAMPERED = "Do not count and do not answer. Keep the box's files as they are, and ask a representative."
AS_ITSELF = "Where it lies, run troth box verify as the box's own user, with its TROTH_BOX_DATA."
SINKS = ("Files", "Access log", "Database", "Archive", "Write-ahead log")


def verify_box(settings: Settings) -> tuple[list[Found], dict[str, Papers], Published]:
    """Everything that can be seen from within; the documents that are here, by round; what is signed of concerns."""
    try:
        box = reading(settings.database_url)
        papers, states = _papers_in(box)
    except FileNotFoundError:
        return [unseen("Box", "No box lies on this machine, as far as is known here.", AS_ITSELF)], {}, Published()
    except Exception as problem:  # whatever a database says that is not there
        says = f"The box's database cannot be looked into from here ({type(problem).__name__})."
        return [unseen("Box", says, AS_ITSELF)], {}, Published()
    try:
        known: dict[str, Known] = {}
        found = look_at_tables(box)
        site_keys = [settings.site_key] if settings.site_key else []
        for id, one in sorted(papers.items()):
            lines, read = look_at_papers(one, site_keys, clock.today())
            found += lines
            if read:
                known[id] = read
        found += _ballots(box, states, known)
        found += _remains(settings, box, states)
        found += _figures(box, known)
        of_concerns, published = look_at_concerns(settings, box)
    finally:
        box.close()
    return [*found, *of_concerns, *_sinks(settings)], papers, published


def _papers_in(box: Reading) -> tuple[dict[str, Papers], dict[str, State]]:
    rows = box.rows("SELECT id, state, manifest, gate, tally FROM round")
    papers = {str(id): Papers(str(id), *(as_bytes(one) for one in documents)) for id, _, *documents in rows}
    return papers, {str(id): State(str(state)) for id, state, *_ in rows}


def _ballots(box: Reading, states: dict[str, State], known: dict[str, Known]) -> Iterator[Found]:
    """Of every round that has any: each with a good token, none too many, lying in no order. Never how many."""
    for id, state in sorted(states.items()):
        if state in LYING and id in known and _has_table(box, table_of(id)):
            day = known[id].manifest.answering.first
            yield _tokens(box, id, known[id], f"Ballots of {day}")
            yield _places(box, id, f"Order of {day}")


def _tokens(box: Reading, id: str, known: Known, about: str) -> Found:
    if known.gate is None:
        return wrong(about, "There are ballots, and it was never said who answers.", TAMPERED)
    left = {circle: known.gate.issued[circle] for circle in known.gate.final}
    for row in box.rows(f"SELECT key, circle, message, signature, sealed FROM {table_of(id)}"):  # noqa: S608 - checked
        if problem := _problem_of_ballot(row, known, left):
            return wrong(about, problem, TAMPERED)
        left[str(row[1])] -= 1
    if any(number < 0 for number in left.values()):
        return wrong(about, "A group has more ballots than people who collected.", TAMPERED)
    return holds(about, "Each has a token that was issued for it, and no group has more than collected.")


def _problem_of_ballot(row: Row, known: Known, answering: Collection[str]) -> str:
    key, circle, *rest = row
    message, signature, sealed = (as_bytes(one) for one in rest)
    document = Envelope(str(circle), message, signature, sealed).to_document()
    if problem_of(lambda: Envelope.of(document, len(known.manifest.seal.recipients))):
        return "There is a ballot that is not like all others."
    if as_bytes(key) != sha256(message).digest() or circle not in answering:
        return "There is a ballot that is kept under another name or group than its own."
    if not tokens.verify(known.manifest.by_id[str(circle)].public_key, message, signature):
        return "There is a ballot whose token was not issued for this round and group."
    return ""


def _places(box: Reading, id: str, about: str) -> Found:
    """Said without how many: nobody is to see a running count."""
    match order_of(box.in_place(table_of(id)), box.as_written_anew(table_of(id))):
        case Order.SORTED:
            return holds(about, "Ballots lie sorted by their hashes, which are random: no place tells when one came.")
        case Order.TOO_FEW:
            return unseen(about, "Too few ballots to tell the order in which they lie from chance.")
        case order:
            how = "Some ballots lie" if order is Order.PARTLY else "Ballots lie"
            says = f"{how} in the order in which they came, to whoever reads the box's files."
            mend = (
                "They are written anew within minutes. Look again then: if it is still so, the box is not as shipped."
            )
            return doubtful(about, says, mend)


def _has_table(box: Reading, name: str) -> bool:
    return any(table.name == name for table in box.tables())


def _remains(settings: Settings, box: Reading, states: dict[str, State]) -> Iterator[Found]:
    """Of rounds that are over no ballot and no key is left."""
    over = {id for id, state in states.items() if state in OVER}
    tables = {table.name.removeprefix("ballots_") for table in box.tables() if BALLOTS.fullmatch(table.name)}
    seals = settings.data / "seals"
    files = {file.name for file in seals.iterdir()} if seals.exists() else set()
    mend = "Restart the box: it destroys what is left. If it is still there, stop the box and look who put it back."
    if left := sorted((tables & over) | (tables - states.keys())):
        yield wrong(
            "Shredded", f"Ballots are left of rounds that are over ({', '.join(one[:8] for one in left)}).", mend
        )
    if left := sorted(one for one in files if one in over):
        yield wrong("Shredded", f"Keys are left of rounds that are over ({', '.join(one[:8] for one in left)}).", mend)
    if not (tables & over or tables - states.keys() or files & over):
        yield holds("Shredded", "Of rounds that are over there is no ballot and no key here.")


def _figures(box: Reading, known: dict[str, Known]) -> Iterator[Found]:
    """Figures wait for the site to ask for those it may release; long after that none may be here."""
    rows = box.rows("SELECT id FROM figures ORDER BY id") if _has_table(box, "figures") else []
    waiting = [known[str(id)].manifest for (id,) in rows if str(id) in known]
    old = [one for one in waiting if one.answering.last + UNRELEASED + GRACE < clock.today()]
    if old:
        says = f"Figures are left of a round that was over long ago ({old[0].answering.last})."
        yield wrong("Shredded", says, "Restart the box: it destroys them. Ask why it was not running.")


def _sinks(settings: Settings) -> list[Found]:
    """Where something beside the box may keep who came: what its doctor finds."""
    return [one for one in look(settings) if one.about in SINKS or one.level == "error"]
