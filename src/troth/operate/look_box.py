"""Looks at the box from outside, as every browser does: its own name, no cookies, and the page it says it serves."""

import json
from http.client import HTTPException
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

from django.conf import settings

from troth.blind import pages

from .finding import Finding, error, good

SECONDS = 5
LARGEST = 10_000_000


def box() -> Finding:
    """Whether the box can be reached, and is what it must be."""
    url = settings.BOX_URL
    if not url:
        return good("Box", "None is named, so nobody is asked anything anonymously.")
    if urlsplit(url).hostname == urlsplit(settings.ORIGIN).hostname:
        return error(
            "Box",
            "The box has the same host name as the site, so that browsers would send it the site's cookies.",
            "Give it a name of its own, such as box.example.org: docs/operate/box.md",
        )
    try:
        served = _page(url)
    except (OSError, ValueError, HTTPException) as problem:
        return error(
            "Box",
            f"The box at {url} does not answer as it should ({type(problem).__name__}).",
            "Start it (systemctl start troth-box), then look with: troth box doctor",
        )
    return good("Box", "Answers, sets no cookie, and serves the page it says.") if served else _another_page(url)


def _another_page(url: str) -> Finding:
    return error(
        "Box",
        f"What comes from {url} is not the page the box says it serves; something in between changes it.",
        "Look for a proxy that rewrites pages, and let it pass the box's bytes through as they are.",
    )


def _page(url: str) -> bool:
    """Whether the page's files give the digest that the box names."""
    names, told = json.loads(_get(f"{url}/page/")), json.loads(_get(f"{url}/page"))
    return pages.digest({str(name): _get(f"{url}/page/{name}") for name in names}) == str(told["page"])


def _get(address: str) -> bytes:
    if not address.startswith(("http://", "https://")):
        raise ValueError("not an address of the web")
    with build_opener(ProxyHandler({})).open(address, timeout=SECONDS) as answer:
        if answer.headers.get("Set-Cookie"):
            raise ValueError("the box sets a cookie")
        content: bytes = answer.read(LARGEST)
        return content
