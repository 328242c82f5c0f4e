"""Which function runs which kind of job; capabilities register theirs in their due.py."""

from collections.abc import Callable

Run = Callable[..., None]
Finish = Callable[[], None]
Errand = Callable[..., Finish]

RUNS: dict[str, Run] = {}
ERRANDS: dict[str, Errand] = {}
DAILY: set[str] = set()


def due(kind: str) -> Callable[[Run], Run]:
    """Register the decorated function for jobs of this kind; it is called with the job's args as keywords.

    It runs inside the transaction that ends the job: its database effects happen exactly once. Raises ValueError
    where the kind is taken.
    """

    def register(run: Run) -> Run:
        _refuse_second(kind)
        RUNS[kind] = run
        return run

    return register


def errand(kind: str) -> Callable[[Errand], Errand]:
    """Register a function that does something outside the database, such as sending mail; called with the args.

    It runs in no transaction (a slow server elsewhere must not hold ours) and may be run again after a crash. The
    function it returns is called inside the transaction that ends the job.
    """

    def register(run: Errand) -> Errand:
        _refuse_second(kind)
        ERRANDS[kind] = run
        return run

    return register


def daily(kind: str) -> Callable[[Run], Run]:
    """Like `due`, for what happens once a day by itself; the function takes no arguments. It is never given up."""

    def register(run: Run) -> Run:
        due(kind)(run)
        DAILY.add(kind)
        return run

    return register


def _refuse_second(kind: str) -> None:
    if kind in RUNS or kind in ERRANDS:
        raise ValueError(f"two functions for jobs of kind {kind!r}")
