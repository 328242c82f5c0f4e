"""What runs inside a process of the product: filling, signing in, and asking for pages through the WSGI entry point."""

import io
import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "troth.config.settings")


def main() -> None:
    """One of WHATS, with what it takes."""
    import django

    django.setup()
    what, *rest = sys.argv[1:]
    WHATS[what](*rest)


def say(value: Any) -> None:
    """One line of JSON to whoever started us."""
    print(json.dumps(value), flush=True)


def fill(houses: str) -> None:
    """Make the tables and fill them."""
    from troth.config.database import migrate, owner_alias

    from .filling import fill as write

    migrate()
    say({"rows": write(houses=int(houses), today=datetime.now(UTC).date(), alias=owner_alias())})


def session(person: str) -> None:
    """Sign that person in; the cookie to send."""
    say({"cookie": cookie_of(person)})


def cookie_of(person: str) -> str:
    """The cookie of a new session of that person, made as signing in makes it."""
    from django.conf import settings
    from django.test import Client

    from troth.identity.models import Login

    client = Client()
    client.force_login(Login.objects.get(person_id=person))
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def ask() -> None:
    """Answer lines {"as", "paths", "times"} with the seconds each page took, until the input ends."""
    from troth.operate.static_files import collect_static_files

    collect_static_files()
    from troth.config.wsgi import application

    cookies: dict[str, str] = {}
    for line in sys.stdin:
        asked = json.loads(line)
        person = asked["as"]
        cookie = cookies.get(person) or cookies.setdefault(person, cookie_of(person))
        paths = asked["paths"]
        say([one(application, paths[turn % len(paths)], cookie) for turn in range(asked["times"])])


def one(application: Any, path: str, cookie: str) -> tuple[float, float]:
    """Seconds on the clock and on the processor that one page took. Raises where the answer is not the page."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_COOKIE": cookie,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    seen: list[str] = []

    def start(status: str, headers: list[tuple[str, str]], problem: Any = None) -> None:
        seen.append(status)

    began, worked = time.perf_counter(), time.process_time()
    answer = application(environ, start)
    size = len(b"".join(answer))
    answer.close()
    took = time.perf_counter() - began, time.process_time() - worked
    if seen != ["200 OK"] or size < 1000:
        raise RuntimeError(f"{path}: {seen}, {size} bytes")
    return took


def found() -> None:
    """Make the tables and an organisation with nobody in it."""
    from troth.config.database import migrate
    from troth.people.models import Organisation

    migrate()
    Organisation.objects.create(id=1, name="An empty house")
    say({})


def jobs(how_many: str) -> None:
    """Put down that many small jobs at once; how many a second are done, from the first to the last."""
    from troth.jobs.models import Job
    from troth.kernel import clock, ids

    time.sleep(5)  # the workers start, and find nothing
    kind, total = "people.forget-draft", int(how_many)
    Job.objects.bulk_create(
        [Job(kind=kind, due_at=clock.now(), args={"draft": str(ids.new_id())}) for _ in range(total)], batch_size=500
    )
    waiting, began, first = Job.objects.filter(kind=kind), 0.0, total
    while (left := waiting.count()) > 0:
        if not began and left < total:
            began, first = time.perf_counter(), left
        time.sleep(0.05)
    say({"per_second": round(first / (time.perf_counter() - began))})


def put_notices(how_many: str) -> None:
    """People with an address, each with a notice that waits for their hours, all due now."""
    from troth.jobs.models import Job
    from troth.kernel import clock
    from troth.notices.models import Notice
    from troth.people.models import Address, Person

    today = clock.now().date()
    people = [Person(name=f"Person {number}") for number in range(int(how_many))]
    Person.objects.bulk_create(people, batch_size=500)
    Address.objects.bulk_create(
        [Address(person=one, email=f"p{number}@example.org") for number, one in enumerate(people)], batch_size=500
    )
    Notice.objects.bulk_create([Notice(author=one, kind="promise", on=today) for one in people], batch_size=500)
    Job.objects.bulk_create(
        [
            Job(kind="notices.deliver", due_at=clock.now(), args={"person": str(one.id)}, key=f"notices:{one.id}")
            for one in people
        ],
        batch_size=500,
    )
    say({"notices": len(people)})


def notices_left() -> None:
    """How much of it is still there: waiting, in the outbox, as jobs."""
    from troth.jobs.models import Job
    from troth.notices.models import Notice, OutboxMail

    jobs = Job.objects.filter(kind__in=["notices.deliver", "notices.send"])
    say({"left": Notice.objects.count() + OutboxMail.objects.count() + jobs.count()})


WHATS: dict[str, Callable[..., None]] = {
    "fill": fill,
    "found": found,
    "jobs": jobs,
    "put_notices": put_notices,
    "notices_left": notices_left,
    "session": session,
    "ask": ask,
}

if __name__ == "__main__":
    main()
