"""More stories: the ward's broken promise and its mending, the new head of IT, the house."""

from .scenes import Became, Compared, Entry, Mark, Offered, Pick, Said, Scene

ADAEZE, LEILANI, KWABENA, LAYLA = "adaeze.nwosu", "leilani.kealoha", "kwabena.oseitutu", "layla.haddad"
YUSUF, WENLI, RAGNHILD, DEREK = "yusuf.demir", "wenli.chang", "ragnhild.moen", "derek.ashdown"
MAREN, GRAHAM, SAMUEL, HANA, ESI = "maren.hale", "graham.whitlock", "samuel.adjei", "hana.kobayashi", "esi.ampofo"
PIOTR, YAEL = "piotr.malinowski", "yael.bendavid"

WARD: tuple[Scene, ...] = (
    Entry(
        ago=152, author=LEILANI, about=ADAEZE, kind="remembered", felt="deposit",
        words="Asked how the move went. Had remembered the street.",
    ),
    # The promise: the roster in time, and no weekend changed without asking. Broken, named, mended.
    Said(
        ago=84, giver=ADAEZE, receiver=LEILANI, became=Became.CANNOT, after=9,
        because="It went up nine days late and your weekends were in pieces. That was my doing.",
        words="I’ll have the roster for {month} up with your two free weekends in it by the end of next week",
    ),
    Entry(
        ago=63, author=LEILANI, about=ADAEZE, kind="broke", felt="withdrawal", size=3, keeps=True,
        words="Roster nine days late, and both weekends gone. My mother had the ticket already.",
    ),
    Entry(
        ago=62, author=LEILANI, about=ADAEZE, kind="no_answer", felt="withdrawal", size=1,
        words="Not a word about it for three nights.",
    ),
    Offered(
        ago=61, doer=ADAEZE, touched=LEILANI, kind="broke",
        words="Said you would have both weekends. You had neither, and heard it from the board.",
        mark=Mark(felt="neutral", words="It is the truth, at least. I already wrote down what it was."),
    ),
    Offered(
        ago=60, doer=ADAEZE, touched=LEILANI, kind="apology", planned=True,
        words="Came in at the start of your night to say sorry, and asked what it had cost you.",
        mark=Mark(
            felt="deposit", size=2, after=2, words="Came at ten at night for it. Asked, and then did not explain."
        ),
    ),
    Said(
        ago=60, giver=ADAEZE, receiver=LEILANI, became=Became.KEPT, answer="yes",
        words="I’ll send you the roster before it goes on the board, starting on Friday",
    ),
    Said(
        ago=47, giver=ADAEZE, receiver=LEILANI, became=Became.KEPT, answer="yes",
        words="I’ll have the roster for {month} up on the day I said, and not a day later, by the end of next week",
    ),
    Offered(
        ago=34, doer=ADAEZE, touched=LEILANI, kind="kept_word",
        words="The roster was up on the day. Your weekends are in it.",
        mark=Mark(felt="deposit", size=2, words="Up on the day. I rang my mother.", after=1),
    ),
    Said(
        ago=31, giver=ADAEZE, receiver=KWABENA, became=Became.KEPT, answer="yes",
        words="I’ll come and sit with the night side for an hour, at night, by next week",
    ),
    Offered(
        ago=19, doer=ADAEZE, touched=LAYLA, kind="listened",
        words="Stayed after the handover until you had said all of it about the weekends.",
        mark=Mark(felt="deposit", size=2),
    ),
    Said(
        ago=16, giver=LEILANI, receiver=ADAEZE, became=Became.KEPT,
        words="I’ll tell you which swaps would work for the night side by Sunday",
    ),
    # Waiting today.
    Said(
        ago=5, giver=ADAEZE, receiver=LEILANI,
        words="I’ll show you the holiday roster before anybody else sees it, by {today}",
    ),
    Said(
        ago=3, giver=LEILANI, receiver=ADAEZE,
        words="I’ll write down how the two computers are shared at night by {today}",
    ),
    Said(
        ago=4, giver=ADAEZE, receiver=KWABENA,
        words="I’ll tell the house what the night side needs, in one page, by {today}",
    ),
    Said(
        ago=2, giver=LEILANI, receiver=LAYLA, became=Became.ASKED, heard=True,
        words="I’ll take my Sunday for their Thursday, and tell the desk by tomorrow",
    ),
    Said(
        ago=1, giver=ADAEZE, receiver="tevita.fonua", became=Became.ASKED, heard=True,
        words="I’ll find out who pays for the porters’ shoes by the end of the week",
    ),
    Offered(
        ago=1, doer=ADAEZE, touched=LEILANI, kind="asked_first",
        words="Asked the night side about the holidays before I drew a line of the plan.",
    ),
    Offered(
        ago=2, doer=KWABENA, touched=ADAEZE, kind="thanks_private",
        words="Thank you for coming at night. You need not have.",
    ),
    Compared(
        ago=2, proposer=LEILANI, other=ADAEZE, number=1, agreed=False,
    ),
    Compared(
        ago=28, proposer=KWABENA, other=ADAEZE, number=1,
        proposer_picks=(
            Pick(
                ago=62, kind="late_change", mine=False, felt="withdrawal", size=2,
                words="The bays were put together, and nights learned it from a note on the door.",
            ),
        ),
        other_picks=(
            Pick(
                ago=62, kind="late_change", mine=True, felt="neutral",
                words="I put the bays together quickly. I thought days and nights had both been told.",
            ),
        ),
    ),
)  # fmt: skip

