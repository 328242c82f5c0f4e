"""Django's handle on the calendar app; offers invitations to mail."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "troth.calendar"
    label = "calendar"

    def ready(self) -> None:
        from troth.notices.attachments import MAKERS

        from .invitations import mailed_invitation

        MAKERS["event"] = mailed_invitation
