"""Every cell of the table, for each kind in each state, against each member of the cast: exactly those it names."""

import pytest

from tests.cast import Cast
from tests.visibility.factories import FACTORIES, Case
from troth.visibility.gate import BINDINGS, reasons, reasons_for, visible_as, visible_to
from troth.visibility.policy import KINDS, Kind, Say, Viewer, kind

pytestmark = pytest.mark.django_db

# Of what is a whole team's, the team itself is the subject.
LED_BY = {"ben": {"ama"}, "chidi": {"ama"}, "emil": {"dora"}, "quay": {"ama"}, "loft": {"dora"}}
LED_BY["quay and up"] = {"ama", "frida"}  # to whom a release was opened that nobody has answered
IN_TEAM_WITH = {"ben": {"chidi"}, "chidi": {"ben"}, "emil": set(), "quay": {"ben", "chidi"}, "loft": {"emil"}}
OFFICES = {Viewer.LISTENER: "lena", Viewer.REPRESENTATIVE: "rafa", Viewer.OPERATOR: "olu"}


def _is(reader: Viewer, name: str, case: Case) -> bool:
    """Whether `name` is that to the row."""
    subject = case.subject or ""
    return {
        Viewer.AUTHOR: name == case.author,
        Viewer.COUNTERPART: name in case.counterparts,
        Viewer.LEADER: name in LED_BY.get(subject, set()),
        Viewer.TEAMMATE: name in IN_TEAM_WITH.get(subject, set()),
        Viewer.INCLUDED: name in case.included,
        Viewer.EVERYONE: True,
        Viewer.SERVER_HOLDER: False,
    }.get(reader, name == OFFICES.get(reader))


def _opens(row: Kind, reader: Viewer, case: Case) -> bool:
    """Whether the table opens that cell in this state."""
    say = row.say(reader)
    return say is Say.YES or (say in {Say.ONCE_SHARED, Say.BOTH_SEALED} and reader in case.opened)


def test_there_are_rows_in_each_state_for_every_kind() -> None:
    assert set(FACTORIES) == {row.key for row in KINDS}


@pytest.mark.parametrize("key", sorted(FACTORIES))
def test_exactly_those_see_it_whom_the_table_names(cast: Cast, key: str) -> None:
    cases = list(FACTORIES[key](cast))
    assert cases
    for name, viewer in cast.everyone().items():
        seen = set(visible_to(viewer, type(cases[0].row)).values_list("pk", flat=True))
        for case in cases:
            expected = [reader for reader in Viewer if _opens(kind(key), reader, case) and _is(reader, name, case)]
            assert (case.row.pk in seen) == bool(expected), f"{key} ({case.state}) and {name}"
            assert reasons(viewer, case.row) == expected, f"{key} ({case.state}) and {name}"


@pytest.mark.parametrize("key", sorted(FACTORIES))
def test_each_reader_alone_sees_what_that_cell_opens(cast: Cast, key: str) -> None:
    cases = list(FACTORIES[key](cast))
    model = type(cases[0].row)
    for name, viewer in cast.everyone().items():
        for reader in BINDINGS[model].filters:
            seen = set(visible_as(viewer, model, reader).values_list("pk", flat=True))
            for case in cases:
                expected = _opens(kind(key), reader, case) and _is(reader, name, case)
                assert (case.row.pk in seen) == expected, f"{key} ({case.state}), {name} as {reader}"


def test_reasons_for_many_rows_are_those_of_each(cast: Cast) -> None:
    rows = [case.row for case in FACTORIES["moment"](cast)]
    together = reasons_for(cast.ben, type(rows[0]), [row.pk for row in rows])
    assert {row.pk: reasons(cast.ben, row) for row in rows if reasons(cast.ben, row)} == together


def test_an_office_that_ended_opens_nothing_any_more(cast: Cast) -> None:
    from troth.people.models import Address, Office

    Office.objects.filter(person=cast.olu).update(until="2020-02-01")
    assert list(visible_to(cast.olu, Address)) == [cast.olu.address]


def test_a_leader_sees_no_more_once_they_lead_no_more(cast: Cast) -> None:
    from troth.identity.models import CardRequest
    from troth.people.models import Membership

    [case] = FACTORIES["card_request"](cast)
    assert visible_to(cast.ama, CardRequest).contains(case.row)
    Membership.objects.filter(person=cast.ama, role="leader").update(until="2020-02-01")
    assert not visible_to(cast.ama, CardRequest).exists()
    assert not visible_to(cast.frida, CardRequest).exists()
