"""The kitchen: ovens, deliveries, four hundred plates a day, and a door that never closes."""

from .shape import Words

WORDS = Words(
    down=(
        "I’ll have the menu for {month} on the wall by Thursday",
        "I’ll ring the fish supplier about the Friday box by tomorrow",
        "I’ll get a price for the second oven by the end of the month",
        "I’ll put you on the pastry station for a week from Monday",
        "I’ll ask the ward for the plate counts before ten, and tell you by Wednesday what they said",
        "I’ll have the knives sharpened by Friday",
        "I’ll write the cleaning list fairly this time, and show it to you by Monday",
        "I’ll get the floor by the sink mended within two weeks",
        "I’ll taste your lentil soup with the house by Tuesday",
        "I’ll find you cover for the school play on Thursday",
    ),
    up=(
        "I’ll have the dry store counted by Sunday",
        "I’ll try the soup with half the salt, and tell you on Thursday",
        "I’ll label everything in the cold room by tomorrow",
        "I’ll write the recipe down for forty instead of four by Friday",
        "I’ll have the oven gasket measured by Monday",
        "I’ll show Rashid the slicer by Wednesday, with the guard on",
    ),
    across=(
        "I’ll peel your onions on Friday if you do my eggs",
        "I’ll bring back your good knife tonight",
        "I’ll take the pot wash on Sunday, you had it twice",
        "I’ll keep you a plate tomorrow",
        "I’ll show you the braid for the milk bread by the weekend",
    ),
    offered=(
        ("credit_public", "Told the director, over her plate, that the soup was yours."),
        ("snapped", "Shouted across the pass when the plates came back. It was noon, and it was wrong."),
        ("apology", "Came to your station and said sorry for the shouting."),
        ("taught", "Showed you the milk bread, and let you burn the first one."),
        ("time_off", "Did your Sunday myself so that you could go to the christening."),
        ("late_change", "Put you on pots in the morning when the plan said pastry."),
        ("kept_word", "The knives are sharp. Friday, as I said."),
        ("asked_first", "Asked you all which dish to drop before I dropped one."),
        ("thanks_private", "Thanked you for the two hundred extra plates on the day of the open house."),
        ("feedback_well", "Said the sauce was flat, and what would lift it."),
    ),
    felt=(
        ("snapped", "Shouted at in front of the waiters. For a plate."),
        ("apology", "Came over, wiped her hands, said sorry. And it has not happened since."),
        ("taught", "Let me burn the first one and only smiled."),
        ("credit_public", "Told the director whose soup it was."),
        ("late_change", "Pots again. The plan said pastry."),
        ("time_off", "Took my Sunday. I know what was on that Sunday."),
        ("asked_first", "Asked us which dish to drop. It was the one we all hated."),
        ("kept_word", "Sharp knives on a Friday. It is a small thing, it is not."),
    ),
    thanks=(
        "Thank you for the plate you kept for me, warm.",
        "Thanks for catching the tray, and for not telling.",
        "Thank you for the eggs, all hundred and twenty.",
        "Thanks for singing. It makes the morning shorter.",
        "Thank you for showing me how to hold it, my wrist thanks you too.",
    ),
    shared=(
        ("forgot", "Forgot to take the dough out. We had flat bread that day."),
        ("helped", "Scrubbed the big pan so that you could leave on time."),
        ("owned_up", "I took the last of the saffron and did not write it down."),
    ),
)
