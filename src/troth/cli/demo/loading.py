"""Loads the whole company in one transaction: killed in the middle, nothing of it is there."""

from collections.abc import Sequence
from random import Random
from zoneinfo import ZoneInfo

from django.db import transaction

from troth.accounts.actions.kinds import add_kind, seed_kinds
from troth.accounts.models import MomentKind
from troth.concerns.actions.stepping import look_again
from troth.identity.actions.cards import first_cards
from troth.identity.actions.logins import login_of
from troth.identity.models import Login
from troth.jobs import worker
from troth.jobs.registry import DAILY
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.confirming import confirm_leader
from troth.people.models import Address, Organisation, Person, RosterEntry
from troth.people.queries import leaders_of
from troth.people.reading import note_read
from troth.people.roster.importing import apply_import, plan_import

from .accords import accords
from .cards import cards
from .concerns import concerns
from .decisions import decisions
from .guided import guided
from .life import life
from .offices import OPERATOR, offices
from .people import COMPANY, CREWS, FIRST_DAY, WARD, ZONE, Crew
from .playing import Stage, Steps, play, steps_of
from .pool import ADDED_KINDS
from .pulses import for_the_real_box, pulses, pulses_played
from .reminders import reminders
from .repair import repairs
from .replies import replies
from .roster import roster_days, roster_file
from .stories import STORIES
from .stories_more import MORE_STORIES
from .talks import talks_told
from .team_accords import team_accords
from .tough_news import tough_news

NIGHTLY, SUNDAY = 30, 6
SEED = 1
NEW_LEADER = 36
LOST_CARDS = ("eseosa.idahosa", "greta.lindholm")


def load(*, seed: int = SEED) -> bool:
    """Load the demo company into an empty database; False where it is there already.

    Raises Refused where the database holds anything else.
    """
    with transaction.atomic():
        organisation, is_new = Organisation.objects.select_for_update().get_or_create(
            id=1, defaults={"name": COMPANY, "zone": ZONE, "is_demo": True}
        )
        if not is_new and organisation.is_demo:
            return False
        if not is_new or Person.objects.exists():
            raise Refused(
                "There is an organisation in this database already. The demo company is loaded into an empty one only."
            )
        _live(Stage(today=clock.today(ZoneInfo(ZONE))), seed)
    return True


def _live(stage: Stage, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 # a company is invented here, not a secret
    told = (*STORIES, *MORE_STORIES)
    vote = Random(seed)  # noqa: S311 # its own, so that whatever else is told does not change who is elected
    steps: list[Steps] = [_roster(stage, roster_days(FIRST_DAY)), *offices(stage, vote), _kinds(stage)]
    steps += [_cards(stage), _confirmations(stage), *_readings(stage, chance), *accords(stage), *cards(stage)]
    steps += [*team_accords(stage), *decisions(stage), *talks_told(stage), *tough_news(stage), *repairs(stage)]
    steps += [*guided(stage), *reminders(stage), *pulses(stage, Random(seed)), *replies(stage)]  # noqa: S311
    steps += concerns(stage)
    steps += [steps_of(stage, scene) for scene in (*told, *life(seed, told))]
    with pulses_played(stage, Random(seed)):  # noqa: S311
        play(stage, steps, chance, lambda: _night(stage))
        _work()
    for_the_real_box()
    look_again()


def _night(stage: Stage) -> None:
    """What a worker does at night. Long ago, what is done every day is done once a week.

    What runs out is gone by today all the same, and nobody likes to wait for a demo.
    """
    now = clock.now()
    if now.date() > stage.day(NIGHTLY) or now.weekday() == SUNDAY:
        _work()
    else:
        worker.work_off(leaving=DAILY)


def _work() -> None:
    worker.plant()
    worker.work_off()


def _roster(stage: Stage, days: Sequence[int]) -> Steps:
    for ago in days:
        yield ago
        plan = plan_import(roster_file(ago, stage.today), f"harbour-hale-{stage.day(ago)}.csv")
        apply_import(plan, actor=stage.people.get(OPERATOR))
        stage.people = _by_handle()


def _by_handle() -> dict[str, Person]:
    handles = {login or "": who for login, who in RosterEntry.objects.values_list("login_name", "person_id")}
    handles |= {email.partition("@")[0]: who for email, who in Address.objects.values_list("email", "person_id")}
    handles.pop("", None)
    people = Person.objects.in_bulk(list(handles.values()))
    return {handle: people[who] for handle, who in handles.items()}


def _cards(stage: Stage) -> Steps:
    """Whoever has no e-mail gets a printed card: all of the ward at first, then whoever joins; two lost theirs."""
    came = {one.came for one in WARD.members if one.came is not None}
    printed: set[str] = set()
    for ago in (FIRST_DAY - 1, *sorted(came, reverse=True)):
        yield ago
        new = [one.handle for one in WARD.members if one.handle in stage.people and one.handle not in printed]
        first_cards(actor=stage.people[OPERATOR], people=[stage.people[handle] for handle in new])
        printed.update(new)
    yield 14
    waiting = [stage.people[handle] for handle in LOST_CARDS]
    first_cards(actor=stage.people[WARD.leader.handle], people=waiting)
    yield 1
    # Nobody can sign in here without a browser: what signing in would have noted is noted for everybody else.
    for person in Person.objects.filter(left_on=None):
        login_of(person)
    Login.objects.exclude(person__in=waiting).update(has_been_in=True)


def _confirmations(stage: Stage) -> Steps:
    """Everybody says that their leader is their leader; the operator has not yet done so for the new one."""
    new = {one.came for crew in CREWS for one in crew.members if one.came is not None}
    for ago in (FIRST_DAY - 2, *(day - 1 for day in sorted(new, reverse=True)), NEW_LEADER - 6):
        yield ago
        for person in stage.people.values():
            if person.left_on is None and (ago > NEW_LEADER or person != stage.people[OPERATOR]):
                for leader in leaders_of(person):
                    confirm_leader(actor=person, leader=leader)


def _readings(stage: Stage, chance: Random) -> list[Steps]:
    """People open each other's pages now and then, and whose page it was can read that in their log."""
    return [_reading(stage, chance, crew) for crew in CREWS for _ in range(4 + len(crew.members))]


def _reading(stage: Stage, chance: Random, crew: Crew) -> Steps:
    yield chance.randint(1, 120)
    arrived = [stage.people[one.handle] for one in crew.members if one.handle in stage.people]
    here = [person for person in arrived if person.left_on is None]
    reader = stage.people[crew.leader.handle] if chance.random() < 0.6 else chance.choice(here)
    subject = chance.choice(here)
    note_read(viewer=reader, subject=subject, kind=chance.choice(("promise", "moment")))


def _kinds(stage: Stage) -> Steps:
    yield FIRST_DAY - 1
    seed_kinds()
    for words, leaning in ADDED_KINDS:
        add_kind(actor=stage.people[OPERATOR], words=words, leaning=leaning)
    stage.kinds = {kind.key: kind for kind in MomentKind.objects.all()}
    stage.kinds |= {kind.words: kind for kind in stage.kinds.values()}
