"""`troth concern` and `troth listener`, typed at a terminal, against a real box: two people, ten days, one proof."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.blind import concern_formats as formats
from tests.box.concerning import Company, season_key
from tests.box.rounds import SITE, Day
from tests.concern.terminal import Ended, Terminal, asked_back, terminal, twelve
from troth.blind import canonical, signed, tokens
from troth.blind.holders import ListenerHolder
from troth.blind.signed import Kind
from troth_box.ballot import keeping
from troth_box.ballot.keeping import Token
from troth_box.box import Box
from troth_box.concern import slips
from troth_box.concern.identity import ListenerIdentity
from troth_box.concern.slips import Slip

PASSPHRASE = "six words that somebody wrote down"


@pytest.fixture
def company(box: Box, day: Day) -> Company:
    pages = (box.concern_page, box.listener_page)
    for page, folder in zip(pages, (box.settings.concern_page, box.settings.listener_page), strict=True):
        (folder / "files.json").write_text('["files.json","index.html"]')
        page.__init__(folder)  # type: ignore[misc]
    box.post._pages = (box.concern_page.digest, box.listener_page.digest)
    return Company.begun(box, day)


@pytest.fixture
def at(company: Company, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    with terminal(company, monkeypatch) as found:
        yield found


@pytest.fixture
def key(company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    real = ListenerIdentity.unwrapped

    def unwrapped(data: bytes, passphrase: str) -> ListenerIdentity:
        is_plain = data.startswith(b"AGE-SECRET")
        return ListenerIdentity.of(data.decode()) if is_plain else real(data, passphrase)

    monkeypatch.setattr(ListenerIdentity, "unwrapped", unwrapped)
    return kept(company.identities[0], tmp_path / "key.age")


def kept(identity: ListenerIdentity, file: Path) -> Path:
    """Without its second of scrypt: the files of test_a_new_key have it."""
    file.write_text(identity.secret)
    return file


def link(company: Company) -> str:
    document = {"site": "http://127.0.0.1:8000", "rounds": [], "circles": {}, "slips": company.season.season}
    return f"{company.box.settings.origin}/#collect={canonical.to_b64(canonical.dumps(document))}"


def signs(screen: str) -> str:
    """The site: signs five numbers it cannot see."""
    [ask] = re.findall(r"^eyJ\S+$", screen, re.MULTILINE)
    slips = json.loads(canonical.from_b64(ask))["slips"]
    blinded = [canonical.from_b64(one) for one in slips["blinded"]]
    answers = [canonical.to_b64(tokens.blind_sign(season_key(), one)) for one in blinded]
    document = {"signed": [], "rosters": [], "slips": {"season": slips["season"], "signatures": answers}}
    return canonical.to_b64(canonical.dumps(document))


def collected(at: Terminal, company: Company, folder: Path) -> Path:
    at.run("concern", "collect", "--keep", folder / "slips", typed=[link(company), signs])
    return folder / "slips"


def written(at: Terminal, slips: Path, *options: str, typed: Any = ()) -> str:
    lines = [*typed, "They signed the sheet", "", "and nobody looked.", ".", asked_back, asked_back, "yes"]
    return twelve(at.run("concern", "write", "--slips", slips, *options, typed=lines))


def test_two_people_and_ten_days(at: Terminal, company: Company, key: Path, tmp_path: Path) -> None:
    box = company.box.settings.origin
    slips = collected(at, company, tmp_path)
    assert slips.stat().st_mode & 0o077 == 0
    shown = at.run("concern", "listeners", box)
    assert " ".join(company.listeners.words) in shown
    assert "Kirsty MacLeod: Elected on 3 September 2026" in shown
    words = written(at, slips, "--about", "danger")
    assert len(words.split()) == 12
    assert "Nothing waits" in at.run("listener", "inbox", box, "--key", key, typed=[PASSPHRASE])

    company.later()
    inbox = at.run("listener", "inbox", box, "--key", key, typed=[PASSPHRASE])
    assert "new, due 2026-10-12\n  2026-10-05  danger: They signed the sheet" in inbox
    [thread] = re.findall(r"^[0-9a-f]{32}", inbox, re.MULTILINE)
    for kind, text in (("note", "Who looks?"), ("acknowledge", "We have it."), ("reply", "We looked.")):
        at.run("listener", "answer", box, thread, "--key", key, "--as", kind, typed=[PASSPHRASE, text, ".", "yes"])
    assert "2026-10-06  Kwabena Osei-Tutu  (note)" in at.run(
        "listener", "read", box, thread, "--key", key, typed=[PASSPHRASE]
    )

    company.later()
    shown = at.run("concern", "read", box, typed=[words])
    assert "Kwabena Osei-Tutu  (reply)\nWe looked.\n" in shown
    assert "Who looks?" not in shown
    at.run("concern", "add", box, typed=[words, "Thank you.", ".", "yes"])
    for typed, says in ((["Thanks.", ".", "no"], "Nothing was sent"), (["\x1b[2K", ".", "yes"], "do not belong")):
        with pytest.raises(Ended, match=says):
            at.run("concern", "add", box, typed=[words, *typed])

    company.later()
    at.run("listener", "close", box, thread, "--key", key, "--shut", typed=[PASSPHRASE])
    with pytest.raises(Ended, match="have closed this concern"):
        at.run("concern", "add", box, typed=[words, "But", ".", "yes"])
    company.later()
    shown = at.run("concern", "read", box, typed=[words])
    assert "Thank you." in shown
    assert "Nothing more can be added." in shown


def test_a_proof_of_one_letter_needs_no_network_and_outlives_the_concern(
    at: Terminal, company: Company, tmp_path: Path
) -> None:
    box, words = company.box.settings.origin, written(at, collected(at, company, tmp_path))
    company.later(20)
    [own] = re.findall(r"^  ([0-9a-f]{64})", at.run("concern", "read", box, typed=[words]), re.MULTILINE)
    at.run("concern", "prove", box, own, tmp_path / "proof", typed=[words])
    with pytest.raises(Ended, match="no such letter"):
        at.run("concern", "prove", box, "0" * 64, tmp_path / "other", typed=[words])
    at.run("concern", "close", box, typed=[words])
    with pytest.raises(Ended, match="Nothing was removed"):
        at.run("concern", "delete", box, typed=[words, "no"])
    at.run("concern", "delete", box, typed=[words, "yes"])
    with pytest.raises(Ended, match="knows no such concern"):
        at.run("concern", "read", box, typed=[words])
    before = len(at.asked)
    proven = at.run("concern", "check", tmp_path / "proof")
    assert "Handed in on 2026-10-05" in proven
    assert "They signed the sheet\n\nand nobody looked." in proven
    assert " ".join(company.season.words) in proven
    assert len(at.asked) == before


def test_five_slips_and_each_is_used_once(at: Terminal, company: Company, tmp_path: Path) -> None:
    slips = collected(at, company, tmp_path)
    with pytest.raises(Ended, match="exists already"):
        at.run("concern", "collect", "--keep", slips)
    before = slips.read_text()
    for _ in range(5):
        written(at, slips)
    assert slips.read_text() == before  # the file does not tell that any was used
    with pytest.raises(Ended, match="used before"):
        written(at, slips)
    slips.write_text("hello")
    with pytest.raises(Ended, match="no slip in this"):
        at.run("concern", "write", "--slips", slips)
    company.later()
    assert company.states() == ["new"] * 5


def test_words_are_released_a_step_is_taken_and_what_has_changed_is_said(
    at: Terminal, company: Company, key: Path, tmp_path: Path
) -> None:
    slips, box = collected(at, company, tmp_path), company.box.settings.origin
    words = written(at, slips, "--to", "Kwabena Osei-Tutu")
    shown = at.run(
        "concern", "add", box, "--release", "for-one", typed=[words, "Sheets are signed unread.", ".", "yes"]
    )
    assert "Kirsty MacLeod (not to them)" in shown
    assert "Exactly this text may go further, for-one" in shown
    at.run("concern", "add", box, "--release", "for-everybody", typed=[words, "We check sheets.", ".", "yes"])
    assert "Kwabena Osei-Tutu (not to them)" in at.run(
        "concern", "add", box, "--to", "Kirsty MacLeod", typed=[words, "And you.", ".", "yes"]
    )
    back = ("--to", "Kwabena Osei-Tutu")
    at.run("concern", "add", box, *back, "--care", "better", typed=[words, "Calmer now.", ".", "yes"])
    company.later()  # five letters a day
    at.run("concern", "add", box, "--name", "Jo Quay", typed=[words, "It was me.", ".", "yes"])
    with pytest.raises(Ended, match="know your name here already"):
        at.run("concern", "add", box, "--pen-name", "Heron", typed=[words, "", "No.", "."])
    with pytest.raises(Ended, match="Please send two"):
        at.run("concern", "add", box, "--release", "for-one", "--care", "same", typed=[words])
    company.later()
    inbox = at.run("listener", "inbox", box, "--key", key, typed=[PASSPHRASE])
    [thread] = re.findall(r"^[0-9a-f]{32}", inbox, re.MULTILINE)
    shown = at.run("listener", "read", box, thread, "--key", key, typed=[PASSPHRASE])
    for kind, text in (
        ("bring", "Sheets are signed unread."),
        ("release", "We check sheets."),
        ("care", "Calmer now."),
    ):
        assert f"({kind})\n{text}" in shown
    assert "Jo Quay  (more)\nIt was me." in shown


def test_the_same_pen_name_in_two_concerns_is_known_to_the_listeners_alone(
    at: Terminal, company: Company, key: Path, tmp_path: Path
) -> None:
    slips, box = collected(at, company, tmp_path), company.box.settings.origin
    first = written(at, slips, "--pen-name", "Heron", typed=[""])
    written(at, slips, "--pen-name", "Heron", "--to", "Kwabena Osei-Tutu", typed=[first])
    company.later()
    inbox = at.run("listener", "inbox", box, "--key", key, typed=[PASSPHRASE])
    for thread in re.findall(r"^[0-9a-f]{32}", inbox, re.MULTILINE):
        shown = at.run("listener", "read", box, thread, "--key", key, typed=[PASSPHRASE])
        assert "the writer, pen-name: Heron  (concern)" in shown
    other = kept(company.identities[1], tmp_path / "other.age")
    inbox = at.run("listener", "inbox", box, "--key", other, typed=[PASSPHRASE])
    assert len(re.findall(r"^[0-9a-f]{32}", inbox, re.MULTILINE)) == 1  # the other was not for them
    with pytest.raises(Ended, match="Nobody of the listeners is called Mallory"):
        at.run("concern", "write", "--slips", slips, "--to", "Mallory")


def test_a_new_key_for_a_lost_passphrase(at: Terminal, company: Company, key: Path, tmp_path: Path) -> None:
    slips, box = collected(at, company, tmp_path), company.box.settings.origin
    written(at, slips)
    company.later()
    made = tmp_path / "new.age"

    def typed_back(screen: str) -> str:
        return screen.split("\n\n  ")[1].split("\n")[0]

    shown = at.run("listener", "init", made, typed=[typed_back])
    passphrase = typed_back(shown)
    assert len(passphrase.split()) == 6
    assert made.stat().st_mode & 0o077 == 0
    line = at.run("listener", "line", made, typed=[passphrase]).splitlines()[-1]
    new = ListenerIdentity.unwrapped(made.read_bytes(), passphrase)
    assert ListenerHolder.of_line(line) == new.holder
    with pytest.raises(Ended, match="not one of the listeners"):
        at.run("listener", "inbox", box, "--key", made, typed=[passphrase])
    company.publish([company.identities[0], new])
    assert "Nothing waits." in at.run("listener", "inbox", box, "--key", made, typed=[passphrase])
    [thread] = re.findall(
        r"^[0-9a-f]{32}", at.run("listener", "inbox", box, "--key", key, typed=[PASSPHRASE]), re.MULTILINE
    )
    name = company.row(new).name
    with pytest.raises(Ended, match="Nothing was sealed"):
        at.run("listener", "seal-again", box, thread, name, "--key", key, typed=[PASSPHRASE, "no"])
    shown = at.run("listener", "seal-again", box, thread, name, "--key", key, typed=[PASSPHRASE, "yes"])
    assert " ".join(company.listeners.words) in shown
    assert "They signed the sheet" in at.run("listener", "read", box, thread, "--key", made, typed=[passphrase])
    paper = at.run("listener", "paper", made, typed=[passphrase])
    written_down = next(one for one in paper.splitlines() if one.startswith("AGE-SECRET"))
    again = tmp_path / "again.age"
    shown = at.run("listener", "init", again, "--from-paper", typed=[written_down, typed_back])
    assert new.holder.line in shown
    with pytest.raises(Ended, match="That is not it"):
        at.run("listener", "init", tmp_path / "third.age", typed=["something else"])


def test_a_false_list_page_or_quarter_is_refused(at: Terminal, company: Company, tmp_path: Path) -> None:
    box = company.box.settings.origin
    page = company.box.concern_page.files
    page["index.html"] = company.box.listener_page.files["index.html"]
    with pytest.raises(Ended, match="page at /concern/ is not the one"):
        at.run("concern", "listeners", box)
    company.box.store.execute("DELETE FROM concern_listeners")
    with pytest.raises(Ended, match="nobody listens there yet"):
        at.run("concern", "listeners", box)
    elsewhere = company.listed(company.identities).to_document() | {"box": "https://box.example.org"}
    data = signed.sign(Kind.LISTENERS, elsewhere, SITE).to_bytes()
    company.box.post.concerns.add_listeners(9, data)
    with pytest.raises(Ended, match="not where it was found"):
        at.run("concern", "listeners", box)
    with pytest.raises(Ended, match="not a link for collecting"):
        at.run("concern", "collect", "--keep", tmp_path / "x", typed=["http://localhost:8210/"])


def test_the_sites_no_is_said_in_its_words(at: Terminal, company: Company, tmp_path: Path) -> None:
    no = {"season": company.season.season, "refused": "You have collected already."}
    document = {"signed": [], "rosters": [], "slips": no}
    answer = canonical.to_b64(canonical.dumps(document))
    with pytest.raises(Ended, match="You have collected already"):
        at.run("concern", "collect", "--keep", tmp_path / "slips", typed=[link(company), answer])
    with pytest.raises(Ended, match="not the site's answer"):
        at.run("concern", "collect", "--keep", tmp_path / "slips", typed=[link(company), "hello"])
    assert not (tmp_path / "slips").exists()


def test_slips_that_came_along_with_tokens_are_found_in_their_file(company: Company) -> None:
    slip = formats.slip_of(season_key())
    made = Slip(company.season.season, slip.message, slip.signature)
    token = Token("0" * 32, "1" * 16, slip.message, slip.signature)
    kept = keeping.Kept(company.box.settings.origin, (token,), (), {}, slips=(made,))
    assert keeping.read(kept.text) == kept
    assert slips.read(kept.text).slips == (made,)
    assert slips.read(kept.text).box == company.box.settings.origin
