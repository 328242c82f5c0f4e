"""Which function finds which kind of cited thing; each capability registers its own in `citing.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from troth.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited: which kind of thing, and which one. As text, "clause:2f1c...", to stand in a form."""

    kind: str
    id: UUID

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


def citation_in(text: str | None) -> Citation | None:
    """The citation a text stands for; None where it stands for none."""
    kind, _, id = (text or "").partition(":")
    try:
        return Citation(kind, UUID(id)) if kind else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Cited:
    """A thing as its reader may see it: what it is called, and where it is."""

    kind: str
    id: UUID
    says: str
    url: str


# From the reader (a person) and an id to the thing, or None: where there is none, and alike where it is not theirs.
Resolve = Callable[[Any, UUID], Cited | None]

RESOLVERS: dict[str, Resolve] = {}


def citable(kind: str) -> Callable[[Resolve], Resolve]:
    """Register the decorated function for things of this kind; it reads through visible_to(viewer) alone."""

    def register(resolve: Resolve) -> Resolve:
        if kind in RESOLVERS:
            raise ValueError(f"two functions find cited things of kind {kind!r}")
        RESOLVERS[kind] = resolve
        return resolve

    return register


def cited(viewer: Any, kind: str, id: UUID) -> Cited | None:
    """The thing as `viewer` may see it; None for a kind nobody registered, for nothing, and for what is not theirs."""
    resolve = RESOLVERS.get(kind)
    return resolve(viewer, id) if resolve else None


def standing(citation: Citation | None, *, actor: Any, other: Any) -> Citation | None:
    """The citation, as long as the thing is there for both; None once it is gone for one of them."""
    both = citation and all(cited(person, citation.kind, citation.id) for person in (actor, other))
    return citation if both else None


def check_both_see(citation: Citation | None, *, actor: Any, other: Any) -> None:
    """Refused where the thing is not there for both: a citation must not be what tells somebody of it."""
    if citation and not standing(citation, actor=actor, other=other):
        raise Refused("What this is about is not there for both of you. Leave that out, and say it in words.")
