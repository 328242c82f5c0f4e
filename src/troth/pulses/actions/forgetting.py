"""Names that go: from the lists of those counted together, once nobody has to check them any more."""

from collections.abc import Sequence

from ..models import Round, Together


def take_out(together: Together, names: Sequence[str]) -> None:
    """Take each of these names out of a list, once."""
    left = list(together.names)
    for name in names:
        if name in left:
            left.remove(name)
    Together.objects.filter(pk=together.pk).update(names=left, to_go=[])


def forget_names(found: Round) -> None:
    """The round is over: those who erased everything while it ran are no longer in its lists."""
    for together in Together.objects.filter(circle__round=found).exclude(to_go=[]):
        take_out(together, together.to_go)
