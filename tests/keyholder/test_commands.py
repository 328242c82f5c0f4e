"""`troth keyholder` on the command line, in real processes: from making a key to a result anybody can verify."""

import json
import os
import re
import signal
from pathlib import Path

import pytest

from troth.blind import canonical
from troth_box.ballot.keeping import Kept, Roster, Token
from troth_box.keyholder.identity import Identity

from .boxes import Terminal, running_box, troth
from .conftest import ANSWERS
from .rounds import LEAF, Round, answering, hash_of

PASSPHRASE = "four words nobody guesses"


def made_key(folder: Path, name: str = "troth-keyholder.age") -> Identity:
    identity = Identity.new()
    (folder / name).write_bytes(identity.wrapped(PASSPHRASE))
    return identity


def written(folder: Path, name: str, document: object) -> str:
    (folder / name).write_text(json.dumps(document))
    return name


def test_a_key_is_made_once_told_in_one_line_and_brought_back_from_paper(tmp_path: Path) -> None:
    status, said = troth(tmp_path, "keyholder", "init", typed=(PASSPHRASE, PASSPHRASE))
    assert status == 0, said
    [line] = [one for one in said.splitlines() if one.startswith("troth-keyholder ")]
    file = tmp_path / "troth-keyholder.age"
    assert file.stat().st_mode & 0o077 == 0
    assert "AGE-SECRET" not in said

    status, again = troth(tmp_path, "keyholder", "init", typed=(PASSPHRASE, PASSPHRASE))
    assert (status, "never written over" in again) == (1, True)

    status, paper = troth(tmp_path, "keyholder", "paper", file.name, typed=(PASSPHRASE,))
    [secret] = [one for one in paper.splitlines() if one.startswith("AGE-SECRET-KEY-1")]
    typed = (secret.lower(), PASSPHRASE, PASSPHRASE)
    status, said = troth(tmp_path, "keyholder", "init", "again.age", "--from-paper", typed=typed)
    assert (status, line in said) == (0, True)
    status, said = troth(tmp_path, "keyholder", "line", "again.age", typed=(PASSPHRASE,))
    assert line in said


@pytest.mark.parametrize(
    ("typed", "words"),
    [((PASSPHRASE, PASSPHRASE + "!"), "differ"), (("short", "short"), "fewer than"), ((), "Nothing was typed")],
)
def test_a_key_that_was_not_made_leaves_no_file(tmp_path: Path, typed: tuple[str, ...], words: str) -> None:
    status, said = troth(tmp_path, "keyholder", "init", typed=typed)
    assert (status, words in said) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_counted_signed_and_verified(tmp_path: Path) -> None:
    a_round = Round(keyholder=made_key(tmp_path))
    ballots = [a_round.ballot(LEAF, answering(*one)) for one in ANSWERS]
    export = written(tmp_path, "ballots.json", a_round.export(ballots))
    arguments = ("keyholder", "tally", export, "--key", "troth-keyholder.age", "--out", "result.json")
    status, said = troth(tmp_path, *arguments, typed=(PASSPHRASE, "yes", "yes"))
    assert status == 0, said
    for words in (
        "26 people of 27 fetched a token",
        "8 ballots came with a token",
        "one circle are ready to be signed",
    ):
        assert words in said

    manifest, gate = (written(tmp_path, *one) for one in _published(a_round))
    files = ("--manifest", manifest, "--gate", gate, "--tally", "result.json")
    mine = ballots[0]
    roster = Roster(LEAF, a_round.salts[LEAF], tuple(a_round.names[LEAF]))
    message, signature = (canonical.from_b64(mine[name]) for name in ("message", "signature"))
    token = Token(a_round.manifest.round, LEAF, message, signature)
    (tmp_path / "token").write_text(Kept(a_round.box, (token,), (roster,)).text)
    status, said = troth(tmp_path, "keyholder", "verify", *files, "--token", "token")
    assert status == 0, said
    assert "These 14 people are counted together" in said
    assert "Your ballot is in this result." in said
    status, said = troth(tmp_path, "keyholder", "verify", *files, "--hash", "0" * 64)
    assert (status, "is not in this result" in said) == (1, True)
    status, said = troth(tmp_path, "keyholder", "verify", *files[:4], "--tally", manifest)
    assert (status, "Refused" in said) == (1, True)


def _published(a_round: Round) -> list[tuple[str, object]]:
    return [("manifest.json", a_round.signed_manifest), ("gate.json", a_round.signed_gate)]


