"""What lies in the demo's box for its listeners: it opens with the keys that docs/guide/first-five-minutes.md shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.box import rounds
from tests.box.concerning import Company
from tests.box.rounds import Day
from troth.blind import canonical, letters
from troth.blind.letters import Written
from troth.blind.signed import Kind
from troth.cli.demo.concerns import HEARD
from troth.cli.demo.sealed import LISTENERS, TOLD, identity_of, is_complete, main, put_down, writer_of
from troth_box.box import Box

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "first-five-minutes.md"


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    day = Day()
    box = Box(rounds.settings_in(tmp_path), today=day)
    company = Company(box, day, [identity_of(one) for one in LISTENERS])
    yield company
    box.store.close()


def test_what_was_said_is_read_by_those_who_listen_and_by_its_writer(company: Company) -> None:
    assert not is_complete(company.box.post.listeners_now())
    company = Company.begun(company.box, company.day, identities=company.identities)
    assert is_complete(company.box.post.listeners_now())
    put_down(company.box, company.listeners, company.day.today)
    put_down(company.box, company.listeners, company.day.today)
    assert company.states() == ["new", "acknowledged", "answered"]
    for told in TOLD:
        writer = writer_of(told.name)
        wanted = sorted(one.text for one in told.letters)
        assert sorted(company.texts(writer)) == wanted
        for identity in company.identities:
            sealed = [canonical.from_b64(one["sealed"]) for one in company.thread(writer, identity)]
            found = [letters.read(letters.opened(one, identity.secret), writer.thread) for one in sealed]
            assert sorted(one.text for one in found) == wanted
            assert {one.who.name for one in found if isinstance(one, Written)} == {told.pen}
    released = [one.text for told in TOLD for one in told.letters if one.kind == "release"]
    assert set(released) <= {said for _, _, said, _, _ in HEARD}


def test_the_keys_and_the_words_are_in_the_guide() -> None:
    text = " ".join(GUIDE.read_text().split())
    assert identity_of(LISTENERS[0]).secret in text
    assert " ".join(writer_of("nights").words) in text


def test_it_is_put_there_once_for_each_box(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = company.box.settings
    monkeypatch.setenv("TROTH_BOX_DATA", str(settings.data))
    monkeypatch.setenv("TROTH_BOX_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("TROTH_BOX_ORIGIN", settings.origin)
    waited: list[float] = []
    begun: list[Company] = []

    def publish(seconds: float) -> None:
        waited.append(seconds)
        begun.append(Company.begun(company.box, company.day, identities=company.identities))

    main(publish)
    assert len(waited) == 1
    [there] = begun
    there.box.post.delete(there.ask(Kind.DELETE, writer_of("nights")))
    main(publish)
    assert len(waited) == 1
    assert writer_of("nights").thread not in company.box.post.concerns.threads()
