"""What the box answers where it does not do what was asked: a status, and for those who may know, a sentence."""


class Refusal(Exception):
    """Nothing was done. Without `say` there is no body, so that an error tells nothing of what was sent."""

    def __init__(self, status: int, say: str = "") -> None:
        super().__init__(status)
        self.status = status
        self.say = say
