"""The stories worth stepping into, written out: who said what to whom, and what came of it.

`{today}` is the name of the weekday on which the demo is loaded, so that something is due that day; `{month}` is the
name of the month after the one in which it is said, `{this_month}` and `{last_month}` those before it.
"""

from .scenes import Became, Compared, Entry, Mark, Offered, Pick, Proposed, Said, Scene

IOANA, SAMUEL, KIRSTY, FARAH = "ioana.petrescu", "samuel.adjei", "kirsty.macleod", "farah.siddiqui"
GRAHAM, MIRELA, JOSEPH = "graham.whitlock", "mirela.dragan", "joseph.kamara"
MAREN, BERNADETTE, LUCIA, OTIS = "maren.hale", "bernadette.osullivan", "lucia.ferraro", "otis.freeman"

DISPATCH: tuple[Scene, ...] = (
    # Ioana has learned to believe nothing; Samuel keeps coming back to things.
    Entry(
        ago=231, author=IOANA, about=SAMUEL, kind="late_change", felt="withdrawal", size=2, keeps=True,
        words="Told me on a Thursday that I had the Saturday. Said he was sorry. They all are.",
    ),
    Entry(
        ago=204, author=IOANA, about=SAMUEL, kind="no_answer", felt="withdrawal",
        words="Asked whether the night desk stays. “I will come back to you.” We will see.",
    ),
    Entry(
        ago=198, author=IOANA, about=SAMUEL, kind="kept_word", felt="deposit", size=2,
        words="He came back to me about the night desk. Six days later, with an answer. I wrote down the date.",
    ),
    Said(
        ago=171, giver=SAMUEL, receiver=IOANA, became=Became.KEPT, answer="yes",
        words="I’ll ask before I give you a Saturday again, from next week",
    ),
    Offered(
        ago=120, doer=SAMUEL, touched=IOANA, kind="owned_up",
        words="Told the meeting that the missed slot was my note, not your booking.",
        mark=Mark(felt="deposit", size=3, words="In front of everyone. I had already prepared my defence."),
    ),
    Said(
        ago=96, giver=IOANA, receiver=SAMUEL, became=Became.KEPT, answer="yes",
        words="I’ll tell you straight out what is wrong with the new plan by Friday",
    ),
    Offered(
        ago=74, doer=SAMUEL, touched=IOANA, kind="interrupted",
        words="Took a call while you were explaining the double booking.",
        mark=Mark(felt="withdrawal", words="Mid-sentence. The phone wins.", after=0),
    ),
    Offered(
        ago=73, doer=SAMUEL, touched=IOANA, kind="apology",
        words="Came to your desk the next morning and said sorry for the phone.",
        mark=Mark(felt="deposit", size=2, words="No but. Just sorry."),
    ),
    Said(
        ago=52, giver=SAMUEL, receiver=IOANA, became=Became.LATE, answer="yes", delay=6,
        because="The carrier moved the meeting. You have my notes so far, the rest follows.",
        words="I’ll get you a seat at the carrier meeting by the end of next week",
    ),
    Compared(
        ago=33, proposer=IOANA, other=SAMUEL, number=1,
        proposer_picks=(
            Pick(
                ago=73, kind="apology", mine=False, felt="deposit", size=2,
                words="You came the next morning about the phone. I had not expected it.",
            ),
        ),
        other_picks=(
            Pick(
                ago=74, kind="interrupted", mine=True, felt="withdrawal", size=2,
                words="I took the call while you were talking. I think that one cost more than I saw.",
            ),
        ),
    ),
    Entry(
        ago=20, author=IOANA, about=SAMUEL, kind="asked_first", felt="deposit", size=2,
        words="Asked me about the Saturday desk before the plan was out. As he said in spring.",
    ),
    Offered(
        ago=12, doer=SAMUEL, touched=IOANA, kind="credit_public",
        words="Named you in the report on the gate slots, in the first line.",
        mark=Mark(felt="deposit", size=2, words="First line. I read it three times, looking for the catch."),
    ),
    # Waiting today.
    Said(
        ago=4, giver=SAMUEL, receiver=IOANA,
        words="I’ll give you my honest view of your Nordhavn tender by {today}",
    ),
    Said(
        ago=3, giver=IOANA, receiver=SAMUEL,
        words="I’ll send you the corrected slot list for the night side by {today}",
    ),
    Said(
        ago=2, giver=IOANA, receiver=KIRSTY, became=Became.ASKED, heard=True,
        words="I’ll look over the carrier letter before it goes out, within three days",
    ),
    Said(
        ago=2, giver=SAMUEL, receiver=FARAH, became=Became.ASKED, heard=True,
        words="I’ll ask the house about the customs course by the end of next week",
    ),
    Offered(
        ago=1, doer=SAMUEL, touched=IOANA, kind="bad_news",
        words="Told you that the second night desk is put off to spring, before it was in the plan.",
    ),
    Compared(
        ago=3, proposer=IOANA, other=SAMUEL, number=1,
        other_picks=(
            Pick(
                ago=12, kind="credit_public", mine=True, felt="deposit",
                words="Your name in the first line of the slot report. I hope it landed as it was meant.",
            ),
        ),
    ),
    Said(
        ago=6, giver=SAMUEL, receiver=IOANA, became=Became.PRIVATE,
        words="I’ll bring up the headset budget with the house by the end of the week",
    ),
    Said(
        ago=2, giver=SAMUEL, receiver="nils.bergqvist",
        words="I’ll have the holiday desk agreed with all of you by the end of the month",
    ),
    Proposed(
        ago=1, by="nils.bergqvist", giver=SAMUEL, words="the holiday desk agreed",
        new_words="have the holiday desk agreed with all of us, nights included", new_day_in=12,
    ),
)  # fmt: skip

