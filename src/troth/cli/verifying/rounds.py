"""The site's rounds: documents, what stands in the tables beside them, and keys that should be gone."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta

from django.db.models import Count

from troth.blind import canonical, parts
from troth.blind.gate import Gate
from troth.blind.words import gate_words_of, words_of
from troth.jobs.models import Job
from troth.kernel import clock
from troth.pulses import keys
from troth.pulses.actions.moving import today
from troth.pulses.models import Circle, Counted, Issued, Release, Round
from troth.pulses.rules.states import State
from troth_box.keyholder.verifying import verify
from troth_box.looking import Found
from troth_box.verifying.papers import Known, Papers, look_at_papers
from troth_box.verifying.saying import holds, problem_of, wrong

WITH_KEYS = frozenset({State.DRAFT, State.FROZEN, State.ISSUING, State.GATED})
LATE = timedelta(hours=2)
MEND = "Somebody changed the database past Troth. Nobody should answer before it is known why; tell a representative."


def look_at_rounds() -> tuple[list[Found], dict[str, Papers]]:
    """Everything about every round that has a manifest, and the documents, by the round's name."""
    found: list[Found] = []
    papers: dict[str, Papers] = {}
    by = site_keys()
    for one in Round.objects.exclude(manifest="").order_by("answering_first"):
        papers[one.name] = Papers(one.name, one.manifest.encode(), one.gate.encode(), one.tally.encode())
        says, known = look_at_papers(papers[one.name], by, today())
        about = says[0].about
        found += says
        found += [wrong(about, problem, MEND) for problem in (_problems(one, known) if known else ())]
    return [*found, *_collected(), *_shredded()], papers


def site_keys() -> list[bytes]:
    """The key by which the site signs; none before its first round, and it is not made here."""
    return [canonical.from_b64(keys.site_public())] if keys.has_site_key() else []


def _problems(one: Round, known: Known) -> Iterator[str]:
    """Where a table says something else than the signed document."""
    manifest, gate = known.manifest, known.gate
    days = parts.Days(one.collecting_first, one.collecting_last), parts.Days(one.answering_first, one.answering_last)
    if (manifest.issuing, manifest.answering) != days:
        yield "Its days are not the ones that were signed."
    if one.check_words != " ".join(words_of(manifest.to_bytes())):
        yield "The check words that people are shown are not those of what was signed."
    if one.is_double != (manifest.seal.lock is parts.Lock.DOUBLE):
        yield "Pages say another lock than the one that was signed."
    circles = {circle.name: circle for circle in Circle.objects.filter(round=one)}
    people = dict(
        Counted.objects.filter(circle__round=one).values_list("circle__name").annotate(Count("id")).order_by()
    )
    if people != {circle.id: circle.eligible for circle in manifest.circles}:
        yield "Who is counted together is not as many as was signed."
    if gate:
        yield from _problems_of_gate(one, gate, circles)
    if gate and one.tally:
        yield from _problems_of_figures(one)


def _problems_of_gate(one: Round, gate: Gate, circles: Mapping[str, Circle]) -> Iterator[str]:
    told = {circle.name: (circle.issued, circle.is_final) for circle in circles.values()}
    if told != {name: (number, name in gate.final) for name, number in gate.issued.items()}:
        yield "The counts that people are shown are not the ones that were signed."
    if one.gate_words != " ".join(gate_words_of(gate.to_bytes())):
        yield "The check words of the answering week are not those of what was signed."


def _problems_of_figures(one: Round) -> Iterator[str]:
    """Each figure that was released is the one that was counted and signed, and none finer than promised."""
    plan, gate, tally = (json.loads(document) for document in (one.manifest, one.gate, one.tally))
    rows = Release.objects.filter(circle__round=one, document__isnull=False).values_list(
        "circle__name", "salt", "document"
    )
    figures = [
        {"round": one.name, "circle": name, "figures": {"salt": salt, "told": told}} for name, salt, told in rows
    ]
    if problem := problem_of(lambda: verify(plan, gate, tally, figures)):
        yield f"Figures that people are shown do not hold: {problem}."
    counted = dict(Circle.objects.filter(round=one, is_final=True).values_list("name", "counted"))
    if counted != tally["document"]["counted"]:
        yield "The numbers of answers that people are shown are not the ones that were counted."


def _collected() -> Iterator[Found]:
    """Who has collected: only who is counted there, only while it goes on, and in what order the rows lie."""
    rows = Issued.objects.select_related("round")
    if rows.exclude(round__state=State.ISSUING).exists():
        says = "It is still noted who collected in a round whose collecting is over."
        yield wrong("Collected", says, "Run: troth work. If the rows are still there after it, tell a representative.")
    strangers = [
        row
        for row in rows.exclude(person=None)
        if not Counted.objects.filter(person=row.person_id, circle=row.circle_id).exists()
    ]
    if strangers:
        yield wrong("Collected", "Somebody has collected in a group in which they are not counted.", MEND)
    yield _places()


def _places() -> Found:
    """Rows are put down anew in random order. Whether they lie so nobody can tell by looking: the job is looked for."""
    about = "Order of collecting"
    on = {f"pulses.mix:{id}" for id in Round.objects.filter(state=State.ISSUING).values_list("id", flat=True)}
    if not on:
        return holds(about, "Nobody is collecting, and of nobody it is kept.")
    late = clock.now() - LATE
    if Job.objects.filter(key__in=on, gave_up=False, due_at__gt=late).count() == len(on):
        return holds(about, "Rows of who has collected are put down anew every hour, in random order.")
    says = "Rows of who has collected lie in the order in which they came: they have not been put down anew."
    return wrong(about, says, "Is the worker running? See: troth doctor")


def _shredded() -> Iterator[Found]:
    states = {one.name: one.standing for one in Round.objects.only("id", "state")}
    left = [name for name, state in states.items() if state not in WITH_KEYS and not keys.are_destroyed(name)]
    if left:
        says = (
            f"Signing keys are left of rounds whose collecting is over ({', '.join(one[:8] for one in sorted(left))})."
        )
        yield wrong("Shredded", says, "Run: troth work. If they are still there after it, tell a representative.")
    else:
        yield holds("Shredded", "No signing key is left of a round whose collecting is over.")
    late = [one for one in Round.objects.filter(state__in=(State.RELEASED, State.WITHHELD)) if _is_late(one)]
    if late:
        yield wrong(
            "Shredded", "A round that was released long ago is not shredded yet.", "Look at the box: troth box doctor"
        )


def _is_late(one: Round) -> bool:
    return one.released_on is not None and (clock.now().date() - one.released_on).days > 2
