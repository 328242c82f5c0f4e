"""What is wrong with this installation and how to mend it: for `troth doctor` and for the operator's page."""

from . import look_box, look_database, look_settings, look_surroundings
from .finding import Finding, Level


def findings() -> list[Finding]:
    """Everything looked at, in the order in which to mend it."""
    settings = [
        look_settings.secret_key(),
        look_settings.address(),
        look_settings.hosts(),
        look_settings.proxy(),
        look_settings.debug(),
        look_settings.demo(),
    ]
    surroundings = [look_surroundings.disk(), look_surroundings.permissions(), look_settings.mail_server()]
    surroundings += [look_settings.quiet_hours(), look_settings.chats(), look_box.box()]
    return settings + surroundings + _of_the_database()


def _of_the_database() -> list[Finding]:
    answers = look_database.reachable()
    if answers.level is Level.ERROR:
        return [answers]
    fits = look_database.migrations()
    if fits.level is Level.ERROR:
        return [answers, fits]
    return [
        answers,
        fits,
        look_database.guards(),
        look_database.quiet_log(),
        look_database.clock_agrees(),
        look_database.worker(),
    ]
