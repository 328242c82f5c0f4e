"""Who wrote this concern? Twelve people write on one day; the attacker has every file, and watched them sit down.

The k-th person is given the letter that seems to have come k-th. Slips, lengths, seals and names are attacked as well.
"""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import pytest

from tests.attacks.chance import PEOPLE, ROUNDS
from tests.attacks.verdicts import NONE, Attack, Hits, counted, judge_limit, judge_links, judge_none, plain, right
from tests.blind import concern_formats as formats
from tests.box.asking import ask
from tests.box.concerning import MONDAY, Company, season_key
from tests.box.rounds import Day
from tests.box.test_concern_traces import traces_of
from tests.box.test_traces import PIECE
from tests.processes import content_of
from tests.settings import IS_POSTGRES
from troth.blind import letters, sealing, tokens
from troth.blind.asked import Opening
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth_box.box import Box
from troth_box.refusal import Refusal

CHANCE = Random(7)
FEWER = max(2, ROUNDS // 4)
FILES = "the box's files, and the order in which the twelve wrote"
HALF_A_MINUTE = "the same files before they are written anew, at the next half minute: what came since then is in them"


@dataclass(frozen=True)
class Day12:
    """Twelve concerns in the order in which they came."""

    openings: list[Opening]

    @property
    def threads(self) -> list[str]:
        return [one.thread for one in self.openings]

    @property
    def slips(self) -> list[bytes]:
        return [hashlib.sha256(one.message).digest() for one in self.openings]


@pytest.fixture
def company(box: Box, day: Day) -> Company:
    return Company.begun(box, day)


def written(company: Company) -> Day12:
    """One day's twelve. The slips are a stock's: who signed them is nothing that files or orders could show."""
    made = []
    for slip in CHANCE.sample(_stock(), PEOPLE):
        writer = Writer.new()
        message = slip.message
        sealed = company.letter(writer, "x" * CHANCE.randint(1, 900))
        made.append(Opening(company.season.season, message, slip.signature, writer.verify, sealed))
    for table in ("slip", "thread", "letter"):
        company.box.store.execute(f"DELETE FROM concern_{table}")
    company.box.post.concerns._mark()
    company.box.post.repack()
    for one in made:
        company.box.post.open(one.to_bytes())
    return Day12(made)


_kept: list[formats.Slip] = []


def _stock() -> list[formats.Slip]:
    while len(_kept) < 3 * PEOPLE:
        _kept.append(formats.slip_of(season_key()))
    return _kept


def _lie(box: Box, table: str, column: str) -> list[object]:
    """As the rows lie: by place in PostgreSQL; in SQLite as they stand in the file."""
    by = "ctid" if IS_POSTGRES else "rowid"
    if IS_POSTGRES:
        return [one for (one,) in box.store.execute(f"SELECT {column} FROM concern_{table} ORDER BY {by}")]
    box.store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = content_of(box.settings.data / "box.sqlite3")
    found = box.store.execute(f"SELECT {column} FROM concern_{table}")
    sealed = dict(box.store.execute("SELECT thread, sealed FROM concern_letter"))
    return sorted((one for (one,) in found), key=lambda one: content.index(bytes(sealed[one])[-PIECE:]))  # type: ignore[arg-type,index]


def test_where_letters_lie_tells_nobody_in_which_order_they_came(company: Company) -> None:
    hits, on_twin = NONE, NONE
    for _ in range(ROUNDS):
        found = written(company)
        on_twin += right(_lie(company.box, "letter", "thread"), found.threads)
        company.box.post.repack()
        hits += right(_lie(company.box, "letter", "thread"), found.threads)
    attack = Attack("order of concerns in the files", FILES, "letters as they lie in the files", HALF_A_MINUTE)
    judge_links(attack, product=hits, twin=on_twin)


def test_no_slip_is_laid_beside_the_concern_it_opened(company: Company) -> None:
    """One transaction takes both: before they are written anew, PostgreSQL's rows say which."""
    hits, on_twin = NONE, NONE
    for _ in range(ROUNDS):
        found = written(company)
        truth = dict(zip(found.slips, found.threads, strict=True))
        on_twin += _paired(company.box, truth, is_twin=True)
        company.box.post.repack()
        hits += _paired(company.box, truth, is_twin=False)
    attack = Attack(
        "slips beside concerns",
        "both tables of the box",
        "rows in the order of the transactions that wrote them, or of their names",
        "one table that keeps them together",
    )
    judge_links(attack, product=hits, twin=on_twin)


def _paired(box: Box, truth: dict[bytes, str], *, is_twin: bool) -> Hits:
    order = "xmin::text::bigint, 1" if IS_POSTGRES else "1"
    slips = [bytes(key) for (key,) in box.store.execute(f"SELECT key FROM concern_slip ORDER BY {order}")]  # type: ignore[arg-type]
    threads = [str(id) for (id,) in box.store.execute(f"SELECT id FROM concern_thread ORDER BY {order}")]
    if is_twin and not IS_POSTGRES:
        threads = [truth[slip] for slip in slips]
    return right(threads, [truth[slip] for slip in slips])


def test_neither_length_nor_seals_tell_whom_a_letter_is_for(company: Company) -> None:
    """Twelve letters, to one listener, to two, up to eleven: whose is whose, by number of seals and length?"""
    hits, on_twin = NONE, NONE
    for _ in range(ROUNDS):
        many = CHANCE.sample(range(1, PEOPLE + 1), PEOPLE)
        made = [_to(company, min(count, len(_strangers))) for count in many]
        hits += right(_by_seals([ours for ours, _ in made]), many)
        on_twin += right(_by_seals([theirs for _, theirs in made]), many)
    attack = plain(
        "seals of a letter",
        "all letters of a day",
        "the number of seals, then the length",
        "age as it comes, sealed to those it is for",
    )
    judge_links(attack, product=hits, twin=on_twin)


_strangers = [sealing.new_identity()[1] for _ in range(11)]


def _to(company: Company, many: int) -> tuple[bytes, bytes]:
    plain_letter = b"%0*d" % (400, many)
    return letters.close_again(plain_letter, _strangers[:many]), sealing.seal(plain_letter, _strangers[:many])


def _by_seals(sealed: list[bytes]) -> list[int]:
    """The letter with the fewest seals is for one, and so on; where they are alike, any of those left."""
    order = sorted(range(PEOPLE), key=lambda at: (sealed[at].count(b"-> X25519 "), len(sealed[at]), CHANCE.random()))
    guess = [0] * PEOPLE
    for place, at in enumerate(order):
        guess[at] = place + 1
    return guess


def test_a_letter_is_not_there_on_the_day_it_comes(company: Company) -> None:
    """A dishonest listener asks every minute and lays what is new beside who was just seen at their desk."""
    hits, on_twin = NONE, NONE
    for _ in range(FEWER):
        company.day.today = MONDAY
        found, seen, on_desk = [], [], []
        for _ in range(PEOPLE):
            before = {one["thread"] for one in company.inbox()["threads"]}
            at_once = set(company.box.post.concerns.threads())
            found.append(company.opened().thread)
            seen.append({one["thread"] for one in company.inbox()["threads"]} - before)
            on_desk.append(set(company.box.post.concerns.threads()) - at_once)
        hits += Hits(sum(found[at] in seen[at] for at in range(PEOPLE)), PEOPLE)
        on_twin += Hits(sum(found[at] in on_desk[at] for at in range(PEOPLE)), PEOPLE)
    attack = Attack(
        "delivery time of a letter",
        "a listener's key, and who sat at which desk when",
        "the letter that is new since a minute ago",
        "letters that are delivered as they come",
    )
    judge_none(attack, product=hits, twin=on_twin)


def test_a_hostile_site_learns_of_no_letter_by_asking_for_counts(company: Company) -> None:
    """Notices follow from these answers alone. Five concerns lie there already, so that every count is told."""
    hits, on_twin = NONE, NONE
    for _ in range(5):
        company.opened()
    company.later(7)
    for _ in range(PEOPLE):
        before, there = company.counts(), len(company.box.post.concerns.threads())
        company.opened()
        hits += Hits(int(company.counts() != before), 1)
        on_twin += Hits(int(len(company.box.post.concerns.threads()) != there), 1)
    attack = Attack(
        "counts and notices of what waits",
        "the site's own key, every notice, and who sat at which desk when",
        "counts, or that something is new, differ from a minute ago",
        "counts as of now",
    )
    judge_none(attack, product=hits, twin=on_twin)


def test_a_log_of_all_requests_names_no_concern(company: Company) -> None:
    """A line such as a proxy keeps of each request, if it keeps any: address, status, length of either body."""
    writers = [company.opened() for _ in range(PEOPLE)]

    def line(path: str, writer: Writer) -> str:
        asked = company.ask(Kind.READ, writer, day=company.day.today)
        came = ask(company.box, "POST", "/concerns/read", asked)
        return f"POST {path} {came.status} {len(asked)} {len(came.body)}"

    log = [line("/concerns/read", one) for one in writers]
    twin = [line(f"/concerns/{one.thread}/read", one) for one in writers]
    attack = Attack(
        "a log of all requests",
        "a line of every request, with the length of either body",
        "lines that differ from all others are somebody's who comes again",
        "the name of a concern in its address",
    )
    judge_none(attack, product=counted(log, _is_alone_in(log)), twin=counted(twin, _is_alone_in(twin)))


def _is_alone_in(lines: list[str]) -> Callable[[str], bool]:
    return lambda one: lines.count(one) == 1


def test_no_name_of_a_concern_is_guessed(company: Company) -> None:
    writers = [company.opened() for _ in range(PEOPLE)]
    short = {one.thread[:2] for one in writers}

    def found(guess: str) -> bool:
        request = company.ask(Kind.READ, Writer.new(), day=company.day.today)
        with pytest.raises(Refusal):
            company.box.post.read(request)
        return company.box.post.concerns.thread(guess) is not None

    tries = [secrets.token_hex(16) for _ in range(200)]
    on_twin = counted([f"{number:02x}" for number in range(256) if f"{number:02x}" in short], short.__contains__)
    attack = Attack(
        "guessed names of concerns", "the box's address", "names at random, with keys of one's own", "names of 8 bits"
    )
    judge_none(attack, product=counted(tries, found), twin=on_twin)


def test_what_was_deleted_is_in_no_file(company: Company) -> None:
    hits, on_twin = NONE, NONE
    for _ in range(FEWER):
        made = written(company)
        pieces = [one.sealed[len(one.sealed) // 2 :][:PIECE] for one in made.openings]
        company.box.post.concerns.remove(made.threads)
        on_twin += _in_files(company.box, pieces)
        company.box.post.repack()
        hits += _in_files(company.box, pieces)
    attack = Attack(
        "letters that were deleted",
        "every file of the box's database",
        "pieces of the letters",
        "rows that are merely deleted",
    )
    judge_none(attack, product=hits, twin=on_twin)


def _in_files(box: Box, pieces: list[bytes]) -> Hits:
    return Hits(traces_of(box, pieces), len(pieces))


def test_a_forged_slip_opens_nothing(company: Company) -> None:
    slip = formats.slip_of(season_key())
    good = company.opening(Writer.new())

    def opens(signature: bytes) -> bool:
        writer = Writer.new()
        message = tokens.prepare(secrets.token_bytes(32))
        sealed = company.letter(writer)
        try:
            company.box.post.open(Opening(good.season, message, signature, writer.verify, sealed).to_bytes())
        except Refusal:
            return False
        return True

    tries = [slip.signature, good.signature, bytes(384), secrets.token_bytes(384)]
    attack = plain("forged slips", "good slips of one's own", "their signatures under other numbers", "any signature")
    judge_none(attack, product=counted(tries, opens), twin=Hits(len(tries), len(tries)))


def test_who_polls_is_seen_by_whoever_owns_the_network(company: Company) -> None:
    """Reported, not promised: reading an answer is a request, and its length says how many letters there are."""
    hits = NONE
    for count in range(1, 4):
        writer = company.opened()
        for number in range(count):
            company.add(writer, f"More {number}")
        size = len(str(company.read(writer)))
        hits += Hits(int(size // 4000 - 1 == count), 1)
    attack = plain(
        "polling for an answer",
        "the network between writer and box",
        "how long the answer is",
        "none",
        limit="whoever owns the network sees that a device asked the box, when, and how long the answer was: use "
        "another network. What is in it they cannot read",
    )
    judge_limit(attack, product=hits)
