"""Removing what is over: sessions, devices, invitations, cards, requests for cards."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.contrib.sessions.models import Session
from django.db import transaction

from troth.kernel import clock

from ..models import Card, CardRequest, Device, Invitation

REQUEST_DAYS = 7


@transaction.atomic
def sweep() -> None:
    """Remove what is over. Used links and cards stay until their last day, to say that they were used."""
    today = clock.today(ZoneInfo("UTC"))
    Session.objects.filter(expire_date__lte=clock.now()).delete()
    Device.objects.exclude(session__in=Session.objects.values("session_key")).delete()
    Invitation.objects.filter(last_day__lt=today).delete()
    Card.objects.filter(last_day__lt=today).delete()
    CardRequest.objects.filter(started_on__lt=today - timedelta(days=REQUEST_DAYS)).delete()
