"""`troth ballot` in real processes, against the real box: collect, answer, look again; nothing kept unless asked."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

from tests.keyholder.boxes import Running, Terminal, troth
from tests.keyholder.rounds import LEAF
from troth.blind import sealing
from troth.measure.items import CORE

from .site import Issuer


def collect(folder: Path, running: Running, *options: str) -> Terminal:
    """The whole walk there and back."""
    site = Issuer(running.round)
    terminal = Terminal(folder, "ballot", "collect", *options).answer(site.link())
    said = terminal.until("The site's code:")
    [ask] = [line for line in said.splitlines() if line.startswith("eyJ")]
    terminal.type(site.answer(ask))
    assert terminal.end() == 0, terminal.said
    return terminal


def test_collect_answer_and_find_it_in_the_result(tmp_path: Path, running: Running) -> None:
    collected = collect(tmp_path, running, "--keep", "mine")
    words = " ".join(_words(running))
    assert words in collected.said
    assert "Counted together: 14 people: Person 0 of 1111" in collected.said
    file = tmp_path / "mine"
    assert file.stat().st_mode & 0o077 == 0

    running.open()
    status, said = troth(
        tmp_path, "ballot", "answer", "--token", "mine", typed=("yes", "4", "", "9", "5", "1", "2", "yes")
    )
    assert status == 0, said
    assert f"Check words of the answering week: {_words_of_week(running)}" in said
    assert "Are these the words and names you expect?" in said
    assert re.search(r"Waiting (\d+) seconds before sending", said)
    assert CORE[0].leader in said
    assert CORE[0].place not in said
    assert "A number from 1 to 5, or nothing." in said
    [own] = re.findall(r"^[0-9a-f]{64}$", said, re.MULTILINE)

    running.close()
    [ballot] = _exported(running)
    inside = json.loads(sealing.unseal(ballot, running.round.keyholder.secret))
    assert inside["answers"] == dict(zip([item.id for item in CORE if item is not CORE[1]], (4, 5, 1, 2), strict=True))
    assert (inside["circle"], inside["token"]) == (LEAF, own)


def _words(running: Running) -> list[str]:
    from troth.blind.words import words_of

    return list(words_of(running.round.manifest.to_bytes()))


def _words_of_week(running: Running) -> str:
    from troth.blind.words import gate_words_of

    return " ".join(gate_words_of(running.round.gate.to_bytes()))


def _exported(running: Running) -> list[bytes]:
    from troth.blind import canonical
    from troth.blind.signed import Kind

    id = running.round.manifest.round
    asked = running.round.keyholder.sign(Kind.EXPORT, {"round": id}).to_bytes()
    export = json.loads(b"".join(running.box.export(id, asked)))
    return [canonical.from_b64(one["sealed"]) for one in export["ballots"]]


def test_without_a_file_named_nothing_is_left_on_the_disk(
    tmp_path: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TMPDIR", str(home))
    collected = collect(home, running)
    [link] = [line for line in collected.said.splitlines() if "#token=" in line]
    running.open()
    answers = ("yes", "5", "5", "5", "5", "5", "yes")
    status, said = troth(home, "ballot", "answer", typed=(link, *answers))
    assert status == 0, said
    assert list(home.rglob("*")) == []
    code = link.partition("#token=")[2]
    status, said = troth(home, "ballot", "answer", "--box", running.address, typed=(code, *answers))
    assert (status, "something else was taken here before" in said) == (1, True), said


def test_one_can_turn_back_at_every_question_and_nothing_was_sent(tmp_path: Path, running: Running) -> None:
    collect(tmp_path, running, "--keep", "mine")
    running.open()
    for typed in (("no",), ("yes", "5", "5", "5", "5", "5", "no"), ("yes", "5")):
        status, said = troth(tmp_path, "ballot", "answer", "--token", "mine", typed=typed)
        assert status == 1
        assert "othing was" in said
    running.close()
    assert _exported(running) == []


def test_what_the_box_stores_names_nobody(tmp_path: Path, running: Running) -> None:
    collect(tmp_path, running, "--keep", "mine")
    running.open()
    troth(tmp_path, "ballot", "answer", "--token", "mine", typed=("yes", "5", "5", "5", "5", "5", "yes"))
    file = running.box.settings.data / "box.sqlite3"
    with sqlite3.connect(file) as database:
        dump = "\n".join(database.iterdump())
    for word in ("Person 0", "answers", "127.0.0.1", "troth/"):
        assert word not in dump


def test_words_and_page_are_checked_without_a_token(tmp_path: Path, running: Running) -> None:
    status, said = troth(tmp_path, "ballot", "check", running.address)
    assert status == 0, said
    assert " ".join(_words(running)) in said
    assert "Signature, keys and page hold." in said
    (running.box.settings.page / "page.js").write_bytes(b"evil();\n")
    running.box.page = type(running.box.page)(running.box.settings.page)
    status, said = troth(tmp_path, "ballot", "check", running.address)
    assert (status, "not the one fixed for this round" in said) == (1, True)


def test_answering_days_that_are_not_today_are_refused(tmp_path: Path, running: Running) -> None:
    collect(tmp_path, running, "--keep", "mine")
    status, said = troth(tmp_path, "ballot", "answer", "--token", "mine")
    assert (status, "can be answered today" in said) == (1, True)


def test_there_is_no_way_to_send_at_once(tmp_path: Path) -> None:
    status, said = troth(tmp_path, "ballot", "answer", "--now")
    assert (status, "No such option" in said) == (2, True)
