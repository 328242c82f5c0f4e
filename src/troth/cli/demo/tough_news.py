"""Tough news of the demo company in each state: a plan, said and followed up, a ward of 34, closed."""

from dataclasses import dataclass

from troth.people.models import Person
from troth.tough_news.actions.following import ask_once_more, choose_way, settle_check_in, settle_group, write_words
from troth.tough_news.actions.planning import Written, close_news, name_co_author, plan_news
from troth.tough_news.actions.telling import promise_answer, tell_people
from troth.tough_news.affected import everybody_affected, teams_led_by
from troth.tough_news.models import CheckIn, FollowUp, News, Told
from troth.tough_news.rules import Move

from .playing import Stage, Steps

SAMUEL, GRAHAM, ADAEZE, LUCIA, HANA = (
    "samuel.adjei",
    "graham.whitlock",
    "adaeze.nwosu",
    "lucia.ferraro",
    "hana.kobayashi",
)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a leader wrote: texts by name, and single people where it is not for the whole team."""

    texts: dict[str, str]
    people: tuple[str, ...] = ()
    in_days: int | None = None
    with_whom: str = ""


NIGHTS = Plan(
    texts={
        "title": "Twelve-hour nights on Ward 4",
        "what": "From the first Monday of next month nights on Ward 4 are twelve hours, from seven to seven, three in "
        "a row, then four days off.",
        "why": "We have had two nurses where the bay needs three on nineteen nights since summer. With twelve hours "
        "the posts we have are enough for three. I asked for two more posts and was refused; I decided this instead.",
        "decided": "That nights are twelve hours, until the end of the year. I decided it, with the matron’s consent.",
        "still_open": "Who works with whom, which three nights, and how handover is done at seven in the morning.",
        "cannot_say": "Why the posts were refused: I was told in confidence. I have asked to be allowed to tell you.",
        "support": "A paid half hour to walk home or wait for the first bus. Nobody does more than three in a row. Who "
        "cannot for family reasons tells me, and I find another way for them first.",
        "room": "Thursday and Friday at a quarter to seven, morning and evening, in the day room. I am there for both.",
        "costs": "Leilani her Wednesday evenings, Blessing the school run, Tevita the second job. All of them sleep.",
        "hears_first": "Leilani, Blessing and Tevita, each alone, before the handover.",
    }
)
CRANE = Plan(
    texts={
        "title": "The old crane goes in spring",
        "what": "Crane 2 is taken down in the last week of April. Until the new one is tested, in June, the work goes "
        "to Crane 1, on two shifts.",
        "why": "The inspector found a crack in the slew ring. It can be run at half load until April, and no longer.",
        "decided": "That it goes. The harbour office decided it and I agree with them.",
        "still_open": "Who takes the early shift. I would like to hear it from you before I write the rota.",
        "support": "The training on the new crane is paid and in working hours.",
        "room": "Friday after the noon break, in the crew room.",
        "costs": "Mirela, fourteen years in that cab. Björn his afternoons.",
        "hears_first": "Mirela, at the crane and not in the office.",
    },
    people=("mirela.dragan", "bjorn.thorsteinsson", "siddharth.venkat"),
)
BOARD = Plan(
    texts={
        "title": "The second desk stays empty",
        "what": "The post at the second desk is not filled this year. It has been decided above me, and hopefully it "
        "is only for now.",
        "why": "The turnover of the north line fell by a fifth, and posts were frozen for the whole house.",
        "decided": "No new colleague before January.",
        "still_open": "What we stop doing. I would rather drop something than have everybody do a little more.",
        "support": "",
        "room": "Monday, half past nine, with coffee. I bring the list of everything we do.",
        "costs": "Ioana the Mondays she was promised help. Nils his quiet hour.",
        "hears_first": "Ioana, because I gave her my word on it.",
    },
    in_days=3,
    with_whom=HANA,
)
MENU = Plan(
    texts={
        "title": "No more bread of our own",
        "what": "From the first of the month the bread is bought. The oven is used for pastry and dinners only.",
        "why": "The flour and the gas cost more than the baker asks, and the night shift for it could not be filled.",
        "decided": "That it is bought. I decided it.",
        "still_open": "Which baker. We taste on Tuesday.",
        "support": "Mei Ling keeps her hours, for pastry.",
        "room": "Tuesday after service.",
        "costs": "Bernadette the bread she has made here for nine years.",
        "hears_first": "Bernadette, before anybody tastes anything.",
    }
)


def tough_news(stage: Stage) -> list[Steps]:
    """Everything that happens with tough news, in steps."""
    return [_ward(stage), _crane(stage), _planned(stage), _closed(stage)]


def _begin(stage: Stage, leader: str, plan: Plan, ago: int) -> News:
    actor = stage.people[leader]
    teams = () if plan.people else (team.id for team in teams_led_by(actor))
    people = (stage.people[one].id for one in plan.people)
    say_on = None if plan.in_days is None else stage.day(ago - plan.in_days)
    written = Written(texts=plan.texts, say_on=say_on, teams=frozenset(teams), people=frozenset(people))
    return plan_news(actor=actor, written=written)


def _tell(news: News, actor: Person, *but: Person) -> list[Told]:
    people = [one.id for one in everybody_affected(news) if one not in but]
    return tell_people(actor=actor, news=news, people=people)


def _way(news: News, person: Person, way: str) -> None:
    choose_way(actor=person, follow_up=FollowUp.objects.get(told__news=news, person=person), way=way)


def _check_in(news: News, person: Person, occasion: str = "2-days") -> CheckIn:
    return CheckIn.objects.get(told__news=news, person=person, occasion=occasion)


def _ward(stage: Stage) -> Steps:
    """A changed shift for a whole ward: told, asked after two days, and the two weeks are due now."""
    yield 18
    adaeze = stage.people[ADAEZE]
    news = _begin(stage, ADAEZE, NIGHTS, 18)
    yield 15
    names = ("leilani.kealoha", "blessing.chukwuemeka", "tevita.fonua", "ravi.shankar", "greta.lindholm")
    leilani, blessing, tevita, ravi, greta = (stage.people[one] for one in names)
    _tell(news, adaeze, greta)
    promise_answer(
        actor=adaeze,
        news=news,
        asker=blessing,
        words="Can I start at half past eight when I have the school run?",
        due_on=stage.day(-2),
    )
    yield 14
    for person, way in ((leilani, "alone"), (blessing, "alone"), (tevita, "alone"), (ravi, "not")):
        _way(news, person, way)
    yield 13
    settle_group(actor=adaeze, news=news, occasion="2-days")
    settle_check_in(actor=adaeze, check_in=_check_in(news, leilani), move=Move.DONE)
    write_words(
        actor=leilani,
        check_in=_check_in(news, leilani),
        texts={
            "hardest": "Wednesday was my one evening with my sister.",
            "unanswered": "Whether I can swap two Wednesdays a month.",
            "helps": "Knowing three weeks ahead which nights they are.",
        },
        shared=True,
    )
    settle_check_in(actor=tevita, check_in=_check_in(news, tevita), move=Move.ANOTHER_WAY)
    yield 12
    settle_check_in(actor=adaeze, check_in=_check_in(news, blessing), move=Move.DONE)
    ask_once_more(actor=leilani, told=Told.objects.get(news=news, person=leilani))
    write_words(
        actor=tevita,
        check_in=_check_in(news, tevita),
        texts={"hardest": "I do not know yet how to tell them at the other place."},
        shared=False,
    )


def _crane(stage: Stage) -> Steps:
    """Told to three, each asked alone; one check-in is past its day."""
    yield 9
    news = _begin(stage, GRAHAM, CRANE, 9)
    yield 6
    graham = stage.people[GRAHAM]
    _tell(news, graham)
    yield 4
    settle_check_in(actor=graham, check_in=_check_in(news, stage.people["bjorn.thorsteinsson"]), move=Move.DONE)
    _way(news, stage.people["siddharth.venkat"], "not")


def _planned(stage: Stage) -> Steps:
    """A plan that two leaders write together and nobody else knows of; its words are worth another look."""
    yield 2
    news = _begin(stage, SAMUEL, BOARD, 2)
    name_co_author(actor=stage.people[SAMUEL], news=news, person=stage.people[BOARD.with_whom])


def _closed(stage: Stage) -> Steps:
    """Over: each check-in done, and the plan closed, whatever it was to anybody."""
    yield 64
    lucia = stage.people[LUCIA]
    news = _begin(stage, LUCIA, MENU, 64)
    yield 62
    told = _tell(news, lucia)
    yield 60
    for one in told:
        settle_check_in(actor=lucia, check_in=_check_in(news, one.person), move=Move.DONE)
    yield 48
    bernadette, *others = sorted(told, key=lambda one: one.person != stage.people["bernadette.osullivan"])
    settle_check_in(
        actor=bernadette.person, check_in=_check_in(news, bernadette.person, "2-weeks"), move=Move.ANOTHER_WAY
    )
    for one in others:
        settle_check_in(actor=lucia, check_in=_check_in(news, one.person, "2-weeks"), move=Move.DONE)
    yield 45
    close_news(actor=lucia, news=news)
