"""How a number of teams is said: never under three, never so exactly that one team more would show."""

BANDS = (
    (3, "Three to five teams"),
    (6, "Six to ten teams"),
    (11, "Eleven to twenty teams"),
    (21, "Twenty-one to fifty"),
)
FEWER = "Fewer than three teams, or none"
MANY = (51, "More than fifty teams")


def teams_in_words(count: int) -> str:
    """The band `count` teams fall into, in words."""
    reached = [words for least, words in (*BANDS, MANY) if count >= least]
    return reached[-1] if reached else FEWER
