"""A round from its first day to its last, by the worker alone; and what happens when it is small, late, or repeated."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client

from tests.cast import Cast
from tests.pulses.playing import (
    BEGAN,
    COLLECTING,
    always,
    asking,
    at,
    begin,
    collect,
    fill,
    pass_day,
    pass_days,
    played,
    the_round,
)
from troth.blind import signed
from troth.blind.results import Figures
from troth.blind.words import gate_words_of
from troth.cli.demo.played_box import PlayedBox
from troth.jobs.models import Job
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Membership, Person
from troth.pulses import box as boxes
from troth.pulses import due, keys
from troth.pulses.actions import gating, planning, preparing, releasing
from troth.pulses.actions.freezing import TOO_FEW
from troth.pulses.actions.issuing import issue
from troth.pulses.models import Circle, Counted, Issued, Pause, Release, Rhythm, Round, Together
from troth.pulses.rules.states import State
from troth.pulses.rules.words import GIVEN_UP, NOT_TAKEN, REASONS

pytestmark = pytest.mark.django_db
Two = tuple[list[Person], list[Person]]
ClientOf = Callable[[Person], Client]


def everybody(found: Round) -> list[Person]:
    places = Counted.objects.filter(circle__round=found).values("person").distinct()
    return list(Person.objects.filter(id__in=places))


def test_a_round_goes_its_way_by_itself(cast: Cast, box: PlayedBox, teams: Two, settings: object) -> None:
    begin(cast)
    found = the_round()
    assert found.state == State.FROZEN
    assert len(found.check_words.split()) == 8
    assert found.gate_words == ""
    assert found.name in box.manifests
    assert not found.is_double
    pass_days(BEGAN, COLLECTING)
    assert the_round().state == State.ISSUING
    people = everybody(found)
    assert cast.ben in people
    assert cast.frida not in people  # she leads the whole, and nobody leads her
    collect(people, found)
    pass_days(COLLECTING, found.collecting_last)
    assert the_round().state == State.ISSUING
    pass_day(found.collecting_last + timedelta(days=1))
    assert the_round().state == State.OPEN  # answering begins on the day after
    assert tuple(the_round().gate_words.split()) == gate_words_of(box.gates[found.name].to_bytes())
    assert keys.are_destroyed(found.name)
    assert not Issued.objects.exists()
    pass_days(found.answering_first, found.answering_last)
    assert the_round().state == State.OPEN
    pass_day(found.answering_last + timedelta(days=1))
    assert the_round().state == State.SHREDDED
    said = Release.objects.filter(document__isnull=False)
    assert said.count() == Release.objects.count() == Circle.objects.filter(is_final=True).count()
    assert {one.document["levels"]["core"]["end"] for one in said} <= {"exact", "or more"}


def test_keys_lie_outside_the_database_for_their_owner_alone(cast: Cast, teams: Two, settings: object) -> None:
    begin(cast)
    folder = Path(settings.KEYS)  # type: ignore[attr-defined]
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    assert len(files) == 1 + Circle.objects.count()
    assert {path.stat().st_mode & 0o077 for path in [*files, folder, folder / "rounds"]} == {0}
    columns = " ".join(str(row) for row in [*Round.objects.values(), *Circle.objects.values()])
    assert all(file.read_bytes().hex() not in columns for file in files)


def test_names_and_numbers_stand_in_the_manifest_as_hashes_only(cast: Cast, teams: Two) -> None:
    begin(cast)
    found = the_round()
    assert "Lindqvist" not in found.manifest
    assert all(name not in found.manifest for name in ("Quay", "Loft"))
    assert any("Ben Lindqvist" in one.names for one in Together.objects.all())


def test_a_whole_organisation_under_eight_has_no_round(cast: Cast, box: PlayedBox) -> None:
    Membership.objects.exclude(team=cast.quay).delete()
    begin(cast)
    assert (the_round().state, the_round().why) == (State.CANCELLED, TOO_FEW)
    assert not box.manifests


def test_a_small_group_answers_with_its_neighbour(cast: Cast, teams: Two) -> None:
    begin(cast)
    found = the_round()
    pass_days(BEGAN, COLLECTING)
    quay = [cast.ben, cast.chidi, *teams[0]]
    loft = [cast.emil, *teams[1]]
    collect(quay, found)
    collect(loft[:3], found)
    pass_day(found.collecting_last + timedelta(days=1))
    final = Circle.objects.get(is_final=True)
    assert final.issued == 13
    assert set(final.people.values_list("person", flat=True)) >= {one.id for one in [*quay, *loft]}


def test_too_few_altogether_and_nobody_answers(cast: Cast, teams: Two) -> None:
    begin(cast)
    found = the_round()
    pass_days(BEGAN, COLLECTING)
    collect(teams[0][:7], found)
    pass_day(found.collecting_last + timedelta(days=1))
    assert (the_round().state, the_round().why) == (State.CANCELLED, gating.TOO_FEW)
    assert keys.are_destroyed(found.name)


def test_fewer_than_five_answers_and_nothing_is_said(cast: Cast) -> None:
    with played(lambda manifest, circle, issued: [{item.id: 4 for item in manifest.items}] * 4):
        fill(cast.quay, 8)
        fill(cast.loft, 9)
        begin(cast)
        found = the_round()
        pass_days(BEGAN, COLLECTING)
        collect(everybody(found), found)
        pass_days(found.collecting_last, found.answering_last + timedelta(days=1))
    assert set(Release.objects.values_list("document", "reason")) == {
        (None, "Fewer than five answered, so nothing is said.")
    }
    assert the_round().state == State.SHREDDED


def test_each_step_twice_is_once(cast: Cast, teams: Two) -> None:
    begin(cast)
    found = the_round()
    for day in (COLLECTING, found.collecting_last + timedelta(days=1), found.answering_last + timedelta(days=1)):
        if day == COLLECTING:
            with clock.held(at(day)):
                due.step(str(found.id))()
            collect(everybody(found), found)
        for _ in range(9):
            with clock.held(at(day)):
                before = the_round()
                due.step(str(found.id))
                due.STEPS[before.standing](before)  # a second worker that saw the same
    assert the_round().state == State.SHREDDED
    assert Release.objects.count() == Circle.objects.filter(is_final=True).count()


def test_a_box_out_of_reach_is_tried_again(cast: Cast, teams: Two) -> None:
    def nobody(path: str, body: bytes | None) -> bytes:
        raise boxes.BoxTrouble("out of reach")

    with boxes.played("https://box.example.org", nobody):
        begin(cast)
        assert the_round().state == State.FROZEN
        assert the_round().manifest == ""
        job = Job.objects.get(kind="pulses.step")
        assert (job.trouble, job.due_at) == ("", at(BEGAN) + due.OUT_OF_REACH)
    pass_days(BEGAN + timedelta(days=1), COLLECTING)
    assert the_round().state == State.ISSUING


def forget_everything(box: PlayedBox) -> None:
    """As a box that was set up anew."""
    for kept in (box.manifests, box.gates, box.tallies, box.figures, box.papers):
        kept.clear()  # type: ignore[attr-defined]


@pytest.mark.parametrize("lost_in", ["collecting", "answering"])
def test_a_box_set_up_anew_gets_the_round_that_runs(cast: Cast, box: PlayedBox, teams: Two, lost_in: str) -> None:
    begin(cast)
    found = the_round()
    pass_days(BEGAN, COLLECTING)
    if lost_in == "collecting":
        forget_everything(box)
        pass_day(COLLECTING + timedelta(days=1))
        assert found.name in box.manifests  # whoever collects needs it
    collect(everybody(found), found)
    pass_days(found.collecting_last, found.answering_first)
    assert the_round().state == State.OPEN
    if lost_in == "answering":
        forget_everything(box)
    pass_days(found.answering_first, found.answering_last + timedelta(days=1))
    assert (found.name in box.manifests, found.name in box.gates) == (True, True)
    assert the_round().state == State.SHREDDED


def test_a_round_that_the_box_never_took_is_called_off_once_its_week_has_passed(
    cast: Cast, box: PlayedBox, teams: Two, client_of: ClientOf
) -> None:
    """Such as under a single lock whose key was lost with the box, or where the box has another address since."""
    begin(cast)
    found = the_round()
    pass_days(BEGAN, COLLECTING)
    collect(everybody(found), found)

    with boxes.played("https://box.example.org", refusing(box)):
        pass_days(found.collecting_last, found.answering_last)
        assert the_round().state == State.GATED
        pass_day(found.answering_last + timedelta(days=1))
    assert (the_round().state, the_round().why) == (State.CANCELLED, NOT_TAKEN)
    with clock.held(at(found.answering_last + timedelta(days=1))):
        page = client_of(cast.ben).get("/safely/").content.decode()
    assert "Nothing of it is counted" in page


def refusing(box: PlayedBox, gate: bytes = b"") -> Callable[[str, bytes | None], bytes]:
    """That box, where it takes nothing more; with a gate of its own, perhaps."""

    def answer(path: str, body: bytes | None) -> bytes:
        if body is None and path.endswith("/gate"):
            if not gate:
                raise boxes.BoxTrouble("404")
            return gate
        if body is None or (gate and not path.endswith("/gate")):
            return box(path, body)
        raise boxes.BoxTrouble("409")

    return answer


def test_out_of_reach_all_week_it_waits_for_the_box_where_answers_may_lie(
    cast: Cast, box: PlayedBox, teams: Two
) -> None:
    begin(cast)
    found = the_round()
    pass_days(BEGAN, COLLECTING)
    collect(everybody(found), found)
    pass_day(found.collecting_last + timedelta(days=1))
    Round.objects.update(state=State.GATED)  # as if the box had been out of reach from the first morning on

    for trouble in ("out of reach", "404"):  # or another server answers under its name

        def nobody(path: str, body: bytes | None, trouble: str = trouble) -> bytes:
            raise boxes.BoxTrouble(trouble)

        with boxes.played("https://box.example.org", nobody):
            pass_days(found.answering_first, found.answering_last + timedelta(days=3))
            assert the_round().state == State.GATED
    pass_day(found.answering_last + timedelta(days=4))
    assert the_round().state == State.SHREDDED


@pytest.mark.parametrize("before_manifest", [False, True])
def test_a_round_the_box_did_not_take_while_people_could_collect_is_called_off_and_the_next_comes(
    cast: Cast, box: PlayedBox, teams: Two, *, before_manifest: bool
) -> None:
    """Such as after a restore from a copy made before the manifest: the box has another one by the same name."""
    is_away = False

    def answer(path: str, body: bytes | None) -> bytes:
        if is_away or (body is not None and path == ("/seal" if before_manifest else "/rounds")):
            raise boxes.BoxTrouble("out of reach" if is_away else "409")
        return box(path, body)

    with boxes.played("https://box.example.org", answer):
        begin(cast)
        found = the_round()
        pass_days(BEGAN, found.collecting_last)
        assert the_round().state == State.FROZEN
        is_away = True
        pass_day(found.collecting_last + timedelta(days=1))
        assert the_round().state == State.FROZEN  # it may have everything
        is_away = False
        pass_day(found.collecting_last + timedelta(days=2))
        assert (the_round().state, the_round().why) == (State.CANCELLED, NOT_TAKEN)
        assert keys.are_destroyed(found.name)
    pass_days(BEGAN + timedelta(days=88), BEGAN + timedelta(days=96))
    assert Round.objects.exclude(id=found.id).filter(state=State.ISSUING).exists()


def test_after_a_restore_the_gate_that_the_box_has_counts(cast: Cast, box: PlayedBox, teams: Two) -> None:
    """From a copy made when fewer had collected: people have seen the other, and answered by it."""
    begin(cast)
    found = the_round()
    pass_days(BEGAN, COLLECTING)
    people = everybody(found)
    collect(people, found)
    pass_day(found.collecting_last + timedelta(days=1))
    seen = the_round()
    numbers = dict(Circle.objects.values_list("name", "issued"))
    by_another = signed.sign(signed.Kind.GATE, gating.gate_of(seen).to_document(), Ed25519PrivateKey.generate())
    fewer = gating.Gate.made(preparing.manifest_of(seen), {name: max(0, one - 1) for name, one in numbers.items()})
    document = signed.sign(signed.Kind.GATE, fewer.to_document(), keys.site_key())
    Round.objects.update(state=State.GATED, **gating._put_down(seen, fewer, document))
    with boxes.played("https://box.example.org", refusing(box, by_another.to_bytes())):
        pass_day(found.answering_first)
        assert the_round().gate == document.to_bytes().decode()
    with boxes.played("https://box.example.org", refusing(box, seen.gate.encode())):
        assert [gating.settle_gate(round_id=found.id) for _ in range(2)] == [True, False]
    assert (the_round().gate, the_round().gate_words) == (seen.gate, seen.gate_words)
    assert dict(Circle.objects.values_list("name", "issued")) == numbers
    pass_days(found.answering_first, found.answering_last + timedelta(days=1))
    assert the_round().state == State.SHREDDED


def test_a_tally_by_another_key_is_not_taken(cast: Cast, box: PlayedBox, teams: Two) -> None:
    begin(cast)
    found = the_round()
    pass_days(BEGAN, COLLECTING)
    collect(everybody(found), found)
    box.signer = Ed25519PrivateKey.generate()
    pass_days(found.collecting_last, found.answering_last + timedelta(days=2))
    assert the_round().state == State.CLOSED
    assert Job.objects.get(kind="pulses.step").trouble == "FormRefused"


def test_the_next_round_comes_by_itself_and_once_a_year_asks_all(cast: Cast, teams: Two) -> None:
    begin(cast)
    for day in range(0, 400, 1):
        if Round.objects.count() < 5:
            pass_day(BEGAN + timedelta(days=day))
    rounds = list(Round.objects.order_by("answering_first"))
    assert [one.asks for one in rounds] == ["core", "core", "core", "core", "bank"]
    gaps = [(b.answering_first - a.answering_first).days for a, b in pairwise(rounds)]
    assert all(88 <= gap <= 93 for gap in gaps)


def test_pauses_move_the_answering_week(cast: Cast, teams: Two) -> None:
    first = COLLECTING + timedelta(days=28)
    with clock.held(at(BEGAN)):
        planning.add_pause(actor=cast.rafa, first=first + timedelta(3), last=first + timedelta(9), why="Holidays")
    begin(cast)
    assert the_round().answering_first == first + timedelta(days=10)
    with clock.held(at(BEGAN)), pytest.raises(Refused):
        planning.add_pause(actor=cast.ben, first=first, last=first, why="No")
    planning.remove_pause(actor=cast.olu, pause=Pause.objects.get())
    assert not Pause.objects.exists()


def test_only_a_representative_can_end_it(cast: Cast, teams: Two) -> None:
    begin(cast)
    begin(cast)
    assert Rhythm.objects.count() == Round.objects.count() == 1
    for other in (cast.olu, cast.ama, cast.kay):
        with pytest.raises(Refused):
            planning.end_rounds(actor=other)
    planning.end_rounds(actor=cast.rafa)
    assert not Rhythm.objects.exists()
    assert not Round.objects.filter(state=State.CANCELLED).exists()


def test_who_left_is_not_in_the_next_group_and_who_came_waits_above(cast: Cast, teams: Two) -> None:
    begin(cast)
    found = the_round()
    pass_days(BEGAN, COLLECTING)
    collect(everybody(found), found)
    pass_days(found.collecting_last, found.answering_last + timedelta(days=1))
    assert the_round().state == State.SHREDDED
    new = fill(cast.quay, 2, named="New", since=found.answering_last)
    day = COLLECTING
    while Round.objects.count() < 2:
        day += timedelta(days=1)
        pass_day(day)
    later = Round.objects.latest("answering_first")
    pass_days(day, later.collecting_first)
    paths = Counted.objects.filter(person=new[0], circle__round=later)
    assert paths.filter(circle__above=None).exists()
    assert all(one.circle.parts.exists() for one in paths)


def test_nobody_collects_before_or_after(cast: Cast, teams: Two) -> None:
    begin(cast)
    found = the_round()
    asks = asking(cast.ben, found).asks
    with clock.held(at(BEGAN)), pytest.raises(Refused, match="not being collected"):
        issue(actor=cast.ben, asks=asks)
    pass_days(BEGAN, COLLECTING)
    with clock.held(at(found.collecting_last + timedelta(days=1))), pytest.raises(Refused, match="not being collected"):
        issue(actor=cast.ben, asks=asks)


def test_what_is_said_is_what_was_answered(cast: Cast) -> None:
    with played(always(2)):
        fill(cast.quay, 8)
        fill(cast.loft, 9)
        begin(cast)
        found = the_round()
        pass_days(BEGAN, COLLECTING)
        collect(everybody(found), found)
        pass_days(found.collecting_last, found.answering_last + timedelta(days=1))
    tally = releasing.tally_of(the_round())
    for one in Release.objects.exclude(document=None).select_related("circle"):
        figures = {"salt": one.salt, "told": one.document}
        assert Figures.of(figures, one.circle.name, tally, preparing.manifest_of(the_round())).told.ballots
        assert one.document["levels"]["core"]["end"] in ("exact", "or less")
        assert all(band["low"][0] > 0 and band["high"][0] == 0 for band in one.document["bands"].values())


def test_figures_that_are_withheld_are_never_asked_for(
    cast: Cast, box: PlayedBox, teams: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin that asks for everything and withholds by itself would have them in its database, and in its backups."""
    monkeypatch.setattr(releasing, "_withheld", lambda found, tally, final: {sorted(final)[0]: REASONS["NEAR"]})
    begin(cast)
    found = the_round()
    pass_days(BEGAN, COLLECTING)
    collect(everybody(found), found)
    pass_days(found.collecting_last, found.answering_last + timedelta(days=1))
    said = {one.circle.name: one for one in Release.objects.select_related("circle")}
    withheld, *others = sorted(said)
    assert said[withheld].reason == REASONS["NEAR"]
    assert set(box.figures[found.name]) == set(others)
    assert all(said[one].document for one in others)
    assert withheld in releasing.tally_of(the_round()).circles
    assert "bands" not in the_round().tally