DOCK: tuple[Scene, ...] = (
    # Graham is decent and avoids every talk that might be hard. His promises hang.
    Said(
        ago=188, giver=GRAHAM, receiver=MIRELA,
        words="I’ll sit down with you about the foreman post by the end of the month",
    ),
    Said(ago=149, giver=GRAHAM, receiver=JOSEPH, words="I’ll speak to the other crew about the gate by Friday"),
    Entry(
        ago=142, author=MIRELA, about=GRAHAM, kind="avoided", felt="withdrawal", size=3, keeps=True,
        words="Asked him outright about the foreman post. He told me about the tide.",
    ),
    Said(
        ago=118, giver=GRAHAM, receiver=MIRELA, became=Became.CANNOT, after=19,
        because="The house froze the post. I should have told you in spring.",
        words="I’ll have the date for your foreman interview by Wednesday",
    ),
    Entry(
        ago=97, author=MIRELA, about=GRAHAM, kind="trusted", felt="deposit", size=2,
        words="Gave me the twin vessels for the night and went home. He does trust my hands.",
    ),
    Entry(
        ago=61, author=MIRELA, about=GRAHAM, kind="promised_lightly", felt="withdrawal", size=2,
        words="“Next week, Mirela.” It is a figure of speech with him.",
    ),
    Offered(
        ago=40, doer=GRAHAM, touched=MIRELA, kind="cancelled",
        words="Put off our talk. The spreader was down, and I was glad of it, to be honest.",
        mark=Mark(felt="withdrawal", size=2, words="He was glad of it. At least he writes it down.", after=2),
    ),
    Said(ago=26, giver=GRAHAM, receiver=MIRELA, words="I’ll make time for the talk about nights by next Thursday"),
    Compared(ago=6, proposer=MIRELA, other=GRAHAM, number=2, agreed=False),
    # Waiting today.
    Said(
        ago=5, giver=GRAHAM, receiver=JOSEPH,
        words="I’ll tell you what I saw at the gate, and what happens now, by {today}",
    ),
    Said(ago=3, giver=MIRELA, receiver=GRAHAM, words="I’ll have the crane log for the owners ready by {today}"),
    Said(
        ago=1, giver=GRAHAM, receiver="ewa.zielinska", became=Became.ASKED, heard=True,
        words="I’ll order the winter gloves in small as well, by the end of the week",
    ),
    Offered(
        ago=2, doer="ewa.zielinska", touched=GRAHAM, kind="thanks_private",
        words="Thank you for coming down in the hail yourself and holding the tag line.",
    ),
)  # fmt: skip

KITCHEN: tuple[Scene, ...] = (
    Entry(
        ago=136, author=BERNADETTE, about=LUCIA, kind="snapped", felt="withdrawal", size=2,
        words="Shouted across the pass about the plates. I am sixty, I do not need shouting.",
    ),
    Offered(
        ago=135, doer=LUCIA, touched=BERNADETTE, kind="apology",
        words="Said sorry for shouting at noon, in front of those who heard it.",
        mark=Mark(felt="deposit", size=3, words="In front of the same people. That is how it is done."),
    ),
    Said(
        ago=90, giver=LUCIA, receiver=BERNADETTE, became=Became.KEPT, answer="yes",
        words="I’ll give you Thursdays for the representative’s work, written into the plan by Monday",
    ),
    Offered(
        ago=44, doer=LUCIA, touched=BERNADETTE, kind="time_off",
        words="Took your pots on the day the members met, and told nobody to ring you.",
        mark=Mark(felt="deposit", size=2),
    ),
    # Waiting today.
    Said(ago=4, giver=BERNADETTE, receiver=LUCIA, words="I’ll write the stew down for four hundred by {today}"),
    Said(ago=3, giver=LUCIA, receiver=BERNADETTE, words="I’ll have a second pair of hands for Thursdays by {today}"),
    Said(
        ago=2, giver=BERNADETTE, receiver=OTIS, became=Became.ASKED, heard=True,
        words="I’ll come along when I ask Lucia about the early shift, by Friday",
    ),
    Offered(
        ago=1, doer=OTIS, touched=BERNADETTE, kind="thanks_private",
        words="Thank you for listening in the cold room. It was the only quiet place.",
    ),
    Compared(ago=2, proposer=BERNADETTE, other=LUCIA, number=1, agreed=False),
)  # fmt: skip

STORIES: tuple[Scene, ...] = (*DISPATCH, *DOCK, *KITCHEN)
