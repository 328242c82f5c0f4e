"""The sentences beside the pictures of an account: pure words, no Django."""

from collections.abc import Sequence

from .rules import Account, Direction, Point

SAYS = {
    Direction.UP: "More came in than went out.",
    Direction.DOWN: "More went out than came in.",
    Direction.MIXED: "Mixed: some came in, some went out.",
    Direction.TOO_LITTLE: "Too little to say.",
}

SHARES = (
    (0.005, "nothing"),
    (0.15, "a small part"),
    (0.3, "about a quarter"),
    (0.42, "about a third"),
    (0.58, "about half"),
    (0.72, "about two thirds"),
    (0.88, "most"),
)


def direction_sentence(account: Account, days_silent: int | None) -> str:
    """What may be said today. After a long silence it is an invitation, not a verdict."""
    if days_silent is not None and days_silent > 45 and account.direction is Direction.TOO_LITTLE:
        return "It has been quiet. Time to talk?"
    return SAYS[account.direction]


def direction_note(account: Account, days_silent: int | None) -> str:
    """Why no direction is said, or how long it has been quiet."""
    if account.direction is Direction.TOO_LITTLE:
        return "Half or more of the picture is not known: there are few moments, or they are long ago."
    if account.direction is Direction.MIXED:
        return "Which way it goes depends on how fast things fade and how heavily a withdrawal weighs."
    if days_silent is not None and days_silent > 30:
        return f"Nothing was written for {days_silent} days. Time to talk?"
    return "It says the same however fast things fade and however heavily a withdrawal weighs."


def share_in_words(share: float) -> str:
    """A share of the picture as a colleague would say it."""
    return next((words for most, words in SHARES if share <= most), "nearly all")


def bars_in_words(account: Account) -> str:
    """The two bars and the unknown, for those who do not see the picture."""
    deposits, withdrawals, unknown = account.now.shares
    return (
        f"What came in: {share_in_words(deposits)} of the picture. "
        f"What went out: {share_in_words(withdrawals)}. Not known: {share_in_words(unknown)}."
    )


def curve_in_words(points: Sequence[Point]) -> str:
    """The line through time: where it began, where it stands, and how wide the band is."""
    first, last = points[0], points[-1]
    width = "narrow" if last.high - last.low < 0.3 else "wide"
    return (
        f"From {first.on:%-d %B} to {last.on:%-d %B}: it began {_height(first.balance)} and stands "
        f"{_height(last.balance)} now. The band around it is {width} today."
    )


def _height(balance: float) -> str:
    if abs(balance) < 0.1:
        return "close to the line"
    far = "well " if abs(balance) > 0.45 else ""
    return f"{far}above the line" if balance > 0 else f"{far}below the line"


def next_things(open_to: list[str], not_kept_to: list[str], took_from: list[str], came_in_from: list[str]) -> list[str]:
    """At most four things to do after a look back, each with a name."""
    things = [f"Go back to {name}: a promise could not be kept." for name in _once(not_kept_to)]
    things += [f"Ask {name} how it was for them; then listen." for name in _once(took_from)]
    things += [f"Keep, or put a new day to, what {name} is waiting for." for name in _once(open_to)]
    things += [f"Thank {name}, if you have not." for name in _once(came_in_from)]
    return things[:4] or ["Nothing in particular. Have a good month."]


def _once(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))[:2]