def test_nothing_is_opened_or_signed_without_a_yes(tmp_path: Path) -> None:
    a_round = Round(keyholder=made_key(tmp_path))
    export = written(tmp_path, "ballots.json", a_round.export([]))
    before = sorted(tmp_path.iterdir())
    arguments = ("keyholder", "tally", export, "--key", "troth-keyholder.age", "--out", "result.json")
    for typed, words in [
        ((PASSPHRASE, "no"), "Nothing was opened"),
        ((PASSPHRASE, "yes", "no"), "Nothing was signed"),
        (("another passphrase", "yes", "yes"), "does not open"),
    ]:
        status, said = troth(tmp_path, *arguments, typed=typed)
        assert (status, words in said) == (1, True), said
    assert sorted(tmp_path.iterdir()) == before


def test_half_a_task_is_refused_before_the_passphrase_is_asked_for(tmp_path: Path) -> None:
    made_key(tmp_path)
    written(tmp_path, "there.json", [])
    key = ("--key", "troth-keyholder.age")
    for arguments in (
        ("tally", *key, "--send"),
        ("tally", "there.json", *key),
        ("tally", "there.json", *key, "--out", "there.json"),
        ("tally", "there.json", "--box", "http://localhost:1", *key, "--send"),
        ("verify",),
        ("verify", "--box", "http://localhost:1", "--manifest", "there.json"),
    ):
        status, said = troth(tmp_path, "keyholder", *arguments)
        assert status == 1, said
        assert "Passphrase" not in said


def test_killed_in_the_middle_it_leaves_nothing_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed with everything opened and counted in memory; its folder and its own temporary folder are as before."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    a_round = Round(keyholder=made_key(tmp_path))
    export = written(
        tmp_path, "ballots.json", a_round.export([a_round.ballot(LEAF, answering(*one)) for one in ANSWERS])
    )
    before = sorted(tmp_path.rglob("*"))
    terminal = Terminal(
        tmp_path, "keyholder", "tally", export, "--key", "troth-keyholder.age", "--out", "result.json"
    ).answer(PASSPHRASE, "yes")
    terminal.until("Sign this?")
    os.killpg(terminal.process.pid, signal.SIGKILL)
    assert terminal.end() == -signal.SIGKILL
    assert sorted(tmp_path.rglob("*")) == before
    opened = re.compile(rb'"answers": ?\{')
    assert not any(opened.search(file.read_bytes()) for file in before if file.is_file())


def test_ballots_are_fetched_from_the_box_and_the_result_is_sent_back(tmp_path: Path) -> None:
    identity = made_key(tmp_path)
    with running_box(tmp_path / "box", keyholder=identity) as running:
        running.open()
        sent = [running.round.ballot(LEAF, answering(*one)) for one in ANSWERS]
        for one in sent:
            running.box.take_ballot(running.round.manifest.round, canonical.dumps(one))
        key = ("--key", "troth-keyholder.age")
        status, said = troth(
            tmp_path, "keyholder", "tally", "--box", running.address, *key, "--send", typed=(PASSPHRASE,)
        )
        assert (status, "No round of this box waits" in said) == (1, True)

        running.close()
        arguments = ("keyholder", "tally", "--box", running.address, *key, "--out", "result.json", "--send")
        status, said = troth(tmp_path, *arguments, typed=(PASSPHRASE, "yes", "yes"))
        assert (status, "Count the day after, and once" in said) == (1, True)
        status, said = troth(tmp_path, *arguments, typed=(PASSPHRASE, "yes", "yes"), day=running.today)
        assert status == 0, said
        assert "The box has taken it" in said

        status, said = troth(tmp_path, "keyholder", "verify", "--box", running.address, "--hash", hash_of(sent[3]))
        assert status == 0, said
        assert "Your ballot is in this result" in said
        status, said = troth(
            tmp_path, "keyholder", "tally", "--box", running.address, *key, "--send", typed=(PASSPHRASE,)
        )
        assert "No round of this box waits" in said


def test_a_stranger_is_handed_nothing(tmp_path: Path) -> None:
    made_key(tmp_path)
    with running_box(tmp_path / "box") as running:
        running.open()
        running.close()
        arguments = ("tally", "--box", running.address, "--key", "troth-keyholder.age", "--send")
        status, said = troth(tmp_path, "keyholder", *arguments, typed=(PASSPHRASE,))
        assert status == 1
        assert "says:" in said


def test_a_box_that_cannot_be_reached_is_said_in_words(tmp_path: Path) -> None:
    for address, words in [
        ("http://localhost:9", "cannot be reached"),
        ("box.example.org", "not the address"),
        ("http://box.example.org", "not the address"),
    ]:
        status, said = troth(tmp_path, "keyholder", "verify", "--box", address)
        assert (status, words in said) == (1, True), said
