"""What is left of the answers: in copies, in the log written ahead, in dead rows and free pages, after the round."""

import json
import secrets
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import psycopg

from tests import postgres
from tests.attacks.chance import PEOPLE, ROUNDS
from tests.attacks.places import PIECE
from tests.attacks.verdicts import NONE, Attack, Hits, counted, judge_links, judge_none, plain, right
from tests.attacks.worlds import CHANCE, Round, any_answers, send
from tests.box import rounds
from tests.box.rounds import AFTER, Day, Example
from tests.keyholder.rounds import BANK_QUESTIONS
from tests.settings import IS_POSTGRES
from troth.blind import canonical
from troth.blind.ballots import Ballot, Envelope
from troth.blind.refusals import FormRefused
from troth.blind.sealing import seal
from troth.measure.items import BANK, CORE
from troth_box.box import Box
from troth_box.keyholder import counting
from troth_box.keyholder.identity import Identity

ITEMS = [item.id for item in CORE]
SECRET = b"AGE-SECRET-KEY-1"
Answers = dict[str, int]


# --- everything that lies on the server --------------------------------------------------------------------------


def files_of(box: Box) -> list[Path]:
    """Every file of the box and of its database, the write-ahead log and the server's own log among them."""
    own = [path for path in box.settings.data.rglob("*") if path.is_file()]
    if not IS_POSTGRES:
        return own
    cluster = postgres.shared()
    cluster.run("CHECKPOINT")
    return [*own, *(path for path in cluster.folder.rglob("*") if path.is_file())]


def contents_of(files: Sequence[Path]) -> list[bytes]:
    """What is in them."""
    return [postgres.content_of(path) for path in files]


def secrets_in(contents: Sequence[bytes]) -> list[str]:
    """Every key that lies in any of these, found by the letters all keys begin with."""
    found = []
    for data in contents:
        place = -1
        while (place := data.find(SECRET, place + 1)) >= 0:
            found.append(data[place : place + 74].decode("ascii", "replace"))
    return found


def opened(envelope: Envelope, keys: Sequence[str], example: Example) -> bool:
    """Whether one of these keys opens the ballot."""
    return any(_opens(envelope, key, example) for key in set(keys))


def _opens(envelope: Envelope, key: str, example: Example) -> bool:
    try:
        return bool(Ballot.unsealed(envelope.sealed, key, example.manifest))
    except FormRefused:
        return False


