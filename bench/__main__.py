"""`python -m bench [PART ...]`: measures, and writes the figures down.

Parts are pages, server, chores, notices, signing, ballots, concerns, measures, tallying; without one, these are
measured. `million` (ballots to tally) takes most of an hour and is measured only when asked for. `table` only writes
the page again.
"""

import sys
from collections.abc import Callable
from typing import Any

from . import ballots, chores, concerns, measures, notices, pages, server, signing, tallying, writing

PARTS: dict[str, Callable[[], dict[str, Any]]] = {
    "pages": pages.measure,
    "server": server.measure,
    "chores": chores.measure,
    "notices": notices.measure,
    "signing": signing.measure,
    "ballots": ballots.measure,
    "concerns": concerns.measure,
    "measures": measures.measure,
    "tallying": tallying.measure,
}
BY_HAND: dict[str, Callable[[], dict[str, Any]]] = {"million": tallying.million}  # most of an hour


def main(asked: list[str]) -> None:
    """Measure the parts asked for; the others keep the figures they had. `table` only writes the page again."""
    parts = PARTS | BY_HAND
    unknown = set(asked) - {*parts, "table"}
    if unknown:
        sys.exit(f"There is no part {', '.join(sorted(unknown))}. Parts: {', '.join(parts)}, table.")
    for part in asked or PARTS:
        if part in parts:
            load = writing.load()
            writing.keep(part, parts[part](), load_before=load)
    writing.write_table()


if __name__ == "__main__":
    main(sys.argv[1:])
