"""What people of the demo company go back to with each other: at each stage, begun from either side, ended each way."""

from datetime import UTC, datetime, time, timedelta

from troth.accounts.actions.promises import answer_promise, keep_promise
from troth.accounts.models import Promise
from troth.people.models import Person
from troth.repair.actions.beginning import ask_to_come_back, begin_to_mend
from troth.repair.actions.closing import say_how_it_is
from troth.repair.actions.cooling import cool_off
from troth.repair.actions.walking import (
    commit_to_it,
    confirm_it,
    name_it,
    offer_to_listen,
    own_it,
    say_since,
    say_what_happened,
    speak_openly,
)
from troth.repair.models import Repair, Turn

from .playing import Stage, Steps

ADAEZE, LEILANI, SAMUEL, NILS = "adaeze.nwosu", "leilani.kealoha", "samuel.adjei", "nils.bergqvist"
GRAHAM, MIRELA, YUSUF, WENLI = "graham.whitlock", "mirela.dragan", "yusuf.demir", "wenli.chang"
LUCIA, HANA, PIOTR = "lucia.ferraro", "hana.kobayashi", "piotr.malinowski"
MAREN, FARAH, IOANA, MEILING = "maren.hale", "farah.siddiqui", "ioana.petrescu", "meiling.goh"


def repairs(stage: Stage) -> list[Steps]:
    """Everything that is gone back to, in steps."""
    return [
        _the_roster(stage),
        _the_plan(stage),
        _asked_softly(stage),
        _the_lunch_ticket(stage),
        _the_menu(stage),
        _the_figures(stage),
        _bad_news_badly_told(stage),
        _left_alone(stage),
        _cooled(stage),
        _cooling(stage),
    ]


def _pair(stage: Stage, mender: str, hurt: str) -> tuple[Person, Person]:
    return stage.people[mender], stage.people[hurt]


def _yes(repair: Repair, hurt: Person, words: str = "") -> None:
    last = Turn.objects.filter(repair=repair, move="name").latest("number")
    confirm_it(actor=hurt, repair=repair, number=last.number, words=words)


def _keep(repair: Repair) -> None:
    repair.refresh_from_db()
    promise = Promise.objects.get(id=str(repair.promise_id))
    keep_promise(actor=promise.giver, promise=promise)
    answer_promise(actor=promise.receiver, promise=promise, answer="yes")


def _the_roster(stage: Stage) -> Steps:
    """A broken promise, being mended: kept since, and not yet well again."""
    yield 61
    adaeze, leilani = _pair(stage, ADAEZE, LEILANI)
    repair = begin_to_mend(
        actor=adaeze,
        other=leilani,
        words="I said both weekends were yours. You had neither, and read it on the board at the start of a night.",
        more="You had told your mother. You could not plan, and you could not even ask me.",
        kind="care",
    )
    yield 60
    say_what_happened(
        actor=leilani, repair=repair, words="And nobody said a word for three nights. That was the worst of it."
    )
    name_it(
        actor=adaeze,
        repair=repair,
        words="I promised both weekends and gave you neither. You read it on the board. For three nights I was silent.",
        more="Your mother had the ticket. And you were left with it, as if it were not worth a word.",
        kind="care",
    )
    yield 59
    _yes(repair, leilani, "Yes. That is it.")
    yield 58
    own_it(
        actor=adaeze,
        repair=repair,
        words="I drew the roster, I saw on the Monday that it would not hold, and I did not come and tell you.",
    )
    speak_openly(
        actor=adaeze,
        repair=repair,
        words="I regret the three nights most. You should have heard it from me on the first.",
        more="Two people had left and I kept moving names. It explains the roster. It does not explain the silence.",
    )
    commit_to_it(
        actor=adaeze,
        repair=repair,
        words="show you every roster before it goes on the board",
        due_on=stage.day(58) + timedelta(days=7),
        if_then="I come to the night side the same day, and say so to your face.",
    )
    yield 55
    _keep(repair)
    say_how_it_is(actor=leilani, repair=repair, outcome="not_yet", words="One roster was good. I look at the next.")
    yield 43
    say_since(actor=adaeze, repair=repair, words="Two rosters, both shown to you first. One weekend moved, and I came.")


def _the_plan(stage: Stage) -> Steps:
    """Asked for by the one who was hurt, and mended at the 14 days."""
    yield 41
    samuel, nils = _pair(stage, SAMUEL, NILS)
    repair = ask_to_come_back(actor=nils, other=samuel)
    yield 40
    offer_to_listen(actor=samuel, repair=repair, words="Tomorrow after ten, or whenever suits you.")
    yield 38
    say_what_happened(
        actor=nils,
        repair=repair,
        words="You showed the berth plan to the harbour master, and said: we.",
        more="I drew it in three evenings. I did not say anything then, and have been quiet since.",
    )
    name_it(
        actor=samuel,
        repair=repair,
        words="I presented your berth plan and did not say that it was yours.",
        more="Three evenings of yours vanished in a “we”, in front of the one person whose word counts here.",
        kind="care",
    )
    yield 37
    _yes(repair, nils)
    own_it(actor=samuel, repair=repair, words="I had your name on the first page and left it out when I spoke.")
    yield 36
    commit_to_it(
        actor=samuel,
        repair=repair,
        words="write to the harbour master whose plan it was, with you in copy",
        due_on=stage.day(33),
        if_then="I put it right before the meeting ends, and you may do it for me.",
    )
    yield 34
    _keep(repair)
    yield 22
    say_since(actor=samuel, repair=repair, words="The mail went the same day. On Tuesday I said your name first.")
    yield 21
    say_how_it_is(actor=nils, repair=repair, outcome="mended", words="You said it before I could. Good.")


