"""What verifying finds of concerns in a box: a sound one is sound, and each thing done past it is named."""

from datetime import timedelta

import pytest

from tests.box.concerning import Company
from tests.box.rounds import SITE, Day
from tests.box.test_verifying import said
from troth.blind import canonical, signed
from troth.blind.letters import LENGTHS
from troth.blind.signed import Kind
from troth_box import clock
from troth_box.box import Box
from troth_box.concerns.standing import GONE_CLOSED
from troth_box.settings import Settings
from troth_box.verifying.concerns import ORDER
from troth_box.verifying.within import verify_box

CONCERNS = 12


@pytest.fixture
def company(box: Box, day: Day, monkeypatch: pytest.MonkeyPatch) -> Company:
    company = Company.begun(box, day)
    monkeypatch.setattr(clock, "today", lambda: day.today)
    company.publish(company.identities[:2])
    for _ in range(CONCERNS):
        company.opened()
    box.repack()
    return company


def doubts(settings: Settings) -> str:
    """Of concerns: how the tests' own database server keeps its log is none of theirs."""
    return " ".join(one.says for one in verify_box(settings)[0] if one.level == "warning" and one.about == ORDER)


def test_sound_concerns_are_found_sound_and_nobody_hears_how_many(company: Company, settings: Settings) -> None:
    about = {one.about for one in verify_box(settings)[0] if one.level == "good"}
    assert (said(settings), doubts(settings)) == ("", "")
    assert {"Who listens", "Quarter of 2026-10-01", "Receipts", "Letters", ORDER, "Gone in time"} <= about
    lines = said(settings, "good")
    assert " ".join(company.listeners.words) in lines
    assert str(CONCERNS) not in lines
    published = verify_box(settings)[2]
    assert (sorted(published.lists), sorted(published.seasons)) == ([1, 2], [company.season.season])


def test_letters_and_slips_that_lie_as_they_came_are_named(company: Company, settings: Settings) -> None:
    for _ in range(2 * CONCERNS):
        company.opened()
    assert "in the order in which they came" in doubts(settings)
    company.box.repack()
    assert doubts(settings) == ""


def test_a_list_put_in_between_or_taken_out_is_named(company: Company, settings: Settings) -> None:
    company.publish(company.identities)
    false = company.listed(company.identities[:1]).to_document() | {"number": 2}
    data = signed.sign(Kind.LISTENERS, false, SITE).to_bytes()
    sound = company.box.store.execute("SELECT document FROM concern_listeners WHERE number = 2")[0][0]
    company.box.store.execute("UPDATE concern_listeners SET document = ? WHERE number = 2", (data,))
    assert "does not follow the one before" in said(settings)
    company.box.store.execute("UPDATE concern_listeners SET document = ? WHERE number = 2", (sound,))
    assert said(settings) == ""
    company.box.store.execute("DELETE FROM concern_listeners WHERE number = 2")
    assert "does not follow the one before" in said(settings)


def test_a_changed_list_or_quarter_and_another_key_of_receipts_are_named(company: Company, settings: Settings) -> None:
    store = company.box.store
    season = canonical.loads(company.signed_season)
    assert isinstance(season, dict)
    season["document"]["until"] = "2027-06-30"
    store.execute("UPDATE concern_season SET document = ?", (canonical.dumps(season),))
    assert "signature does not belong" in said(settings)
    store.execute("UPDATE concern_season SET document = ?", (company.signed_season,))
    (settings.data / "receipts.key").unlink()
    company.box.post.key()
    assert "another key than the one that was signed" in said(settings)


CHANGED = [
    ("UPDATE concern_letter SET sealed = ?", (b"short",), "not like all others"),
    ("UPDATE concern_letter SET kind = ?", ("whisper",), "not like all others"),
    ("UPDATE concern_letter SET thread = ?", ("0" * 32,), "a concern that is not there"),
    ("UPDATE concern_slip SET season = ?", ("1" * 32,), "a quarter that never was"),
]


@pytest.mark.parametrize(("sql", "values", "words"), CHANGED, ids=[words for *_, words in CHANGED])
def test_rows_that_nobody_handed_in_are_named(
    company: Company, settings: Settings, sql: str, values: tuple[object], words: str
) -> None:
    assert all(len(bytes(one)) in LENGTHS for (one,) in company.box.store.execute("SELECT sealed FROM concern_letter"))  # type: ignore[arg-type]
    company.box.store.execute(sql, values)
    assert words in said(settings)


def test_what_has_run_its_time_and_is_still_there_is_named(company: Company, settings: Settings, day: Day) -> None:
    company.close(company.opened())
    day.today += GONE_CLOSED + timedelta(days=2)
    assert "time has run out" not in said(settings)
    day.today += timedelta(days=1)
    assert "time has run out" in said(settings)
    company.box.post.tidy()
    assert "time has run out" not in said(settings)
