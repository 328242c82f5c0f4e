"""`python -m bench [pages|server|chores|notices|signing|measures|tallying|million|table ...]`: measures, keeps figures.

Without a part it measures everything but a million ballots.
"""

import sys
from collections.abc import Callable
from typing import Any

from . import chores, measures, notices, pages, server, signing, tallying, writing

PARTS: dict[str, Callable[[], dict[str, Any]]] = {
    "pages": pages.measure,
    "server": server.measure,
    "chores": chores.measure,
    "notices": notices.measure,
    "signing": signing.measure,
    "measures": measures.measure,
    "tallying": tallying.measure,
}
BY_HAND: dict[str, Callable[[], dict[str, Any]]] = {"million": tallying.million}  # more than an hour


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
