"""What is measured is what is said to be measured: checked at the smallest size, without looking at a clock."""

from datetime import date
from pathlib import Path

import pytest

from bench import ballots, chores, company, concerns, measures, pages, places, server, signing, tallying, writing
from bench.__main__ import BY_HAND, PARTS
from bench.company import Company, House
from troth.blind.keys import generate

TODAY = date(2026, 11, 23)
KINDS = tuple(f"{number:032x}" for number in range(25))
TOPICS = tuple(f"{number:032x}" for number in range(100, 112))


def test_the_people_asked_about_are_the_same_however_large_the_organisation_is() -> None:
    small, large = (House(Company(houses, TODAY, KINDS, TOPICS), 0).rows for houses in (1, 2500))
    for table in ("accounts.BookEntry", "accounts.Promise", "accounts.Comparison", "people.LeaderConfirmation"):
        # Ids of rows are their own, and a moment's is in the entry that marks it.
        assert [row[1:8] for row in small[table]] == [row[1:8] for row in large[table]]
    leader = company.person(0, 1)
    touching = [
        [row[5:] for row in rows["accounts.Moment"] if row[1] == leader and row[2] == company.person(0, 4)]
        for rows in (small, large)
    ]
    assert touching[0] == touching[1]
    assert len(touching[0]) == 20


def test_the_large_company_is_as_large_as_it_is_said_to_be() -> None:
    houses, rows = places.SIZES["100,000"], House(Company(2500, TODAY, KINDS, TOPICS), 7).rows
    assert houses * len(rows["people.Person"]) == 100_000
    assert houses * len(rows["people.Team"]) == 10_000
    assert houses * len(rows["accounts.Moment"]) == 2_000_000
    assert set(rows) == set(company.COLUMNS)
    assert all(len(row) == len(company.COLUMNS[table]) for table, found in rows.items() for row in found)


def test_a_filled_database_answers_for_every_measured_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "KEPT", tmp_path)
    with places.places(sizes=("40",), engines=("sqlite",)) as found:
        assert found[0].made["rows"]["accounts.Moment"] == 800
        with pages.asked(found[0]) as process:
            for page in pages.pages():
                assert len(process.ask(page, 2)) == 2


def test_the_roster_that_is_measured_names_everybody_once() -> None:
    lines = list(chores._roster(2))
    assert len(lines) == len({line.split(",")[1] for line in lines}) == 80


def test_what_was_measured_makes_a_page() -> None:
    assert pages.figures_of([(0.010, 0.009)] * 20) == {"p50": 10.0, "p95": 10.0, "processor": 9.0}
    assert server._ms("250", "us") == 0.2
    for part in writing.RESULTS.glob("*.json"):
        assert part.stem in PARTS | BY_HAND


def test_a_tally_is_measured_on_ballots_that_all_count() -> None:
    found = tallying.of(16, circles=2)
    assert (found["ballots"], found["circles"]) == (16, 2)
    assert set(found["seconds"]) == {"check", "count", "sign"}


def test_signing_is_measured_beside_bare_powers_that_give_the_same_result() -> None:
    found = signing.measure(turns=1, each=1)
    assert set(found["client"]) == {"Blind a message", "Verify a token", "Check a key and its certificate"}
    key = generate()
    assert signing._bare(key, 5) == key.root(5)


def test_the_rule_for_a_change_is_simulated_as_it_is_said_to_be() -> None:
    found = measures.change(8, 8, circles=60)
    assert found["false"] < found["false_at_once"]
    assert found["half"] <= found["one"] == 100


def test_nobody_is_exposed_by_what_is_released_and_some_are_by_everything() -> None:
    found = measures.release(0.03)
    assert found["exposed"] == 0
    assert found["exposed_without"] > 0
    assert measures.release(0.0) == {"leaving": 0.0, "released": 100, "exposed": 0, "exposed_without": 0}


def test_the_figures_of_measuring_make_a_page() -> None:
    found = measures.measure(circles=20, people=[200])
    assert found["audit"][0]["releases"] > 200
    assert "**0**" in writing._measures(found)
    assert "ms" in writing._signing(signing.measure(turns=1, each=1))


def test_concerns_are_measured_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concerns, "PLACES", {"sqlite": ballots._sqlite})
    found = concerns.measure(concerns=60, tries=3)
    assert (found["concerns"], len(found["rows"])) == (60, 6)
    assert 60 <= found["letters"] <= 240
    page = writing._concerns(found)
    assert "| What | SQLite, ms p50 / p95 |" in page
    assert "| Hand one in |" in page


@pytest.mark.parametrize(("said", "niceness"), [("/autogroup-7 nice -12\n", -12), ("", 0), (None, 0)])
def test_a_server_is_measured_at_our_own_urgency_wherever_the_machine_has_such_a_thing(
    said: str | None, niceness: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "PROCESSES", tmp_path)
    (tmp_path / "self").mkdir()
    if said is not None:
        (tmp_path / "self" / "autogroup").write_text(said)
    assert places.urgency() == niceness


def test_ballots_are_measured_beside_the_database_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ballots, "CLIENTS", (2,))
    monkeypatch.setattr(ballots, "WARM", 4)
    monkeypatch.setattr(ballots, "TRIES", 1)
    monkeypatch.setattr(ballots, "PLACES", {"sqlite": ballots._sqlite})
    found = ballots.measure(ballots=12, seconds=1)
    [row] = found["rows"]
    assert row["taken"] > 0
    assert row["limit"] > 0
    assert f"| SQLite | 2 | {row['taken']} | {row['limit']} |" in writing._ballots(found)
