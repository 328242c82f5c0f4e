"""Words for a chat's incoming webhook, the guard on where they may go, and sending them.

A webhook's address is typed by a person and called by the server, so it may only lead to an origin the operator has
listed in TROTH_CHAT_HOSTS: no other host, port or scheme, no name or password in it, no redirect followed, no proxy of
the environment, and nothing of the answer shown to anybody.
"""

import http.client
import json
import ssl
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from .models import ChatDoor, OutboxPost

SENTENCE = "Something in Troth is waiting for you."
TIMEOUT = 10
PORTS = {"https": 443, "http": 80}
# What a webhook answers when it is gone, or will never take this: trying again is of no use.
FOR_GOOD = frozenset({400, 401, 403, 404, 405, 410})


class RefusedForGoodError(Exception):
    """The chat says that this address takes nothing, today or later."""


class NotTakenError(Exception):
    """The chat did not take it this time."""


def is_allowed(address: str, hosts: Sequence[str]) -> bool:
    """Whether the address leads to one of `hosts`, as the operator writes them.

    "chat.example.org" stands for https on its usual port, "*.example.org" for every name below, and
    "http://chat.internal:8065" for exactly that scheme and port.
    """
    try:
        asked = urlsplit(address)
        port = asked.port or PORTS.get(asked.scheme)
    except ValueError:
        return False
    is_plain = asked.username is None and asked.password is None and not asked.fragment and address.isprintable()
    return is_plain and " " not in address and any(_fits(asked, port, host.strip()) for host in hosts)


def _fits(asked: SplitResult, port: int | None, host: str) -> bool:
    allowed = urlsplit(host if "://" in host else f"https://{host}")
    name, wanted = asked.hostname or "", allowed.hostname or ""
    same_name = name.endswith(wanted[1:]) and len(name) > len(wanted) - 1 if wanted[:2] == "*." else name == wanted
    return (
        bool(wanted)
        and same_name
        and asked.scheme == allowed.scheme
        and port == (allowed.port or PORTS.get(allowed.scheme))
    )


def _slack(post: OutboxPost, link: str) -> dict[str, Any]:
    return {"text": f"{SENTENCE} <{link}|Open Troth>", "unfurl_links": False}


def _mattermost(post: OutboxPost, link: str) -> dict[str, Any]:
    return {"text": f"{SENTENCE} [Open Troth]({link})"}


def _teams(post: OutboxPost, link: str) -> dict[str, Any]:
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [{"type": "TextBlock", "text": SENTENCE, "wrap": True}],
        "actions": [{"type": "Action.OpenUrl", "title": "Open Troth", "url": link}],
    }
    content_type = "application/vnd.microsoft.card.adaptive"
    return {
        "type": "message",
        "attachments": [{"contentType": content_type, "contentUrl": None, "content": card}],
    }


def _generic(post: OutboxPost, link: str) -> dict[str, Any]:
    """Described in docs/operate/chat.md; `id` is the same when the same word comes twice."""
    return {"version": 1, "id": str(post.id), "text": SENTENCE, "url": link}


BODIES: Mapping[str, Callable[[OutboxPost, str], dict[str, Any]]] = {
    ChatDoor.Sort.SLACK: _slack,
    ChatDoor.Sort.TEAMS: _teams,
    ChatDoor.Sort.MATTERMOST: _mattermost,
    ChatDoor.Sort.GENERIC: _generic,
}


def put_into_chat(door: ChatDoor, post: OutboxPost) -> None:
    """POST the word to the webhook. Raises RefusedForGoodError, NotTakenError, or OSError where nobody answers."""
    if not is_allowed(door.address, settings.CHAT_HOSTS):
        raise RefusedForGoodError
    status = _post(urlsplit(door.address), json.dumps(BODIES[door.sort](post, f"{settings.ORIGIN}/")).encode())
    if status in FOR_GOOD:
        raise RefusedForGoodError
    if not 200 <= status < 300:
        raise NotTakenError


def _post(to: SplitResult, body: bytes) -> int:
    """The status of one POST: http.client follows no redirect and knows no proxy."""
    connection: http.client.HTTPConnection
    if to.scheme == "https":
        connection = http.client.HTTPSConnection(
            to.hostname or "", to.port, timeout=TIMEOUT, context=ssl.create_default_context()
        )
    else:
        connection = http.client.HTTPConnection(to.hostname or "", to.port, timeout=TIMEOUT)
    try:
        path = (to.path or "/") + (f"?{to.query}" if to.query else "")
        connection.request("POST", path, body, {"Content-Type": "application/json", "User-Agent": "Troth"})
        return connection.getresponse().status
    except http.client.HTTPException as error:
        raise NotTakenError from error
    finally:
        connection.close()
