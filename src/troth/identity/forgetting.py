"""What allauth would write down and Troth does not: the moment somebody signed in, and what a provider said of them.

allauth has no switch for these, and its models are not ours to change. Each field below answers what is to be written
when its row is saved (`Field.pre_save`); these answers replace the field's own, so that no way of signing in goes past.
"""

from datetime import UTC, datetime, time
from typing import Any

from django.db.models import Model

from troth.kernel import clock


def _midnight_of(moment: datetime) -> datetime:
    return datetime.combine(moment.astimezone(UTC).date(), time(), UTC)


def forget_times() -> None:
    """Put the answers in place; called once, when the program starts."""
    from allauth.mfa.models import Authenticator
    from allauth.socialaccount.models import SocialAccount

    _answer(Authenticator, "last_used_at", lambda _: None)
    _answer(Authenticator, "created_at", lambda row: _midnight_of(row.created_at))
    _answer(Authenticator, "data", _without_viewing)
    _answer(SocialAccount, "last_login", _day_linked)
    _answer(SocialAccount, "date_joined", _day_linked)
    _answer(SocialAccount, "extra_data", lambda _: {})


def _answer(model: type[Model], name: str, answer: Any) -> None:
    field: Any = model._meta.get_field(name)

    def pre_save(row: Model, add: bool) -> Any:  # noqa: FBT001 Django's signature
        value = answer(row)
        setattr(row, field.attname, value)
        return value

    field.pre_save = pre_save


def _without_viewing(row: Any) -> Any:
    """That the recovery codes were looked at, but not when."""
    return row.data | {"viewed_at": 1} if row.data.get("viewed_at") else row.data


def _day_linked(row: Any) -> datetime:
    """The day the link was made, for the day it was made and for the last sign-in alike."""
    made: datetime | None = row.date_joined
    return _midnight_of(clock.now()) if made is None else made
