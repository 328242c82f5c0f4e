"""What `troth init` puts into the database: the organisation, its people, the first operator, and two links."""

from pathlib import Path

import click
from django.conf import settings

from troth.identity.actions.invitations import invitation_link
from troth.identity.actions.logins import login_of
from troth.identity.models import Login
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Address, Office, Organisation, Person
from troth.people.offices.beginning import begin_link
from troth.people.offices.holding import appoint_operator
from troth.people.queries import current

from .rostering import apply_roster


def organisation_name() -> str | None:
    """The name of the organisation that is there. Refused for the demo company."""
    organisation = Organisation.objects.first()
    if organisation is not None and organisation.is_demo:
        raise Refused("This database holds the demo company. For a real one: TROTH_DATA=/some/empty/folder troth init")
    return organisation.name if organisation else None


def name_organisation(name: str) -> None:
    """Make the organisation, or give it another name."""
    Organisation.objects.update_or_create(id=1, defaults={"name": name})


def import_everybody(roster: Path) -> None:
    """Import the roster file; nothing of it where one row is bad. Refused then, naming the rows."""
    apply_roster(roster, is_sure=True)


def has_no_operator() -> bool:
    """Whether nobody looks after Troth yet."""
    return not Office.objects.filter(current(), kind=Office.Kind.OPERATOR).exists()


def person_by(*, email: str, login: str) -> Person | None:
    """Somebody who is here already, by address or login name."""
    if email:
        found = Address.objects.filter(email__iexact=email).select_related("person").first()
        return found.person if found else None
    known = Login.objects.filter(username=login).select_related("person").first()
    return known.person if known else None


def make_person(*, name: str, email: str, login: str) -> Person:
    """Somebody new, with an address or a login name."""
    today = clock.now().date()
    person = Person.objects.create(name=name, joined_on=today)
    if email:
        Address.objects.create(person=person, email=email.lower())
    way_in = login_of(person)
    if login:
        way_in.username = login
        way_in.save()
    return person


def appoint(person: Person) -> None:
    """Make that person an operator."""
    appoint_operator(person=person, actor=None)


def say_links() -> None:
    """Print the operators' one-time links, and the one with which the employees' side begins."""
    for office in Office.objects.filter(current(), kind=Office.Kind.OPERATOR).select_related("person"):
        _say_operator_link(office.person)
    path = begin_link()
    if path is not None:
        click.echo("For the employees' side, to begin choosing a representative (not for an operator; works once):")
        click.echo(f"  {settings.ORIGIN}{path}")


def _say_operator_link(person: Person) -> None:
    try:
        link = invitation_link(person)
    except Refused as refusal:
        click.echo(refusal.message)
        return
    click.echo(f"For {person.name}, operator, login name {login_of(person).username} (works once, for 14 days):")
    click.echo(f"  {link}")
