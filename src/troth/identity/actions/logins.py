"""A person's way in: made when first needed, and started over."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from troth.kernel.errors import Refused
from troth.people.models import Address, Person, RosterEntry

from ..codes import login_name_for
from ..models import Login
from .devices import sign_out_everywhere
from .mails import tell_by_mail


class _TakenNames:
    """The names in use, asked one at a time."""

    def __contains__(self, name: object) -> bool:
        return Login.objects.filter(username=name).exists()


@transaction.atomic
def login_of(person: Person) -> Login:
    """The person's login; made now, without a password, where there is none."""
    found = Login.objects.filter(person=person).first()
    if found is not None:
        return found
    address = Address.objects.filter(person=person).first()
    email = address.email.lower() if address else ""
    is_free = email and email not in _TakenNames()
    login = Login(person=person, email=email, username=email if is_free else _login_name_for(person))
    login.set_unusable_password()
    login.save()
    return login


def _login_name_for(person: Person) -> str:
    """The login name the personnel file gives, if it is free; else one made from the name."""
    taken = _TakenNames()
    told = RosterEntry.objects.filter(person=person).values_list("login_name", flat=True).first()
    return told if told and told not in taken else login_name_for(person.name, taken=taken)


def has_way_in(login: Login) -> bool:
    """Whether the person has chosen how to sign in: a password, a passkey, or the company's sign-in."""
    return bool(
        login.has_usable_password()
        or Authenticator.objects.filter(user=login, type=Authenticator.Type.WEBAUTHN).exists()
        or SocialAccount.objects.filter(user=login).exists()
    )


def has_strong_way_in(login: Login) -> bool:
    """Whether a passkey or an authenticator app guards this login."""
    strong = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)
    return bool(Authenticator.objects.filter(user=login, type__in=strong).exists())


@transaction.atomic
def start_over(*, login: Login) -> None:
    """Forget the password, passkeys, codes and company link of a login, and sign it out everywhere."""
    Authenticator.objects.filter(user=login).delete()
    SocialAccount.objects.filter(user=login).delete()
    login.set_unusable_password()
    login.save()
    sign_out_everywhere(person=login.person)


@transaction.atomic
def unlink_company(*, actor: Person) -> None:
    """Stop using the company's sign-in. Raises Refused where it is the only way in."""
    login = login_of(actor)
    others = login.has_usable_password() or login.email or has_strong_way_in(login)
    if not others:
        raise Refused("This is your only way in. Make a passkey or a password first.")
    SocialAccount.objects.filter(user=login).delete()
    tell_by_mail(login.email, "company_unlinked", person=actor)
