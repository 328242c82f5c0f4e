"""The demo's doors: one click to be somebody. Open in the demo company only, on this machine only."""

from django.conf import settings
from django.http import HttpRequest

from troth.kernel.errors import Refused
from troth.people.models import Organisation, Person

from ..models import Login
from .logins import login_of

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


def is_open(request: HttpRequest) -> bool:
    """Whether anybody may step in as anybody.

    Three things at once: the setting, a database that `troth demo` made when it was empty (no page and no setting can
    say that of a database in use), and a visitor on this very machine.
    """
    if not settings.DEMO or (request.get_host().rsplit(":", 1)[0] not in LOOPBACK and request.get_host() != "[::1]"):
        return False
    return Organisation.objects.filter(is_demo=True).exists()


def step_in(*, request: HttpRequest, person: Person) -> Login:
    """The login to go on with as `person`. Raises Refused outside the demo."""
    if not is_open(request) or person.left_on is not None:
        raise Refused("This door is open in the demo only.")
    return login_of(person)
