"""Which function finds which kind of cited thing; each capability registers its own in `citing.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID


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