def _asked_softly(stage: Stage) -> Steps:
    """Asked for, without saying what; and nothing since."""
    yield 6
    graham, mirela = _pair(stage, GRAHAM, MIRELA)
    ask_to_come_back(actor=mirela, other=graham)


def _the_lunch_ticket(stage: Stage) -> Steps:
    """“I got that wrong”, yesterday; with the other now."""
    yield 2
    yusuf, wenli = _pair(stage, YUSUF, WENLI)
    begin_to_mend(
        actor=yusuf,
        other=wenli,
        words="I closed your ticket over lunch without a word to you.",
        more="It said that I do not trust you with your own work. And it was the second time.",
        kind="care",
    )


def _the_menu(stage: Stage) -> Steps:
    """Asked for with words, listened to, and heard."""
    yield 9
    lucia, meiling = _pair(stage, LUCIA, MEILING)
    repair = ask_to_come_back(
        actor=meiling,
        other=lucia,
        words="You took the plum cake off the menu in front of everybody.",
        more="It is my grandmother’s. I would have liked to hear it alone.",
    )
    yield 8
    name_it(
        actor=lucia,
        repair=repair,
        words="I took your cake off the menu at the pass, with everybody listening.",
        more="You stood there with it in your hands, and it was more than a cake.",
        kind="unclear",
    )
    yield 5
    _yes(repair, meiling, "Yes. More than a cake.")


def _the_figures(stage: Stage) -> Steps:
    """Somebody was misled: it came back in part, and that was said."""
    yield 70
    hana, piotr = _pair(stage, HANA, PIOTR)
    repair = ask_to_come_back(
        actor=piotr, other=hana, words="The figures I gave you in confidence were in the owners’ report."
    )
    yield 69
    name_it(
        actor=hana,
        repair=repair,
        words="I passed your draft figures on, and let you believe that they were still with me.",
        more="You were asked about them by the owners, unprepared, and found out from them.",
        kind="integrity",
    )
    yield 68
    _yes(repair, piotr)
    yield 67
    own_it(
        actor=hana,
        repair=repair,
        truth="misled",
        words="I sent them on the Thursday. When you asked on the Friday, I said I still had them. That was not so.",
    )
    yield 66
    commit_to_it(
        actor=hana,
        repair=repair,
        words="pass nothing of yours on without asking you first",
        due_on=stage.day(60),
        if_then="I say to the owners that I ask you first, and ring you with them in the room.",
        safeguard="You are in copy of everything that goes to the owners from here.",
    )
    yield 61
    _keep(repair)
    yield 35
    say_how_it_is(
        actor=piotr, repair=repair, outcome="partly", words="I read the copies. I do not lie awake. More I cannot say."
    )


def _bad_news_badly_told(stage: Stage) -> Steps:
    """A decision that stays; how it was told is what is mended."""
    yield 12
    maren, adaeze = _pair(stage, MAREN, ADAEZE)
    repair = begin_to_mend(
        actor=maren,
        other=adaeze,
        words="I told all heads in one meeting that the ward keeps two computers. You heard it with the others.",
        more="You had asked for months, and had to keep a straight face in front of everybody.",
        kind="care",
        was_planned=True,
    )
    yield 10
    _yes(repair, adaeze, "That is it. The two computers I can live with.")
    yield 9
    own_it(actor=maren, repair=repair, words="I had an hour the evening before, and did not ring you.")
    yield 3
    speak_openly(actor=maren, repair=repair, words="I regret that you learned it as one of nine, and not as the one.")


def _left_alone(stage: Stage) -> Steps:
    """Begun, and declined: a whole answer."""
    yield 26
    samuel, farah = _pair(stage, SAMUEL, FARAH)
    repair = begin_to_mend(
        actor=samuel,
        other=farah,
        words="I answered your question about the customs papers with a joke, in front of the drivers.",
        more="You looked small for having asked.",
        kind="care",
    )
    yield 24
    say_how_it_is(actor=farah, repair=repair, outcome="rather_not")


def _cooled(stage: Stage) -> Steps:
    """Put away in anger, and back: only she knows."""
    yield 5
    samuel, ioana = _pair(stage, SAMUEL, IOANA)
    cool_off(
        actor=ioana,
        other=samuel,
        back_at=datetime.combine(stage.day(2), time(7), UTC),
        words="AGAIN the slots changed without a word. I am not the speaking clock. Do it yourself, then.",
    )


def _cooling(stage: Stage) -> Steps:
    """Put away, and not yet back."""
    yield 1
    graham, mirela = _pair(stage, GRAHAM, MIRELA)
    cool_off(
        actor=mirela,
        other=graham,
        back_at=datetime.combine(stage.day(-2), time(7), UTC),
        words="Six days. Six. Not even a nod.",
    )
