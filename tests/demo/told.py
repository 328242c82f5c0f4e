"""Everything that is told of the demo company, without what is random by design: to be compared with another one's.

`python -m tests.demo.told` prints it for the database in the environment.
"""

import json
import sys
from zoneinfo import ZoneInfo


def told() -> list[list[str]]:
    """Rows as text, table by table; first of all the day on which it was told."""
    from troth.accounts.models import BookEntry, Moment, Promise
    from troth.cli.demo.people import ZONE
    from troth.kernel import clock
    from troth.people.models import Office, Person

    tables = (
        Person.objects.values_list("name", "job", "joined_on", "left_on"),
        Office.objects.values_list("kind", "person__name", "since", "until"),
        Promise.objects.values_list("giver__name", "receiver__name", "words", "said_on", "due_on", "state", "answer"),
        Moment.objects.values_list("doer__name", "touched__name", "words", "happened_on"),
        BookEntry.objects.values_list("author__name", "about__name", "words", "felt", "size", "happened_on"),
    )
    return [[str(clock.today(ZoneInfo(ZONE)))], *(sorted(map(str, table)) for table in tables)]


if __name__ == "__main__":
    from troth.cli.begin import load

    load()
    sys.stdout.write(json.dumps(told()))
