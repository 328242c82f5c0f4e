"""Writes announcements in pairs, each pair in one transaction, until it is killed."""

import django

django.setup()

from django.db import transaction  # noqa: E402

from troth.kernel.ids import new_id  # noqa: E402
from troth.notices.models import Announcement  # noqa: E402

while True:
    with transaction.atomic():
        text = str(new_id())
        Announcement.objects.create(text=text, on="2026-01-01")
        Announcement.objects.create(text=text, on="2026-01-01")
