"""Where something beside Troth may keep who came: logs of the database and of a proxy, error mail, open files."""

import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.utils.log import AdminEmailHandler

from troth.operate import look_box, look_database, look_settings, look_surroundings
from troth.operate.finding import Finding
from troth_box.looking import Found, logs_of_proxies
from troth_box.verifying.saying import doubtful, holds, wrong

ARCHIVE = "SELECT setting FROM pg_settings WHERE name = 'archive_mode'"


def look_at_sinks() -> list[Found]:
    """What the doctor finds of them, and a few more."""
    looks = [look_surroundings.permissions(), look_settings.debug(), look_database.guards(), look_database.quiet_log()]
    looks += [look_box.box()] if settings.BOX_URL else []
    return [*(_as_found(one) for one in looks), _error_mail(), _access_log(), _archive()]


def _as_found(one: Finding) -> Found:
    return Found(one.level.value, one.about, one.says, one.mend)


def _error_mail() -> Found:
    loggers = [
        logging.root,
        *(one for one in logging.root.manager.loggerDict.values() if isinstance(one, logging.Logger)),
    ]
    mailed = any(isinstance(handler, AdminEmailHandler) for logger in loggers for handler in logger.handlers)
    if mailed and settings.ADMINS:
        says = "Errors are sent by mail, with addresses and what people wrote in them."
        return wrong("Error mail", says, "Take ADMINS and the mail handler out of the settings.")
    return holds("Error mail", "None is sent.")


def _access_log() -> Found:
    found = list(logs_of_proxies(urlsplit(settings.ORIGIN).hostname or ""))
    if found:
        return found[0]
    return holds(
        "Access log", "No proxy on this machine keeps one for this site. Of another machine nothing is seen from here."
    )


def _archive() -> Found:
    if connection.vendor != "postgresql":
        return holds("Archive", "SQLite keeps none.")
    with connection.cursor() as cursor:
        cursor.execute(ARCHIVE)
        [mode] = cursor.fetchone()
    if mode != "off":
        says = "PostgreSQL archives its write-ahead log: in it is who collected when, for as long as it is kept."
        return doubtful("Archive", says, "Let it age out in days. Nothing of any answer is in it.")
    return holds("Archive", "PostgreSQL keeps none.")
