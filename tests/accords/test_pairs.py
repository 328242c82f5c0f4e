"""From apart to signed, amended, ended: what both see, what neither sees, and what happens twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from tests.accords.writing import agreed, begun, digest, fill, revealed, signed
from tests.cast import Cast
from tests.pages import TOKENS
from troth.accords.actions import clauses, reviews, sides, signing
from troth.accords.actions.beginning import follow_roster
from troth.accords.models import Accord, Answer, Clause, Feeling, Fulfilment, Signature, Version
from troth.accords.verifying import problems
from troth.audit.models import AuditEntry
from troth.jobs.models import Job
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Membership, Person
from troth.visibility.gate import visible_to

pytestmark = pytest.mark.django_db


def test_only_a_leader_and_somebody_they_lead_have_one_and_it_begins_once(cast: Cast) -> None:
    assert begun(cast).id == sides.begin_accord(actor=cast.ama, other=cast.ben).id
    for actor, other in ((cast.ben, cast.chidi), (cast.frida, cast.ben)):
        with pytest.raises(Refused):
            sides.begin_accord(actor=actor, other=other)


def test_the_other_sees_nothing_until_both_have_sealed_and_then_both_see_all(cast: Cast) -> None:
    accord = begun(cast)
    fill(accord, cast.ben, expects="canary-of-ben")
    sides.seal_side(actor=cast.ben, accord=accord)
    assert not visible_to(cast.ama, Answer).exists()
    fill(accord, cast.ama)
    assert visible_to(cast.ama, Answer).count() == 1
    assert sides.seal_side(actor=cast.ama, accord=accord)
    assert visible_to(cast.ama, Answer).count() == visible_to(cast.ben, Answer).count() == 2
    assert sides.seal_side(actor=cast.ben, accord=accord)  # again: nothing changes


def test_a_page_of_the_other_is_the_same_byte_for_byte_whatever_this_side_does(
    cast: Cast, client_of: Callable[[Person], Client]
) -> None:
    accord = begun(cast)
    fill(accord, cast.ama)
    client = client_of(cast.ama)

    paths = ("accords/", f"accords/{accord.id}/", f"between/{cast.ben.id}/", "my-log/", "")

    def without_tokens() -> list[bytes]:
        return [TOKENS.sub(b"", client.get(f"/{path}").content) for path in paths]

    before, logged = without_tokens(), AuditEntry.objects.count()
    steps: list[Callable[[], object]] = [
        lambda: fill(accord, cast.ben, expects="canary-of-ben"),
        lambda: sides.add_own_topic(actor=cast.ben, accord=accord, title="canary-of-ben"),
        lambda: sides.seal_side(actor=cast.ben, accord=accord),
        lambda: sides.unseal_side(actor=cast.ben, accord=accord),
    ]
    for step in steps:
        step()
        assert without_tokens() == before
        assert AuditEntry.objects.count() == logged


def test_a_side_can_be_opened_again_until_the_other_seals(cast: Cast) -> None:
    accord = begun(cast)
    fill(accord, cast.ben)
    sides.seal_side(actor=cast.ben, accord=accord)
    with pytest.raises(Refused):
        fill(accord, cast.ben, owed=1)
    sides.unseal_side(actor=cast.ben, accord=accord)
    fill(accord, cast.ben, owed=1)
    sides.seal_side(actor=cast.ben, accord=accord)
    fill(accord, cast.ama)
    sides.seal_side(actor=cast.ama, accord=accord)
    with pytest.raises(Refused):
        sides.unseal_side(actor=cast.ben, accord=accord)


def test_a_leader_writes_once_and_adjusts(cast: Cast) -> None:
    first = begun(cast)
    fill(first, cast.ama, "credit", owed=2, expects="Say who did it.")
    second = sides.begin_accord(actor=cast.ama, other=cast.chidi)
    assert sides.reuse_side(actor=cast.ama, accord=second) == 1
    assert sides.reuse_side(actor=cast.ama, accord=second) == 0
    fill(second, cast.ama, "credit", owed=4)
    assert Answer.objects.get(accord=first).owed == 2
    with pytest.raises(Refused):
        sides.reuse_side(actor=cast.chidi, accord=second)


def test_a_clause_is_agreed_to_as_it_was_read_and_a_change_asks_again(cast: Cast) -> None:
    accord = revealed(cast)
    clause = agreed(cast, accord)
    assert clause.is_agreed
    other = clauses.edit_clause(
        actor=cast.ama, clause=clause, revision=1, title="Credit", texts={"words": "Names stay, always."}
    )
    assert (other.leader_agrees, other.member_agrees) == (True, False)
    for act in (
        lambda: clauses.agree_clause(actor=cast.ben, clause=clause, revision=1),
        lambda: clauses.edit_clause(actor=cast.ben, clause=clause, revision=1, title="x", texts={"words": "y"}),
    ):
        with pytest.raises(Refused):
            act()
    assert [edit.texts["words"] for edit in clause.edits.order_by("revision")] == [
        "Names stay on the work.",
        "Names stay, always.",
    ]


def test_nothing_is_signed_that_was_not_read_or_not_agreed(cast: Cast) -> None:
    accord = revealed(cast)
    with pytest.raises(Refused):
        signing.sign_accord(actor=cast.ben, accord=accord, digest=digest(accord))
    clause = agreed(cast, accord)
    seen = digest(accord)
    clauses.edit_clause(actor=cast.ama, clause=clause, revision=1, title="Credit", texts={"words": "Else."})
    with pytest.raises(Refused):
        signing.sign_accord(actor=cast.ben, accord=accord, digest=seen)
    clauses.agree_clause(actor=cast.ben, clause=clause, revision=2)
    with pytest.raises(Refused):
        signing.sign_accord(actor=cast.ben, accord=accord, digest=seen)


def test_two_signatures_put_it_in_force_once_and_it_can_be_verified(cast: Cast) -> None:
    accord, version = signed(cast)
    assert (accord.stage, version.number, Signature.objects.count()) == ("signed", 1, 2)
    signing.sign_accord(actor=cast.ben, accord=accord, digest=version.digest)
    assert Signature.objects.count() == 2
    assert Job.objects.filter(kind="accords.review_due").count() == 1
    assert problems() == []


def test_a_signed_version_never_changes(cast: Cast) -> None:
    _, version = signed(cast)
    for act in (
        lambda: Version.objects.filter(id=version.id).update(text="{}"),
        lambda: Signature.objects.filter(version=version).update(digest="0" * 64),
        lambda: Signature.objects.filter(version=version).delete(),
        lambda: version.delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_a_change_after_signing_is_in_force_only_once_both_signed_it(cast: Cast) -> None:
    accord, first = signed(cast)
    clause = Clause.objects.get()
    clauses.edit_clause(actor=cast.ama, clause=clause, revision=1, title="Credit", texts={"words": "Names, always."})
    clauses.agree_clause(actor=cast.ben, clause=clause, revision=2)
    seen = digest(accord)
    assert seen != first.digest
    signing.sign_accord(actor=cast.ama, accord=accord, digest=seen)
    second = signing.sign_accord(actor=cast.ben, accord=accord, digest=seen)
    assert (second.number, Version.objects.count()) == (2, 2)
    assert problems() == []


def test_verify_finds_a_changed_text_and_a_made_up_signature(cast: Cast) -> None:
    _, version = signed(cast)
    from troth.accords import verifying

    signature = version.signatures.first()
    assert signature is not None
    version.text = version.text.replace("Names", "Games")
    assert verifying.problems_of(version)
    version.refresh_from_db()
    assert not verifying.problems_of(version)
    signature.on = signature.on + timedelta(days=1)
    assert verifying.problem_of_signature(version, signature)


def test_a_review_comes_due_and_what_one_makes_of_it_is_theirs_alone(cast: Cast) -> None:
    accord, _ = signed(cast)
    clause = Clause.objects.get()
    with pytest.raises(Refused):
        reviews.rate_clause(actor=cast.ben, clause=clause, kept=-2)
    with clock.moved(to=clock.now() + timedelta(days=92)):
        reviews.review_comes_due(accord=accord.id)
        reviews.review_comes_due(accord=accord.id)
        fulfilment = reviews.rate_clause(actor=cast.ben, clause=clause, kept=-2)
        assert reviews.is_flagged(fulfilment)
        reviews.choose_what_to_do(actor=cast.ben, fulfilment=fulfilment, choice="raise", feeling="It hurt.")
        assert (visible_to(cast.ama, Fulfilment).count(), visible_to(cast.ama, Feeling).count()) == (0, 0)
        with pytest.raises(Refused):
            reviews.choose_what_to_do(actor=cast.ama, fulfilment=fulfilment, choice="note")
        reviews.rate_clause(actor=cast.ben, clause=clause, kept=1)
        assert not Feeling.objects.exists()
    accord.refresh_from_db()
    assert accord.review == 1
    assert accord.review_on == accord.signed_on + timedelta(days=182)


def test_a_new_leader_begins_one_and_the_old_one_ends_with_the_members_choice(cast: Cast) -> None:
    accord, version = signed(cast)
    today = clock.now().date()
    Membership.objects.filter(team=cast.quay, role="leader").update(until=today)
    Membership.objects.create(person=cast.dora, team=cast.quay, role="leader", since=today)
    for _ in range(2):
        follow_roster(people=[cast.ben.id])
    accord.refresh_from_db()
    assert (accord.stage, accord.hand_over_open) == ("ended", True)
    assert Accord.objects.filter(leader=cast.dora, member=cast.ben, stage="apart", is_new_role=True).count() == 1
    assert not visible_to(cast.dora, Version).exists()
    with pytest.raises(Refused):
        signing.hand_over(actor=cast.ama, accord=accord, to=cast.dora)
    signing.hand_over(actor=cast.ben, accord=accord, to=cast.dora)
    assert list(visible_to(cast.dora, Version)) == [version]
    signing.keep_to_oneself(actor=cast.ben, accord=accord)
    assert not visible_to(cast.dora, Version).exists()


def test_either_side_ends_it_and_done_twice_is_done_once(cast: Cast) -> None:
    accord, _ = signed(cast)
    for _ in range(2):
        signing.end_accord(actor=cast.ben, accord=accord)
    assert not Job.objects.filter(kind="accords.review_due").exists()
    assert begun(cast).id != accord.id


def test_what_is_mine_to_do_waits_on_today_until_i_put_it_aside(
    cast: Cast, client_of: Callable[[Person], Client]
) -> None:
    accord = begun(cast)
    client = client_of(cast.ben)
    assert "Write your side, whenever you like." in client.get("/").content.decode()
    client.post(f"/aside/{accord.id}/", {"next": "/"})
    assert "Write your side, whenever you like." not in client.get("/").content.decode()
    assert "Write your side, whenever you like." in client_of(cast.ama).get("/").content.decode()
