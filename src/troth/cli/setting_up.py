"""`troth init` and `troth demo`."""

import os
from pathlib import Path

import click

from troth.operate.env_file import keep_settings, read_settings

from .begin import load, loaded

NO_MAIL = "none"


@click.command()
@click.option("--organisation", help="Its name, as people know it.")
@click.option("--address", help="Where people will reach Troth, such as https://troth.example.org")
@click.option("--operator", help="The name of the first operator, who looks after Troth.")
@click.option("--operator-email", help="Their e-mail address, or:")
@click.option("--operator-login", help="a login name for somebody without e-mail.")
@click.option(
    "--roster", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="CSV or XLSX, of everybody."
)
@click.option("--smtp-host", help=f'The mail server, or "{NO_MAIL}": links are then shown for printing.')
@click.option("--smtp-port", type=int)
@click.option("--smtp-user")
@click.option("--smtp-password", help="Better asked than given: commands are kept in a history.")
@click.option("--mail-from", help="The address mail comes from.")
@click.option("--no-questions", is_flag=True, help="Ask nothing; what is missing is an error.")
def init(roster: Path | None, *, no_questions: bool, **given: str | None) -> None:
    """Set up a real installation. Run again it changes what you name, and keeps the rest."""
    asks = Questions({name: str(value) for name, value in given.items() if value is not None}, is_silent=no_questions)
    _settings(asks)
    load()
    _organisation(asks, roster)


class Questions:
    """What was given on the command line, and otherwise is asked."""

    def __init__(self, given: dict[str, str], *, is_silent: bool) -> None:
        self.given = given
        self.is_silent = is_silent

    def ask(self, name: str, question: str, *, default: str | None = None) -> str:
        """The value given; else the answer. UsageError where it may not ask and there is no default."""
        if name in self.given:
            return self.given[name]
        if not self.is_silent:
            return str(click.prompt(question, default=default, hide_input=name.endswith("password")))
        if default is None:
            raise click.UsageError(f"Missing: --{name.replace('_', '-')}")
        return default


def _settings(asks: Questions) -> None:
    """Write troth.env before the settings are loaded from it."""
    file = Path(os.environ.get("TROTH_DATA", "var")).resolve() / "troth.env"
    kept = read_settings(file)
    wanted: dict[str, str] = {}
    if "TROTH_ORIGIN" not in kept or "address" in asks.given:
        wanted["TROTH_ORIGIN"] = asks.ask("address", "Where will people reach Troth", default="http://127.0.0.1:8000")
    if "TROTH_SMTP_HOST" not in kept or "smtp_host" in asks.given:
        wanted |= _mail_settings(asks)
    if wanted:
        keep_settings(file, wanted)
    os.environ.update(read_settings(file) | dict(os.environ) | wanted)


def _mail_settings(asks: Questions) -> dict[str, str]:
    host = asks.ask("smtp_host", f'Which mail server ("{NO_MAIL}": links are printed)', default=NO_MAIL)
    if host == NO_MAIL:
        return {"TROTH_SMTP_HOST": ""}
    wanted = {
        "TROTH_SMTP_HOST": host,
        "TROTH_SMTP_PORT": asks.ask("smtp_port", "Its port", default="587"),
        "TROTH_SMTP_USER": asks.ask("smtp_user", "User there (empty: none)", default=""),
        "TROTH_MAIL_FROM": asks.ask("mail_from", "Mail comes from", default="troth@localhost"),
    }
    if wanted["TROTH_SMTP_USER"]:
        wanted["TROTH_SMTP_PASSWORD"] = asks.ask("smtp_password", "Password there")
    return wanted


@loaded
def _organisation(asks: Questions, roster: Path | None) -> None:
    """Tables, organisation, people, operator; then the two links."""
    from troth.config.database import migrate
    from troth.operate.static_files import collect_static_files

    from . import founding

    migrate()
    collect_static_files()
    name = founding.organisation_name()
    if name is None or "organisation" in asks.given:
        name = asks.ask("organisation", "What is the organisation called")
        founding.name_organisation(name)
    if roster is not None:
        founding.import_everybody(roster)
    if founding.has_no_operator() or asks.given.keys() & {"operator", "operator_email", "operator_login"}:
        _first_operator(asks)
    founding.say_links()
    click.echo("Start Troth with: troth serve")


def _first_operator(asks: Questions) -> None:
    from . import founding

    email = asks.given.get("operator_email", "")
    login = asks.given.get("operator_login", "")
    if not email and not login:
        email = asks.ask("operator_email", "The first operator's e-mail address (empty: none)", default="")
    if not email and not login:
        login = asks.ask("operator_login", "Their login name")
    known = founding.person_by(email=email, login=login)
    person = known or founding.make_person(
        name=asks.ask("operator", "The first operator's name"), email=email, login=login
    )
    founding.appoint(person)


@click.command()
@loaded
def demo() -> None:
    """Load the demo company into an empty database."""
    from .demonstrating import make_demo, say_cast

    make_demo()
    say_cast()
