"""What of signing in is a person's own: given to them, and erased with them."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from troth.people.models import Person, ProposedAddress

from .actions.devices import sign_out_everywhere
from .models import Card, CardRequest, Invitation, Login


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """How the person signs in. Devices and cards are in the table of who sees what; secrets are not given out."""
    login = Login.objects.filter(person=person).first()
    keys = Authenticator.objects.filter(user=login).order_by("id") if login else []
    links = SocialAccount.objects.filter(user=login) if login else []
    return {
        "sign_in": [{"login_name": login.username, "address": login.email, "has_password": login.has_usable_password()}]
        if login
        else [],
        "second_factors": [{"kind": key.type, "name": str(key), "since": key.created_at.date()} for key in keys],
        "company_sign_in": [{"subject": link.uid, "since": link.date_joined.date()} for link in links],
    }


@transaction.atomic
def erase(person: Person) -> None:
    """Sign the person out everywhere and forget every way in: nobody can sign in as them again."""
    sign_out_everywhere(person=person)
    for model in (Invitation, Card, CardRequest, ProposedAddress):
        model.objects.filter(person=person).delete()
    CardRequest.objects.filter(started_by=person).delete()
    Login.objects.filter(person=person).delete()


def what_remains(person: Person) -> list[str]:
    """Nothing of signing in remains."""
    return []
