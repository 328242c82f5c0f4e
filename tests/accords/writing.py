"""Short ways to get an accord as far as a test needs it."""

from tests.cast import Cast
from troth.accords import rules
from troth.accords.actions.clauses import agree_clause, propose_clause
from troth.accords.actions.sides import Given, begin_accord, save_side, seal_side
from troth.accords.actions.signing import sign_accord
from troth.accords.models import Accord, Clause, Topic, Version
from troth.accords.standing import text_now
from troth.people.models import Person


def topic(key: str) -> Topic:
    """A topic of the list."""
    return Topic.objects.get(key=key)


def begun(cast: Cast) -> Accord:
    """Between Ama, who leads, and Ben."""
    return begin_accord(actor=cast.ben, other=cast.ama)


def fill(accord: Accord, person: Person, key: str = "credit", *, owed: int | None = 3, expects: str = "") -> None:
    """Rate one topic."""
    given = Given(topic=topic(key).id, owed=owed, importance=2, expects=expects)
    save_side(actor=person, accord=accord, given=[given])


def revealed(cast: Cast) -> Accord:
    """Both have sealed."""
    accord = begun(cast)
    fill(accord, cast.ama, owed=1, expects="canary-of-ama")
    fill(accord, cast.ben, owed=4, expects="canary-of-ben")
    seal_side(actor=cast.ama, accord=accord)
    assert seal_side(actor=cast.ben, accord=accord)
    accord.refresh_from_db()
    return accord


def agreed(cast: Cast, accord: Accord, words: str = "Names stay on the work.") -> Clause:
    """A clause both agree to."""
    clause = propose_clause(
        actor=cast.ben, accord=accord, title="Credit", texts={"words": words}, topic=topic("credit")
    )
    return agree_clause(actor=cast.ama, clause=clause, revision=clause.revision)


def digest(accord: Accord) -> str:
    """What a page would show as the hash of the text as it stands."""
    return rules.digest_of(text_now(accord))


def signed(cast: Cast) -> tuple[Accord, Version]:
    """Signed by both, one clause."""
    accord = revealed(cast)
    agreed(cast, accord)
    seen = digest(accord)
    sign_accord(actor=cast.ama, accord=accord, digest=seen)
    version = sign_accord(actor=cast.ben, accord=accord, digest=seen)
    accord.refresh_from_db()
    return accord, version
