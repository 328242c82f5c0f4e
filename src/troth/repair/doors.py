"""What the doorways of repair share: a step that is not mine, or not now, and where a repair came from."""

from uuid import UUID

from django.http import Http404, HttpRequest

from troth.accounts.people_near import uuid_in
from troth.people.models import Person

from .queries.repairs import View, repair_for
from .rules.steps import STEPS, Move


def step_for(viewer: Person, id: UUID, move: Move) -> View:
    """The repair, for the one whose step `move` is; 404 for the other of the two as for anybody."""
    view = repair_for(viewer, id)
    if STEPS[move].by is not view.role:
        raise Http404
    return view


def source_in(request: HttpRequest) -> tuple[str, UUID] | None:
    """What the address says this comes from: ?from=moment:<id>. Whether it is theirs, the action asks."""
    kind, _, key = request.GET.get("from", "").partition(":")
    found = uuid_in(key)
    return (kind, found) if kind and found else None


def is_outside(request: HttpRequest) -> bool:
    """Whether it was said to be about what belongs elsewhere: then nothing is read further, and nothing kept."""
    return request.method == "POST" and request.POST.get("about") == "yes"
