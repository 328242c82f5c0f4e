"""What keyholder and ballot raise where they cannot go on: a sentence for the person, and one that says what to do."""


class Trouble(Exception):
    """Nothing was done. `says` is what is wrong, `mend` what to do about it."""

    def __init__(self, says: str, mend: str) -> None:
        super().__init__(f"{says} {mend}")
        self.says = says
        self.mend = mend


class Taken(Trouble):
    """Something else was taken in its place before."""