def test_what_was_copied_cannot_be_opened_after_shredding(box: Box, day: Day) -> None:
    """Under a single lock, where the server itself has the key until the round is counted: the harder case."""
    product, twin = NONE, NONE
    for turn in range(max(1, ROUNDS // 20)):
        found = single(box, day, turn)
        copied = [one for one in found.envelopes if is_stored(box, found, one)]  # the copy: every row, byte for byte
        identity = box.seals.found(found.example.id)
        assert identity
        twin += counted(copied, lambda one: opened(one, [identity.secret], found.example))  # noqa: B023
        end(box, day, found.example)
        left = secrets_in(contents_of(files_of(box)))
        product += counted(copied, lambda one: opened(one, left, found.example))  # noqa: B023
    attack = Attack(
        "a copy restored after shredding",
        "a copy of the box's database from the answering days, and every file of the server as it is now",
        "each ballot of the copy is tried with each key found in any file",
        "a key that lies in the database, and so in the copy",
    )
    judge_none(attack, product=product, twin=twin)


def single(box: Box, day: Day, turn: int) -> Round:
    example = rounds.open_round(box, day, rounds.single(box))
    return Round(example, send(box, example, turn))


def is_stored(box: Box, found: Round, envelope: Envelope) -> bool:
    return any(kept.sealed == envelope.sealed for kept in box.store.ballots(found.example.id))


def end(box: Box, day: Day, example: Example) -> None:
    """The week is over: under a single lock the box counts and shreds by itself."""
    day.today = AFTER
    if example.keyholder:
        export = json.loads(b"".join(box.export(example.id, example.asking())))
        box.take_tally(example.id, counting.count(export, example.keyholder).to_bytes())
    else:
        box.move_on(example.id)
    assert box.store.round(example.id).state == "shredded"  # type: ignore[union-attr]


# --- answers read back ---------------------------------------------------------------------------------------------


class Histogram:
    """The twin: no ballots at all, only how many gave which answer, one transaction for each who answers."""

    def __init__(self, folder: Path, database: str) -> None:
        self.file, self.url = folder / f"histogram-{secrets.token_hex(4)}.sqlite3", database
        self.name = f"histogram_{secrets.token_hex(6)}"
        self.rows = [(item, answer) for item in ITEMS for answer in range(1, 6)]

    def read_back(self, ballots: Sequence[Answers]) -> list[Answers]:
        """Count these, then read them back out of what the database leaves lying about."""
        return self._from_dead_rows(ballots) if IS_POSTGRES else self._from_log(ballots)

    def _from_log(self, ballots: Sequence[Answers]) -> list[Answers]:
        with closing(sqlite3.connect(self.file, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("CREATE TABLE counts (item TEXT, answer INTEGER, n INTEGER)")
            database.executemany("INSERT INTO counts VALUES (?, ?, 0)", self.rows)
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for ballot in ballots:
                database.execute("BEGIN IMMEDIATE")
                for one in ballot.items():
                    database.execute("UPDATE counts SET n = n + 1 WHERE item = ? AND answer = ?", one)
                database.execute("COMMIT")
            states = [self._state(log) for log in _logs_up_to_each_commit(Path(f"{self.file}-wal").read_bytes())]
        return [_difference(before, after) for before, after in zip([Counter(), *states], states, strict=False)]

    def _state(self, log: bytes) -> Counter[tuple[str, int]]:
        """What the counts were when the log had come so far."""
        with TemporaryDirectory() as folder:
            copied = Path(copy(self.file, folder))
            Path(f"{copied}-wal").write_bytes(log)
            with closing(sqlite3.connect(copied)) as database:
                found = database.execute("SELECT item, answer, n FROM counts").fetchall()
        return Counter({(item, answer): n for item, answer, n in found})

    def _from_dead_rows(self, ballots: Sequence[Answers]) -> list[Answers]:
        """Every UPDATE leaves the row as it was, with the number of the transaction that wrote it."""
        name = self.url.rpartition("/")[2]
        with psycopg.connect(postgres.shared().url(name, "postgres"), autocommit=True) as database:
            database.execute("CREATE EXTENSION IF NOT EXISTS pageinspect")
            database.execute(f"CREATE TABLE {self.name} (place int, n int)")  # type: ignore[arg-type]
            for place in range(len(self.rows)):
                database.execute(f"INSERT INTO {self.name} VALUES (%s, 0)", [place])  # type: ignore[arg-type]
            for ballot in ballots:
                with database.transaction():
                    for one in ballot.items():
                        place = self.rows.index(one)
                        database.execute(f"UPDATE {self.name} SET n = n + 1 WHERE place = %s", [place])  # type: ignore[arg-type]
            written = database.execute(
                f"SELECT t_xmin::text::bigint, t_data FROM heap_page_items(get_raw_page('{self.name}', 0)) "  # type: ignore[arg-type]
                "WHERE t_data IS NOT NULL ORDER BY 1"
            ).fetchall()
        found: dict[int, Answers] = {}
        for xmin, data in written[len(self.rows) :]:
            item, answer = self.rows[int.from_bytes(data[:4], "little")]
            found.setdefault(xmin, {})[item] = answer
        return list(found.values())


def _logs_up_to_each_commit(log: bytes) -> list[bytes]:
    """SQLite's file format, 4.1: 32 bytes, then frames; one that ends a commit says how long the file is."""
    size = int.from_bytes(log[8:12], "big")
    ends = range(32 + 24 + size, len(log) + 1, 24 + size)
    return [log[:at] for at in ends if int.from_bytes(log[at - size - 20 : at - size - 16], "big")]


def _difference(before: Counter[tuple[str, int]], after: Counter[tuple[str, int]]) -> Answers:
    return {item: answer for (item, answer), n in (after - before).items() if n}


def test_no_ballot_is_read_back_from_what_a_database_leaves_lying_about(box: Box, day: Day, tmp_path: Path) -> None:
    product, twin = NONE, NONE
    for turn in range(max(1, ROUNDS // 20)):
        found = single(box, day, turn)
        end(box, day, found.example)
        contents = contents_of(files_of(box))
        keys = secrets_in(contents)
        product += counted(found.envelopes, lambda one: lies_in(one, contents) and opened(one, keys, found.example))  # noqa: B023
        ballots = [any_answers() for _ in range(PEOPLE)]
        twin += right(Histogram(tmp_path, box.settings.database_url).read_back(ballots), ballots)
    attack = Attack(
        "answers in the log written ahead, dead rows, free pages",
        "every file of the database server after the round, its write-ahead log among them",
        "pieces of ballots are searched for, and opened with every key found",
        "answers added to a histogram at once, one transaction each",
    )
    judge_none(attack, product=product, twin=twin)


def lies_in(envelope: Envelope, contents: Sequence[bytes]) -> bool:
    """Whether any piece of the ballot lies in any file."""
    sealed = envelope.sealed
    pieces = [sealed[at : at + PIECE] for at in (0, len(sealed) // 2, len(sealed) - PIECE)]
    return any(piece in content for piece in pieces[1:] for content in contents)


# --- length --------------------------------------------------------------------------------------------------------


def test_the_length_of_a_ballot_tells_nothing(box: Box, day: Day) -> None:
    identity = Identity.new()
    example = rounds.double(box.settings, items=BANK_QUESTIONS)
    product, twin = NONE, NONE
    for _ in range(ROUNDS):
        product += _by_length([len(_sealed(example, count)) for count in range(PEOPLE)])
        twin += _by_length([len(_unpadded(identity, count)) for count in range(PEOPLE)])
    attack = plain(
        "length of a ballot",
        "every sealed ballot, and from elsewhere how many questions each of the twelve passed over",
        "the longest ballot is that of who answered most",
        "ballots sealed without padding",
    )
    judge_links(attack, product=product, twin=twin)


def _given(count: int) -> Answers:
    return {item.id: 1 + secrets.randbelow(5) for item in BANK[:count]}


def _sealed(example: Example, count: int) -> bytes:
    return Ballot(_given(count), rounds.CIRCLE, secrets.token_hex(32)).sealed(example.manifest)


def _unpadded(identity: Identity, count: int) -> bytes:
    plain = canonical.dumps({"answers": _given(count), "circle": rounds.CIRCLE, "token": secrets.token_hex(32)})
    return seal(plain, [identity.recipient])


def _by_length(lengths: Sequence[int]) -> Hits:
    mixed = CHANCE.sample(list(enumerate(lengths)), len(lengths))
    guess = [person for person, _ in sorted(mixed, key=lambda one: one[1])]
    return right(guess, list(range(len(lengths))))
