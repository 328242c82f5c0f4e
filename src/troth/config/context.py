"""What every page is given: the four places, the person's menu, the demo and shared-computer bars."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from troth.identity.actions.demo import is_open
from troth.kernel import clock


@dataclass(frozen=True)
class Place:
    """One entry of the navigation."""

    label: str
    url: str
    icon: str = ""
    is_current: bool = False


PLACES = [
    ("Today", "today:home", "sun"),
    ("Between us", "today:between", "users"),
    ("Decisions", "decisions:list", "signpost"),
    ("Say it safely", "pulses:safely", "shield"),
]
MENU = [
    ("My log", "transparency:my-log"),
    ("My data", "takeout:my-data"),
    ("Reminders", "notices:reminders"),
    ("My calendar", "calendar:mine"),
    ("Sign-in and devices", "identity:mine"),
    ("Who sees what", "transparency:who-sees-what"),
    ("My teams", "people:teams"),
    ("Offices", "people:offices"),
]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _places(path: str) -> list[Place]:
    entries = [(label, _address(name), icon) for label, name, icon in PLACES]
    return [Place(label, url, icon, _is_current(path, url)) for label, url, icon in entries if url]


def _is_current(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)


def page(request: HttpRequest) -> dict[str, Any]:
    """Context for `ui/base.html`."""
    viewer = getattr(request, "viewer", None)
    context: dict[str, Any] = {
        "viewer": viewer,
        "theme": request.COOKIES.get("theme", ""),
        "demo": SimpleLazyObject(lambda: is_open(request)),
    }
    if viewer is not None:
        shared_until: datetime | None = getattr(request, "shared_until", None)
        context |= {
            "places": _places(request.path),
            "menu": [Place(label, url) for label, name in MENU if (url := _address(name))],
            "undo": request.session.get("undo"),
            "shared_until": shared_until,
            "shared_seconds": shared_until and int((shared_until - clock.now()).total_seconds()) + 1,
        }
    return context
