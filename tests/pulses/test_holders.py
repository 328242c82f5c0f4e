"""Who holds the key: entered and taken out by a representative alone, told to all, in force from the next round on."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.cast import Cast
from tests.pulses.playing import begin, the_round
from troth.blind import sealing
from troth.blind.holders import Holder as PublicHalf
from troth.blind.parts import Lock
from troth.jobs.models import Job
from troth.kernel.errors import Refused
from troth.pulses.actions.holders import remove_holder, set_holder
from troth.pulses.actions.preparing import manifest_of
from troth.pulses.models import Holder

pytestmark = pytest.mark.django_db


def line() -> str:
    """What a keyholder's program prints."""
    return PublicHalf(sealing.new_identity()[1], Ed25519PrivateKey.generate().public_key().public_bytes_raw()).line


def told() -> list[str]:
    return [job.args["text"] for job in Job.objects.filter(kind="people.announced")]


def test_only_a_representative_enters_it_and_all_are_told(cast: Cast) -> None:
    for other in (cast.olu, cast.kay, cast.ama, cast.ben):
        with pytest.raises(Refused):
            set_holder(actor=other, line=line(), called="Mine", is_deputy=False)
    text = line()
    holder = set_holder(actor=cast.rafa, line=text, called="Works council", is_deputy=False)
    assert set_holder(actor=cast.rafa, line=f"  {text}\n", called="Again", is_deputy=False) == holder
    assert [one for one in told() if "Works council is keyholder" in one and "Rafa Ortega entered" in one]


def test_a_line_with_a_slip_is_noticed(cast: Cast) -> None:
    good = line()
    for bad in ("", "troth-keyholder", good[:-1], good.replace("troth", "trust"), good[:30] + "q" + good[31:] + "x"):
        with pytest.raises(Refused, match="line"):
            set_holder(actor=cast.rafa, line=bad, called="Works council", is_deputy=False)
    assert not Holder.objects.exists()


def test_keyholder_first_then_a_deputy_with_another_key(cast: Cast) -> None:
    first, second = line(), line()
    with pytest.raises(Refused, match="keyholder first"):
        set_holder(actor=cast.rafa, line=first, called="Deputy", is_deputy=True)
    holder = set_holder(actor=cast.rafa, line=first, called="Works council", is_deputy=False)
    with pytest.raises(Refused, match="key each"):
        set_holder(actor=cast.rafa, line=first, called="Deputy", is_deputy=True)
    set_holder(actor=cast.rafa, line=second, called="Deputy", is_deputy=True)
    new = set_holder(actor=cast.rafa, line=line(), called="Union", is_deputy=False)
    assert Holder.objects.filter(until=None).count() == 2
    holder.refresh_from_db()
    assert holder.until is not None
    with pytest.raises(Refused):
        remove_holder(actor=cast.olu, holder=new, why="I want to")
    with pytest.raises(Refused, match="why"):
        remove_holder(actor=cast.rafa, holder=new, why=" ")
    remove_holder(actor=cast.rafa, holder=new, why="They left")
    assert not Holder.objects.filter(until=None).exists()
    assert [one for one in told() if "single lock" in one and "They left" in one]


def test_with_a_keyholder_the_manifest_is_sealed_to_them_and_the_server_has_no_key(cast: Cast, teams: object) -> None:
    one, two = PublicHalf.of_line(line()), PublicHalf.of_line(line())
    set_holder(actor=cast.rafa, line=one.line, called="Works council", is_deputy=False)
    set_holder(actor=cast.rafa, line=two.line, called="Union", is_deputy=True)
    begin(cast)
    found = the_round()
    seal = manifest_of(found).seal
    assert found.is_double
    assert seal.lock is Lock.DOUBLE
    assert seal.recipients == (one.recipient, two.recipient)
    assert seal.signers == (one.verify, two.verify)
