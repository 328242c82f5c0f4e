"""`python -m bench [PART ...]`: measures, and writes the figures down.

Parts are pages, server, chores, notices, signing, ballots, measures; without one, everything is measured. `table` only
writes the page again.
"""

import sys
from collections.abc import Callable
from typing import Any

from . import ballots, chores, measures, notices, pages, server, signing, writing

PARTS: dict[str, Callable[[], dict[str, Any]]] = {
    "pages": pages.measure,
    "server": server.measure,
    "chores": chores.measure,
    "notices": notices.measure,
    "signing": signing.measure,
    "ballots": ballots.measure,
    "measures": measures.measure,
}


def main(asked: list[str]) -> None:
    """Measure the parts asked for; the others keep the figures they had. `table` only writes the page again."""
    unknown = set(asked) - {*PARTS, "table"}
    if unknown:
        sys.exit(f"There is no part {', '.join(sorted(unknown))}. Parts: {', '.join(PARTS)}, table.")
    for part in asked or PARTS:
        if part in PARTS:
            load = writing.load()
            writing.keep(part, PARTS[part](), load_before=load)
    writing.write_table()


if __name__ == "__main__":
    main(sys.argv[1:])
