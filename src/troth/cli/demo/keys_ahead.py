"""Signing keys for the past of the demo company, made beside it: thirty of them, a third of a second each."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from troth.blind.keys import SigningKey, generate
from troth.pulses import keys


@contextmanager
def keys_ahead(count: int) -> Iterator[None]:
    """Within the block the first `count` keys come from a thread that makes them while the months are played."""
    with ThreadPoolExecutor(1) as beside:
        waiting = iter([beside.submit(generate) for _ in range(count)])
        try:
            with keys.made_by(_in_turn(waiting)):
                yield
        finally:
            beside.shutdown(wait=False, cancel_futures=True)


def _in_turn(waiting: Iterator[Future[SigningKey]]) -> Callable[[], SigningKey]:
    def next_key() -> SigningKey:
        found = next(waiting, None)
        return found.result() if found else generate()

    return next_key