IT: tuple[Scene, ...] = (
    Said(
        ago=70, giver=DEREK, receiver=WENLI, became=Became.CANNOT, after=20,
        because="I am leaving, and this will not be mine to keep.",
        words="I’ll get you a date for the storage training by next Friday",
    ),
    Offered(
        ago=58, doer=DEREK, touched=YUSUF, kind="trusted",
        words="Handed you the network, keys and all, and stopped asking.",
        mark=Mark(felt="deposit", size=2),
    ),
    # Yusuf is new as a leader; yesterday's colleagues are today's team.
    Said(
        ago=30, giver=YUSUF, receiver=WENLI, became=Became.KEPT, answer="yes",
        words="I’ll ask each of you what should stay as it is, by the end of next week",
    ),
    Entry(
        ago=18, author=WENLI, about=YUSUF, kind="took_over", felt="withdrawal",
        words="Closed my ticket over lunch. Old habits. I said so, he laughed, it was all right.",
    ),
    Said(
        ago=13, giver=WENLI, receiver=YUSUF, became=Became.KEPT, answer="yes",
        words="I’ll have the restore of the roster tried out by Friday",
    ),
    # Waiting today.
    Said(ago=4, giver=WENLI, receiver=YUSUF, words="I’ll have both ward computers marked as shared by {today}"),
    Said(
        ago=3, giver=YUSUF, receiver=WENLI,
        words="I’ll leave your tickets to you for a week, and ask how it was by {today}",
    ),
    Said(
        ago=2, giver=WENLI, receiver=RAGNHILD, became=Became.ASKED, heard=True,
        words="I’ll take my on-call on the first weekend, by next Saturday",
    ),
    Offered(
        ago=1, doer=YUSUF, touched=WENLI, kind="thanks_private",
        words="Thank you for telling me about the lunch ticket to my face.",
    ),
    Compared(
        ago=4, proposer=WENLI, other=YUSUF, number=1,
        other_picks=(
            Pick(
                ago=18, kind="took_over", mine=True, felt="withdrawal", size=1,
                words="I closed the lunch ticket. I meant to help, and I think it said that I do not trust you.",
            ),
        ),
    ),
    Said(
        ago=1, giver=YUSUF, receiver=RAGNHILD, became=Became.ASKED, heard=True,
        words="I’ll talk to Finance about the van key by Thursday",
    ),
)  # fmt: skip

HOUSE: tuple[Scene, ...] = (
    Said(
        ago=88, giver=MAREN, receiver=SAMUEL, became=Became.KEPT, answer="yes",
        words="I’ll tell the owners myself why dispatch needs the second desk, by the end of the month",
    ),
    Said(ago=66, giver=GRAHAM, receiver=MAREN, words="I’ll bring you the two names for foreman by next Friday"),
    Offered(
        ago=29, doer=MAREN, touched=GRAHAM, kind="feedback_well",
        words="Told you, alone, that your crew waits for answers, and that I have seen it in the gate matter.",
        mark=Mark(felt="neutral", words="She is right. I would still rather she had not noticed.", after=3),
    ),
    Said(
        ago=22, giver=MAREN, receiver=GRAHAM, became=Became.KEPT,
        words="I’ll come with you to the first of those talks, if you want me there, and ask you again by Monday",
    ),
    Entry(
        ago=21, author=GRAHAM, about=MAREN, kind="helped", felt="deposit",
        words="Offered to sit in on the talk I have been putting off. Has done it before, you can tell.",
    ),
    Entry(
        ago=58, author=SAMUEL, about=MAREN, kind="stood_up", felt="deposit", size=2,
        words="Said to the owners that the desk was needed, with my figures, and with my name on them.",
    ),
    Entry(
        ago=37, author=ADAEZE, about=MAREN, kind="listened", felt="deposit", size=2,
        words="I told her about the roster before she heard it elsewhere. She asked what I would do now, and waited.",
    ),
    Said(ago=5, giver=MAREN, receiver=ADAEZE, words="I’ll answer your page about the nights by {today}"),
    Said(ago=3, giver=SAMUEL, receiver=MAREN, words="I’ll have the three figures for the owners with you by {today}"),
    Said(ago=2, giver=HANA, receiver=MAREN, words="I’ll show you which reports nobody reads by {today}"),
    Offered(
        ago=1, doer=MAREN, touched=SAMUEL, kind="thanks_private",
        words="Thank you for the way you told your people about the second desk.",
    ),
    Offered(
        ago=2, doer=MAREN, touched=ADAEZE, kind="trusted",
        words="Left the holiday roster to you and the night side, and told the house so.",
    ),
    Offered(
        ago=3, doer=MAREN, touched=GRAHAM, kind="remembered",
        words="Asked how the talk with the two from the gate is coming along.",
    ),
    Said(
        ago=1, giver=HANA, receiver=YAEL, became=Became.ASKED, heard=True,
        words="I’ll move the closing meeting off Friday afternoons, from next month",
    ),
)  # fmt: skip

MORE_STORIES: tuple[Scene, ...] = (*WARD, *IT, *HOUSE)
