"""The reasons people give when a promise moves or cannot be kept: such as fit any promise."""

NOT_YET = (
    "Two of us were out, and I took their turns first.",
    "I underestimated it. Half is done.",
    "I waited for an answer and should have said so earlier.",
    "I put it off. No better reason than that.",
    "I promised too much in one week.",
    "I started, and found more under it than I thought.",
    "Something else went wrong this week and took my hours.",
    "I would rather do it properly than today.",
)

CANNOT = (
    "I do not have the hours. I am sorry that I said yes.",
    "It turned out not to be mine to promise.",
    "I should have asked before I said it. The answer is no.",
    "Something has changed since, and it can no longer be done.",
    "I tried, and it does not work out. Better to say so than to let it hang.",
)
