"""A mail server, and a chat's webhook, on the loopback interface."""

from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.notices.letterbox import Letterbox
from tests.notices.webhook import Webhook
from tests.postgres import free_port


@pytest.fixture
def letterbox(settings: Any) -> Iterator[Letterbox]:
    """A real mail server on the loopback interface, which the settings name."""
    box = Letterbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.HAS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
    settings.EMAIL_USE_TLS = False
    settings.DEFAULT_FROM_EMAIL = "Troth <troth@harbour.example>"
    yield box
    controller.stop()


@pytest.fixture
def webhook(settings: Any) -> Iterator[Webhook]:
    """A real web server that takes what a chat would take, which the operator allows."""
    with Webhook() as hook:
        settings.CHAT_HOSTS = [hook.origin]
        settings.ORIGIN = "https://troth.example"
        yield hook
