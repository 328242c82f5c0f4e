"""Finds the person somebody means by a typed name: first among those around them, then in the whole organisation."""

from collections import Counter
from uuid import UUID

from django.http import Http404

from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.people.queries import around, is_leader_of
from troth.visibility.gate import one_visible, visible_to

FEW = 300  # names offered as suggestions; a leader of more types the name


def people_around(viewer: Person) -> list[Person]:
    """Leaders, members and teammates, by name."""
    return list(around(viewer)[:FEW])


def named(near: list[Person]) -> dict[str, Person]:
    """People by the name to type; where several share a name, each with their work or a number behind it."""
    shared = {name for name, count in Counter(person.name for person in near).items() if count > 1}
    found: dict[str, Person] = {}
    for person in near:
        label = f"{person.name} ({person.job})" if person.name in shared and person.job else person.name
        place = 1
        while label in found or label in shared:
            label, place = f"{person.name} ({place})", place + 1
        found[label] = person
    return found


def person_meant(viewer: Person, typed: str, near: list[Person] | None = None) -> Person:
    """The one person meant by a typed name, whole or its beginning.

    Refuses, naming the field, where nobody or more than one is meant.
    """
    wanted = " ".join(typed.split()).casefold()
    if not wanted:
        raise Refused("Who is it about?", field="person")
    near = people_around(viewer) if near is None else list(near)
    exact = {label.casefold(): person for label, person in named(near).items()}.get(wanted)
    if exact is not None:
        return exact
    matches = [person for person in near if any(word.startswith(wanted) for word in _beginnings(person.name))]
    matches = matches or _of_that_name(viewer, typed)
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise Refused(f"There is more than one {typed.strip()}. Open the person’s page to say which.", field="person")
    raise Refused(f"Nobody here is called {typed.strip()}. Check the spelling.", field="person")


def _of_that_name(viewer: Person, typed: str) -> list[Person]:
    """Anybody in the organisation with exactly that name; by the index, whatever its size."""
    everybody = visible_to(viewer, Person).filter(name=typed.strip(), left_on=None)
    return list(everybody.exclude(id=viewer.id)[:2])


def _beginnings(name: str) -> list[str]:
    words = name.casefold().split()
    return [" ".join(words[place:]) for place in range(len(words))]


def person_or_404(viewer: Person, id: UUID) -> Person:
    """One other person; 404 for oneself."""
    person = one_visible(viewer, Person, id=id)
    if person.id == viewer.id:
        raise Http404
    return person


def uuid_in(text: str | None) -> UUID | None:
    """The id a piece of an address or a form holds, if it is one."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def person_here(viewer: Person, id: UUID | None) -> Person | None:
    """The person an address names, if there is one who works here."""
    return visible_to(viewer, Person).filter(id=id, left_on=None).exclude(id=viewer.id).first() if id else None


def keeps_no_book(*, author: Person, about: Person) -> bool:
    """Leaders keep no book about the people they lead."""
    return is_leader_of(author, about)


def refuse_book_about_led(*, author: Person, about: Person) -> None:
    """Raises Refused where `author` leads `about` now."""
    if keeps_no_book(author=author, about=about):
        raise Refused(
            f"You lead {about.name}, and leaders keep no book about the people they lead. "
            "What you yourself gave, took or promised you can offer, and they see it."
        )


def refuse_self(*, actor: Person, other: Person) -> None:
    """Raises Refused where somebody means themselves, or somebody who left."""
    if actor.id == other.id:
        raise Refused("Choose someone other than yourself.", field="person")
    if other.left_on is not None:
        raise Refused(f"{other.name} no longer works here.", field="person")
