"""`troth verify` on a server, as a process: sound, or exit status 1 and in words what was changed past it."""

from pathlib import Path

import pytest

from tests.box.conftest import settings  # noqa: F401 - a box's own database, on the run's engine
from tests.box.rounds import SITE
from tests.box.served import round_of_today
from tests.cli.conftest import Troth, sql
from tests.settings import IS_POSTGRES
from troth.blind import canonical
from troth_box.settings import Settings

LITE = "CREATE TRIGGER noted AFTER INSERT ON pulses_issued BEGIN SELECT 1; END"
ON_POSTGRES = "CREATE TRIGGER noted BEFORE UPDATE ON pulses_issued FOR EACH ROW EXECUTE FUNCTION {}()"
TRIGGER = ON_POSTGRES.format("suppress_redundant_updates_trigger") if IS_POSTGRES else LITE


def test_a_sound_installation_is_found_sound_and_what_was_added_is_named(founded: Troth, env: dict[str, str]) -> None:
    done = founded("verify")
    assert done.returncode == 0, done.stdout
    for about in ("Log", "Accords", "Tables of the site", "Shredded", "Figures together", "Error mail", "Files"):
        assert f"ok   {about}:" in done.stdout
    assert "--   Box:" in done.stdout
    assert not Path(env["TROTH_DATA"], "keys").exists()  # it makes nothing, not even a key
    sql(env, "ALTER TABLE pulses_issued ADD COLUMN came_at varchar(30)")
    sql(env, TRIGGER)
    done = founded("verify")
    assert done.returncode == 1
    assert "MEND Tables of the site: The column came_at of pulses_issued is not one of Troth's." in done.stdout
    assert "pulses_issued has a trigger, noted" in done.stdout


def test_a_box_on_the_same_machine_is_looked_into_and_a_round_nobody_knows_is_named(
    founded: Troth,
    settings: Settings,  # noqa: F811
) -> None:
    settings.data.chmod(0o700)
    round_of_today(settings)
    named = {
        "TROTH_BOX_DATA": str(settings.data),
        "TROTH_BOX_DATABASE_URL": settings.database_url,
        "TROTH_BOX_ORIGIN": settings.origin,
        "TROTH_BOX_SITE_KEY": canonical.to_b64(SITE.public_key().public_bytes_raw()),
    }
    done = founded("verify", **named)
    assert done.returncode == 1
    assert "ok   Tables of the box:" in done.stdout
    assert "that this site does not know" in done.stdout


@pytest.mark.parametrize("name", ["--site", "--site-key", "--words"])
def test_from_outside_the_box_must_be_named(founded: Troth, name: str) -> None:
    done = founded("verify", name, "https://troth.example.org")
    assert done.returncode == 1
    assert "--box" in done.stderr
