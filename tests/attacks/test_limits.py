"""What Troth promises nothing about, measured all the same, so that nobody has to take the limits on trust."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests import postgres
from tests.attacks.chance import PEOPLE, ROUNDS
from tests.attacks.places import PIECE, product
from tests.attacks.verdicts import NONE, Attack, Hits, judge_limit, judge_links, plain, right
from tests.attacks.worlds import CHANCE, Round, any_answers, at_random, played, tokens_of
from tests.blind import rounds as forms
from tests.box import rounds
from tests.box.quiet_log import quiet_log
from tests.box.rounds import CIRCLE, Day
from tests.settings import IS_POSTGRES
from troth.blind.ballots import Envelope
from troth.blind.gate import Gate
from troth_box.box import Box

FEWER = max(2, ROUNDS // 10)
LEAF, BESIDE, ROOT = "1111aaaa2222bbbb", "3333cccc4444dddd", "9999000011112222"
DAYS = 8 * 24 * 60.0  # minutes of the answering week


def test_copies_of_the_box_taken_after_each_ballot_show_which_is_new(box: Box, day: Day) -> None:
    """Why the box is left out of copies while a round is open: docs/operate/box.md."""
    hits = NONE
    for turn in range(FEWER):
        example = rounds.open_round(box, day, rounds.double(box.settings))
        guess: list[bytes] = []
        truth: list[bytes] = []
        for token in CHANCE.sample(tokens_of(turn), PEOPLE):
            before = set(box.store.keys(example.id))
            envelope = example.again(Envelope(CIRCLE, token.message, token.signature, b""), any_answers())
            box.take_ballot(example.id, envelope.to_bytes())
            guess += set(box.store.keys(example.id)) - before
            truth.append(envelope.key)
        hits += right(guess, truth)
    judge_limit(
        Attack(
            "the box's files, copied after each ballot",
            "a copy of the box's database after each ballot, and the order in which the twelve answered",
            "the ballot that was not in the copy before",
            "none",
            limit="leave the box out of copies and snapshots while people answer; Troth's own copies hold none of it. "
            "What is in the ballots, only the keyholder can open",
        ),
        product=hits,
    )


@pytest.mark.skipif(not IS_POSTGRES, reason="SQLite's log is cut off each time the ballots are written anew")
def test_the_write_ahead_log_of_postgresql_keeps_the_order(box: Box, day: Day) -> None:
    hits = NONE
    for turn in range(2):
        found = played(box, day, turn)
        box.store.repack(found.example.id)
        hits += right(in_the_log(found), found.keys)
    judge_limit(
        Attack(
            "PostgreSQL's write-ahead log, with its settings as they come",
            "the files in pg_wal, and the order in which the twelve answered",
            "ballots in the order in which they were written ahead",
            "none",
            limit="with the settings in docs/operate/box.md it is given up each turn; as it comes, it keeps what was "
            "written until its files are used again: days, and for good where it is archived. What is in the "
            "ballots, only the keyholder can open. A box on SQLite has no such log",
        ),
        product=hits,
    )


@pytest.mark.skipif(not IS_POSTGRES, reason="SQLite's log is cut off each time the ballots are written anew")
def test_the_write_ahead_log_of_postgresql_is_given_up_where_the_box_may_ask_for_that(box: Box, day: Day) -> None:
    late, early = NONE, NONE
    with quiet_log(box.settings.database_url.rsplit("/", 1)[1]):
        for turn in range(FEWER):
            found = played(box, day, turn)
            early += right(in_the_log(found), found.keys)
            box.rewriting.write_changed()
            late += right(in_the_log(found), found.keys)
    judge_links(
        Attack(
            "PostgreSQL's write-ahead log, with the settings of docs/operate/box.md",
            "the files in pg_wal, and the order in which the twelve answered",
            "ballots in the order in which they were written ahead",
            "the same files before the ballots are written anew",
        ),
        product=late,
        twin=early,
    )


def in_the_log(found: Round) -> list[bytes]:
    """Segments in the order of their names, which is that of time. A page of the log may end within any one piece."""
    folder = postgres.shared().folder / "data" / "pg_wal"
    segments = sorted(path for path in folder.iterdir() if path.is_file() and len(path.name) == 24)
    data = b"".join(map(Path.read_bytes, segments))
    sealed = {one.key: one.sealed for one in found.envelopes}
    starts = range(-PIECE, -20 * PIECE, -4 * PIECE)
    found_at = {key: [data.find(one[start - PIECE : start]) for start in starts] for key, one in sealed.items()}
    places = {key: min((at for at in each if at >= 0), default=-1) for key, each in found_at.items()}
    there = sorted((key for key in places if places[key] >= 0), key=places.__getitem__)
    return [*there, *at_random([key for key in places if places[key] < 0])]


def test_whoever_seizes_the_disk_within_half_a_minute_sees_that_half_minute(box: Box, day: Day) -> None:
    """All twelve answer within one half minute; the files are taken before the turn in which they are written anew."""
    from tests.attacks.test_order import by_ctid, by_log

    hits = NONE
    for turn in range(FEWER):
        found = played(box, day, turn)
        look = by_ctid if IS_POSTGRES else by_log
        hits += right(look(product(box, found), found), found.keys)
    judge_limit(
        Attack(
            "the disk, taken within half a minute",
            "the box's files of that minute, and the order in which the twelve answered, all within half a minute",
            "ballots as they lie",
            "none",
            limit="until they are written anew, half a minute later (later where that takes more than a twentieth of "
            "the time), ballots lie as they came. What is in them, only the keyholder can open",
        ),
        product=hits,
    )


# --- times, written down by somebody who changed the server ----------------------------------------------------------


def moments(habit: float) -> list[float]:
    """When each of twelve comes, within some days: the same people are early again, more or less."""
    return [min(max(habit * one + (1 - habit) * CHANCE.random(), 0), 1) for one in _people()]


def _people() -> list[float]:
    return [(place + 0.5) / PEOPLE for place in range(PEOPLE)]


def paired(first: Sequence[float], second: Sequence[float]) -> Hits:
    """Whoever came k-th the first time is taken for whoever came k-th the second time."""
    order = [sorted(range(PEOPLE), key=times.__getitem__) for times in (first, second)]
    return right(order[0], order[1])


def in_one_sitting() -> Hits:
    """The twin: token and answer at one visit. Everybody comes once in the week, and takes two to twenty minutes."""
    begun = [CHANCE.random() * DAYS for _ in range(PEOPLE)]
    done = [one + CHANCE.uniform(2, 20) for one in begun]
    return paired(begun, done)


def over(times: int, one: Callable[[], Hits]) -> Hits:
    found = NONE
    for _ in range(times):
        found += one()
    return found


def test_times_of_collecting_do_not_tell_times_of_answering() -> None:
    """Calculated, not played: what matters is when people come. The box and the site keep no such times."""
    attack = plain(
        "times of collecting and of answering",
        "a server changed so that it writes down both times: more than Troth keeps",
        "whoever collected k-th is taken for whoever answered k-th",
        "token and answer in one sitting",
    )
    twin = over(ROUNDS, in_one_sitting)
    judge_links(attack, product=over(ROUNDS, lambda: paired(moments(0), moments(0))), twin=twin)


def test_habits_help_whoever_writes_times_down() -> None:
    judge_limit(
        plain(
            "the same, among people of habit",
            "a server changed so that it writes down both times; who is early once is early again",
            "whoever collected k-th is taken for whoever answered k-th (half habit, half chance)",
            "token and answer in one sitting",
            limit="a server that was changed can watch who comes when; it still cannot open what they answer",
        ),
        product=over(ROUNDS, lambda: paired(moments(0.5), moments(0.5))),
    )


# --- how many collected --------------------------------------------------------------------------------------------


def collected_by_newcomers(published: dict[str, Any]) -> int:
    """From the gate, which everybody can read: newcomers are counted in the circle above, and in none within it."""
    issued = published["issued"]
    return int(issued[ROOT]) - int(issued[LEAF]) - int(issued[BESIDE])


def test_whether_a_single_newcomer_collected_is_published() -> None:
    manifest = forms.manifest(
        [forms.circle(LEAF, ROOT), forms.circle(BESIDE, ROOT), forms.circle(ROOT, None, eligible=25)]
    )
    hits = NONE
    for collected in (0, 1):
        gate = Gate.made(manifest, {LEAF: 12, BESIDE: 9, ROOT: 21 + collected}).to_document()
        hits += Hits(int(collected_by_newcomers(gate) == collected), 1)
    judge_limit(
        plain(
            "whether the only newcomer collected",
            "the numbers of collected tokens, which everybody is shown",
            "those of the circle above, less those of the circles within it",
            "none",
            limit="numbers are published so that anybody can calculate who answers with whom. They tell of a single "
            "newcomer that they collected, never that or what they answered",
        ),
        product=hits,
    )
