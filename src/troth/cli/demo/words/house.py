"""The house: the director, and those who lead the teams."""

from .shape import Words

WORDS = Words(
    down=(
        "I’ll come to your team meeting on Thursday and mostly listen",
        "I’ll decide on the second oven, yes or no, by the end of the month",
        "I’ll tell the owners by Friday that we will not cut the night allowance",
        "I’ll answer your paper on the bays in writing by Wednesday",
        "I’ll stop calling on Sundays, starting this weekend",
        "I’ll have the budget for next year with you by the end of next week",
        "I’ll ring the agency’s director myself by tomorrow",
        "I’ll walk the yard in the rain with you by Friday",
        "I’ll put the three open posts on the wall by Monday",
        "I’ll say by the end of the month what we do about the berth four job",
    ),
    up=(
        "I’ll have my three figures for the owners by Friday",
        "I’ll talk to my team about the bays before you hear it from somebody else, by Tuesday",
        "I’ll tell you by Thursday what the storm cost us",
        "I’ll bring two ideas for the open house by the end of the week",
        "I’ll read the budget and say where it hurts by Wednesday",
        "I’ll have the holiday plan of my team agreed by the end of the month",
    ),
    across=(
        "I’ll lend you two people on Friday for the inventory",
        "I’ll tell my side that yours was right about the gate, by Monday",
        "I’ll send you our plate counts before ten from tomorrow",
        "I’ll share the agency contract with you by Wednesday",
        "I’ll come to your briefing on Thursday and take the questions",
    ),
    offered=(
        ("listened", "Sat in your team meeting for an hour and said two sentences."),
        ("late_change", "Asked for the budget three days before the date we had agreed."),
        ("stood_up", "Told the owners that the allowance stays, and that the idea was not yours."),
        ("bad_news", "Told you alone, before the others, that the berth four job is off."),
        ("broke", "Called on a Sunday. I had said I would not."),
        ("thanks_private", "Wrote you a card after the storm, by hand."),
        ("shared_reasons", "Showed you the owners' letter itself, not my version of it."),
        ("trusted", "Signed your plan for the year without changing it."),
        ("no_answer", "Your paper on the bays has been on my desk for a month."),
        ("credit_public", "Told the open house that the idea came from your side."),
    ),
    felt=(
        ("broke", "Sunday, half past nine, a quick question."),
        ("stood_up", "Told the owners it was not my idea. It was not."),
        ("no_answer", "A month for two pages."),
        ("shared_reasons", "The letter itself, with the unpleasant line in it."),
        ("listened", "An hour in our meeting, two sentences. My team still talks about it."),
        ("late_change", "Three days earlier than agreed, and I was the one who looked unprepared."),
    ),
    thanks=(
        "Thank you for the two people on Friday, we would still be counting.",
        "Thanks for saying in front of everyone that my side was right.",
        "Thank you for the agency contract, I now know what to ask for.",
        "Thanks for the plate counts, they come before ten now.",
    ),
)
