"""The topics an accord begins with, in our own words: key, title, and examples, one a line. All editable."""

TOPICS: tuple[tuple[str, str, str], ...] = (
    (
        "availability",
        "Availability and time off",
        (
            "No messages that need an answer after six, except when the line stands still.\n"
            "Leave asked for three weeks ahead is answered within two days.\n"
            "When I am off, somebody else is named, and I am not called."
        ),
    ),
    (
        "autonomy",
        "How freely I decide",
        (
            "I choose how; we agree on what and by when.\n"
            "Up to a set sum I order without asking.\n"
            "You look at my work at two points we name, not in between."
        ),
    ),
    (
        "feedback",
        "Hearing how it goes",
        (
            "I hear what is wrong within the week, from you, in private.\n"
            "Every fortnight we talk for half an hour about how it goes, not only about tasks.\n"
            "I may tell you what your decisions do to my work."
        ),
    ),
    (
        "credit",
        "Credit where it is due",
        (
            "Whoever did the work presents it, or is named.\n"
            "Praise in front of others only if the person likes that.\n"
            "Ideas keep the name of the one who had them."
        ),
    ),
    (
        "growth",
        "Growing",
        (
            "Four hours a month for learning are mine and stay in the rota.\n"
            "Twice a year we talk about where I want to go, even if it leads away from here.\n"
            "One task at a time that is a size too big, with help nearby."
        ),
    ),
    (
        "role",
        "What my work is, and is not",
        (
            "The three things that come first are written down.\n"
            "New tasks come with a word on what may wait instead.\n"
            "Covering for others has an end date."
        ),
    ),
    (
        "say",
        "A say in decisions",
        (
            "I am asked before my shifts change, not told afterwards.\n"
            "When you decide otherwise, I hear the reason.\n"
            "You say beforehand which decisions are already taken."
        ),
    ),
    (
        "confidence",
        "What stays between us",
        (
            "What I tell you about my life stays with you unless I say otherwise.\n"
            "Before you pass on a worry of mine, you ask me.\n"
            "You tell me what you could not keep to yourself even if I asked."
        ),
    ),
    (
        "workload",
        "How much is too much",
        (
            "When I say it is too much, something is taken off within a week.\n"
            "Overtime is asked for, not assumed, and is given back within the month.\n"
            "Nobody is praised for skipping breaks."
        ),
    ),
    (
        "mistakes",
        "When something goes wrong",
        (
            "I tell you at once; you ask what happened before you ask who.\n"
            "In front of others you stand by me; what you have to say comes later, in private.\n"
            "What we learnt is written down without names."
        ),
    ),
    (
        "talking",
        "How we talk to each other",
        (
            "Urgent by telephone, the rest in writing, answered within a day.\n"
            "No bad news by message.\n"
            "We each may say: not now, tomorrow at nine."
        ),
    ),
    (
        "succeeding",
        "What I need to do well here",
        (
            "The tools and access I need from the first week.\n"
            "Somebody to ask who has time for it.\n"
            "A clear word on what good looks like after three months."
        ),
    ),
)

# Questions to talk a topic through, by how the two ratings met.
QUESTIONS = {
    "silent promise": (
        "When did this start to feel like a promise?",
        "What would be a part of it that can be kept for certain?",
        "What stands in the way of the rest?",
    ),
    "unclaimed offer": (
        "What made it unlikely that you would ask for this?",
        "Is it welcome? If so, in what form?",
        "If not: what would be worth more?",
    ),
    "apart": (
        "One of you expects something here. What would it look like on an ordinary day?",
        "What did the other take for granted?",
        "Is there a smaller version both could say yes to?",
    ),
    "agreed": (
        "You see it alike. Would you both tell a newcomer the same thing about it?",
        "What could make it hard to keep, and what happens then?",
    ),
    "neither": ("Neither of you expects anything here. Is that a relief, or a gap?",),
}
