"""One line of what was looked at: it holds, it should be looked at, it is wrong, or it cannot be seen from here."""

from collections.abc import Callable

from troth.blind.refusals import FormRefused

from ..looking import Found


def holds(about: str, says: str) -> Found:
    return Found("good", about, says)


def doubtful(about: str, says: str, mend: str) -> Found:
    """No promise is broken by it, and somebody should know."""
    return Found("warning", about, says, mend)


def wrong(about: str, says: str, mend: str) -> Found:
    """Something that was promised does not hold here."""
    return Found("error", about, says, mend)


def unseen(about: str, says: str, mend: str = "") -> Found:
    """Neither good nor bad: from here it cannot be looked at."""
    return Found("unseen", about, says, mend)


def problem_of(read: Callable[[], object]) -> str:
    """In words, why a document is refused; nothing where it holds."""
    try:
        read()
    except FormRefused as refused:
        return str(refused)
    return ""
