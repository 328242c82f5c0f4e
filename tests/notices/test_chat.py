"""Words into a chat: by a real web server, in each chat's own shape, content-free, nowhere the operator forbids."""

import json
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Cast
from tests.notices.webhook import Webhook
from troth.jobs.models import Job
from troth.jobs.worker import work_off
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.notices.chat import is_allowed
from troth.notices.choosing import close_chat, open_chat, try_chat
from troth.notices.models import ChatDoor, OutboxPost

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCE = "Something in Troth is waiting for you."


@pytest.mark.parametrize("sort", ChatDoor.Sort.values)
def test_each_chat_gets_one_sentence_and_a_link_in_its_own_shape(webhook: Webhook, cast: Cast, sort: str) -> None:
    open_chat(actor=cast.ben, sort=sort, address=f"{webhook.origin}/hooks/secret?sig=a%2Fb")
    tell(person=cast.ben, kind="promise")
    tell(person=cast.ben, kind="accord")  # one word is on its way already
    work_off()
    [(path, headers, body)] = webhook.posts
    assert path == "/hooks/secret?sig=a%2Fb"
    assert headers["Content-Type"] == "application/json"
    told = json.dumps(body)
    assert SENTENCE in told
    assert "https://troth.example/" in told
    for word in ("promise", "accord", "Ben", "Ama", str(cast.ben.id)):
        assert word not in told
    assert not OutboxPost.objects.exists()
    assert not Job.objects.filter(kind="notices.post").exists()


def test_the_shapes_are_those_the_chats_document(webhook: Webhook, cast: Cast) -> None:
    shapes = {}
    for sort in ChatDoor.Sort.values:
        open_chat(actor=cast.ben, sort=sort, address=f"{webhook.origin}/{sort}")
        try_chat(actor=cast.ben)
        work_off()
        shapes[sort] = webhook.posts[-1][2]
    assert shapes["slack"] == {"text": f"{SENTENCE} <https://troth.example/|Open Troth>", "unfurl_links": False}
    assert shapes["mattermost"] == {"text": f"{SENTENCE} [Open Troth](https://troth.example/)"}
    [attachment] = shapes["teams"]["attachments"]
    assert (shapes["teams"]["type"], attachment["contentType"]) == (
        "message",
        "application/vnd.microsoft.card.adaptive",
    )
    assert attachment["content"]["type"] == "AdaptiveCard"
    assert attachment["content"]["body"] == [{"type": "TextBlock", "text": SENTENCE, "wrap": True}]
    assert set(shapes["generic"]) == {"version", "id", "text", "url"}
    assert (shapes["generic"]["version"], shapes["generic"]["text"]) == (1, SENTENCE)


def test_a_chat_out_of_order_is_tried_again_and_one_that_is_gone_is_shut(webhook: Webhook, cast: Cast) -> None:
    open_chat(actor=cast.ben, sort="generic", address=f"{webhook.origin}/x")
    webhook.answer = 503
    tell(person=cast.ben, kind="promise")
    work_off()
    assert Job.objects.get(kind="notices.post").trouble == "NotTakenError"
    webhook.answer = 200
    with clock.moved(clock.now() + timedelta(minutes=5)):
        work_off()
    first, second = (body["id"] for _, _, body in webhook.posts)
    assert first == second  # so that a receiver can tell
    webhook.answer = 410
    tell(person=cast.ben, kind="promise")
    work_off()
    assert ChatDoor.objects.get().refused_on is not None
    assert not OutboxPost.objects.exists()
    tell(person=cast.ben, kind="promise")
    work_off()
    assert len(webhook.posts) == 3  # nothing more goes there
    webhook.answer = 200
    try_chat(actor=cast.ben)
    work_off()
    assert ChatDoor.objects.get().refused_on is None


def test_no_redirect_is_followed(webhook: Webhook, cast: Cast) -> None:
    open_chat(actor=cast.ben, sort="generic", address=f"{webhook.origin}/x")
    webhook.answer, webhook.location = 302, f"{webhook.origin}/inside"
    tell(person=cast.ben, kind="promise")
    work_off()
    assert [path for path, _, _ in webhook.posts] == ["/x"]
    assert Job.objects.get(kind="notices.post").trouble == "NotTakenError"


def test_the_guard_holds_again_when_a_word_is_sent(webhook: Webhook, cast: Cast, settings: Any) -> None:
    open_chat(actor=cast.ben, sort="generic", address=f"{webhook.origin}/x")
    tell(person=cast.ben, kind="promise")
    settings.CHAT_HOSTS = ["chat.example.org"]  # the operator has thought better of it
    work_off()
    assert webhook.posts == []
    assert ChatDoor.objects.get().refused_on is not None


ALLOWED = ["hooks.slack.com", "*.logic.azure.com", "http://chat.internal:8065"]


@pytest.mark.parametrize(
    "address",
    [
        "https://hooks.slack.com/services/T0/B0/x",
        "https://hooks.slack.com:443/services/T0/B0/x",
        "https://prod-12.westeurope.logic.azure.com/workflows/1/triggers/manual?sig=x",
        "http://chat.internal:8065/hooks/abc",
        "https://HOOKS.slack.com/x",
    ],
)
def test_addresses_that_lead_where_the_operator_allows(address: str) -> None:
    assert is_allowed(address, ALLOWED)


@pytest.mark.parametrize(
    "address",
    [
        "http://hooks.slack.com/x",
        "https://hooks.slack.com:8443/x",
        "https://hooks.slack.com.evil.example/x",
        "https://evilhooks.slack.com/x",
        "https://hooks.slack.com@127.0.0.1/x",
        "https://user:pass@hooks.slack.com/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://169.254.169.254/latest/meta-data/",
        "https://logic.azure.com/x",
        "https://xlogic.azure.com/x",
        "https://chat.internal:8065/x",
        "http://chat.internal/x",
        "file:///etc/passwd",
        "gopher://hooks.slack.com/x",
        "https:///x",
        "//hooks.slack.com/x",
        "https://hooks.slack.com:99999/x",
        "https://hooks.slack.com/x\r\nHost: inside",
        "https://hooks.slack.com/x y",
        "https://hooks.slack.com\\@127.0.0.1/x",
        "https://hooks.slack.com#@127.0.0.1/x",
        "",
    ],
)
def test_addresses_that_lead_elsewhere(address: str) -> None:
    assert not is_allowed(address, ALLOWED)
    assert not is_allowed(address, [])


def test_an_address_elsewhere_is_refused_and_nothing_is_kept(cast: Cast, settings: Any) -> None:
    settings.CHAT_HOSTS = ALLOWED
    with pytest.raises(Refused, match="sends nothing to that address"):
        open_chat(actor=cast.ben, sort="slack", address="https://127.0.0.1/x")
    assert not ChatDoor.objects.exists()
    with pytest.raises(Refused, match="no chat"):
        try_chat(actor=cast.ben)


def test_forgetting_the_address_takes_back_what_is_on_its_way(webhook: Webhook, cast: Cast) -> None:
    open_chat(actor=cast.ben, sort="generic", address=f"{webhook.origin}/x")
    tell(person=cast.ben, kind="promise")
    close_chat(actor=cast.ben)
    close_chat(actor=cast.ben)
    work_off()
    assert webhook.posts == []
    assert not Job.objects.filter(kind="notices.post").exists()
