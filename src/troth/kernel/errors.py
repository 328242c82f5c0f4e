"""What an action raises when it will not do what was asked."""


class Refused(Exception):
    """The request cannot be carried out; nothing was changed.

    `message` is a sentence for the person, saying what to do; `field` names the form field it concerns, if any.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
