"""Nothing one keeps to oneself changes a byte of anybody else's Today, week, reminders, calendar or shared pages."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.accords.writing import begun, fill, signed
from tests.cast import Cast
from tests.pages import without_tokens
from troth.accords.actions import reviews, sides
from troth.accords.models import Accord
from troth.accounts.actions import books, comparisons, lines, moments
from troth.accounts.models import MomentKind
from troth.audit.models import AuditEntry
from troth.calendar.actions import make_address
from troth.cards.actions.cards import write_card
from troth.kernel import clock
from troth.notices.models import OutboxMail
from troth.people.confirming import confirm_leader
from troth.people.models import Person
from troth.today.actions import put_aside, see_less

As = Callable[[Person], Client]
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
OTHERS = ("ama", "chidi", "frida", "rafa", "olu", "lena")
PAGES = (
    "/",
    "/waiting/",
    "/week/",
    "/reminders/",
    "/my-log/",
    "/accords/",
    "/decisions/",
    "/talks/",
    "/between/{ben}/",
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_one_moment() -> object:
    with clock.held(AT):
        yield


def test_what_a_member_keeps_to_themselves_changes_no_byte_of_anybody_elses(cast: Cast, client_of: As) -> None:
    kind, today = MomentKind.objects.get(key="credit"), AT.date()
    offered = moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=kind)
    running = comparisons.propose_comparison(actor=cast.ben, other=cast.ama, number=1)
    running = comparisons.agree_number(actor=cast.ama, comparison=running, number=1)
    accord, _ = signed(cast)
    Accord.objects.filter(id=accord.id).update(review=1)
    clause = accord.clauses.get()
    apart = sides.begin_accord(actor=cast.frida, other=cast.ama)
    clients = {name: client_of(getattr(cast, name)) for name in OTHERS}
    feeds = {name: make_address(actor=getattr(cast, name)) for name in OTHERS}

    def seen() -> dict[str, list[bytes]]:
        pages = [page.format(ben=cast.ben.id) for page in PAGES]
        return {
            name: [without_tokens(client.get(page).content) for page in pages]
            + [Client().get(f"/calendar/{feeds[name]}.ics").content]
            for name, client in clients.items()
        }

    def rate() -> None:
        reviews.choose_what_to_do(
            actor=cast.ben, fulfilment=reviews.rate_clause(actor=cast.ben, clause=clause, kept=-2), choice="note"
        )

    def bring() -> None:
        comparisons.pick_moment(
            actor=cast.ben,
            comparison=running,
            kind=kind,
            happened_on=today,
            mine=False,
            felt="withdrawal",
            size=3,
            words="Alone",
        )
        comparisons.be_ready(actor=cast.ben, comparison=running)

    private: list[tuple[str, Callable[[], object]]] = [
        ("a line", lambda: lines.hear_promise(actor=cast.ben, giver=cast.ama, words="ask about Friday", due_on=today)),
        ("a mark", lambda: books.mark_moment(actor=cast.ben, moment=offered, felt="withdrawal", size=3)),
        ("an entry", lambda: books.record_entry(actor=cast.ben, about=cast.ama, kind=kind, felt="deposit")),
        ("ready to compare", bring),
        ("a rating", rate),
        ("a card for oneself", lambda: write_card(actor=cast.ben, kind="cost", words="Noise", audience="me")),
        ("a leader confirmed", lambda: confirm_leader(actor=cast.ben, leader=cast.ama)),
        ("put aside", lambda: put_aside(actor=cast.ben, about=offered.id, today=today)),
        ("less of a kind", lambda: see_less(actor=cast.ben, kind="accord", today=today)),
    ]
    before, logged, mailed = seen(), AuditEntry.objects.exclude(action="read").count(), OutboxMail.objects.count()
    for what, act in private:
        act()
        assert seen() == before, what
        assert AuditEntry.objects.exclude(action="read").count() == logged, what
        assert OutboxMail.objects.count() == mailed, what
    fill(apart, cast.ama, owed=4)
    sides.seal_side(actor=cast.ama, accord=apart)
    clients.pop("ama")
    del before["ama"]
    assert seen() == before, "a side sealed"
    assert begun(cast)
    assert timedelta(0) == clock.now() - AT
