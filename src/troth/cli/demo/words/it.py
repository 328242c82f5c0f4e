"""IT, three people and every plug: tickets, cables, and a new leader who still fixes printers."""

from .shape import Words

WORDS = Words(
    down=(
        "I’ll keep the on-call phone myself this week, so you are off it until Friday",
        "I’ll tell the house by Wednesday that three of us cannot run two migrations at once",
        "I’ll write down what I want from each of us, one page, by Monday",
        "I’ll stop taking the interesting tickets from you, starting tomorrow",
        "I’ll get the budget for the spare switch by the end of the month",
        "I’ll have a first talk with you, a proper one, by next Thursday",
        "I’ll ask Finance about your training money by Tuesday",
        "I’ll show you the cabling plan that Derek left by Friday",
    ),
    up=(
        "I’ll have the restore tried out on the spare machine by Friday",
        "I’ll move the ward’s two computers to the new image by next Tuesday",
        "I’ll write the page on how to get into the store room at night by Wednesday",
        "I’ll close the tickets from the spring by the end of the month",
        "I’ll label both ends of every cable in rack two within two weeks",
        "I’ll have the printer by the dock answered for by tomorrow",
    ),
    across=(
        "I’ll take the on-call on Saturday",
        "I’ll send you my notes from the course by Monday",
        "I’ll return the crimping pliers tomorrow",
        "I’ll look at the script with you on Thursday",
        "I’ll bring cake on Friday, the upgrade went through",
    ),
    offered=(
        ("owned_up", "I rebooted the wrong switch. Wrote that to everybody, with my name."),
        ("took_over", "Fixed your ticket while you were at lunch. You had asked me not to."),
        ("asked_first", "Asked you both what you would keep from how Derek did it."),
        ("stood_up", "Told the house that the second migration waits until spring."),
        ("listened", "You told me how it is to have a colleague as a leader overnight. I took notes."),
        ("thanks_private", "Thanked you for the night with the backup."),
        ("shared_reasons", "Told you both how I came to be asked, and what I said to it."),
        ("kept_word", "Kept the on-call phone the whole week."),
    ),
    felt=(
        ("took_over", "My ticket, my lunch break, and it was closed when I came back."),
        ("owned_up", "Wrote to all seventy of them that he had pulled the wrong plug. Respect."),
        ("listened", "Took notes when I said how odd this is. Odd, but good."),
        ("stood_up", "Told the house no. Derek never did."),
        ("kept_word", "A week without the phone. I slept."),
    ),
    thanks=(
        "Thanks for labelling the rack, I found it in the dark.",
        "Thank you for taking the call from the ward at five.",
        "Thanks for the notes, they are better than the course.",
        "Thank you for the cake, and for the upgrade.",
    ),
    shared=(
        ("owned_up", "It was my script that filled the disk on Sunday."),
        ("helped", "Pulled the cable with you up the whole stairwell."),
    ),
)