def test_of_figures_that_the_box_gave_up_nothing_is_said(cast: Cast, box: PlayedBox, teams: Two) -> None:
    begin(cast)
    found = the_round()
    pass_days(BEGAN, COLLECTING)
    collect(everybody(found), found)
    pass_days(found.collecting_last, found.answering_last)

    def without_figures(path: str, body: bytes | None) -> bytes:
        if path.endswith("/figures"):
            raise boxes.BoxTrouble("410")
        return box(path, body)

    with boxes.played("https://box.example.org", without_figures):
        pass_day(found.answering_last + timedelta(days=1))
    assert set(Release.objects.values_list("document", "reason")) == {(None, GIVEN_UP)}
    assert the_round().state == State.SHREDDED


def test_a_name_that_cannot_be_seen_is_corrected_before_anything_is_fixed(
    cast: Cast, teams: Two, client_of: ClientOf
) -> None:
    """Every client would refuse the whole list with it in, as a ghost."""
    person = teams[0][0]
    Person.objects.filter(id=person.id).update(name="\u3164")
    begin(cast)
    assert the_round().state == State.DRAFT
    assert "one name in the list of people cannot be seen" in the_round().why
    assert "(team: Quay)" in the_round().why
    assert "This round waits" in client_of(cast.olu).get("/safely/rounds/").content.decode()
    assert "This round waits" not in client_of(cast.ben).get("/safely/").content.decode()
    Person.objects.filter(id=person.id).update(name="مریم\u200cسادات")
    pass_day(BEGAN + timedelta(days=1))
    assert (the_round().state, the_round().why) == (State.FROZEN, "")
