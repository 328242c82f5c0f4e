"""Stepping in as anybody: in the demo, on this machine, and nowhere else, whatever is set."""

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import troth
from tests.cast import Cast
from tests.identity.conftest import is_in
from troth.cli.founding import organisation_name
from troth.kernel.errors import Refused
from troth.people.models import Organisation


def arrange(settings: Any, *, setting: bool, demo_database: bool) -> None:
    """The setting, and what the database says."""
    settings.DEMO = setting
    settings.ALLOWED_HOSTS = ["*"]
    Organisation.objects.update(is_demo=demo_database)


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "localhost"])
def test_in_the_demo_one_click_makes_one_somebody(cast: Cast, settings: Any, host: str) -> None:
    arrange(settings, setting=True, demo_database=True)
    client = Client(headers={"host": host})
    assert "Ben Lindqvist" in client.get("/step-in/").content.decode()
    client.post(f"/step-in/{cast.ben.id}/")
    assert is_in(client)
    assert "Ben Lindqvist" in client.get("/sign-in/mine/").content.decode()
    client.post(f"/step-in/{cast.ama.id}/")
    assert "Ama Owusu" in client.get("/sign-in/mine/").content.decode()


HOSTS = ("localhost:8000", "troth.example.org", "localhost.evil.example", "127.0.0.1.nip.example", "10.0.0.5:8000")


@pytest.mark.parametrize(("setting", "demo_database", "host"), list(product((True, False), (True, False), HOSTS)))
def test_it_takes_all_three(cast: Cast, settings: Any, setting: bool, demo_database: bool, host: str) -> None:
    arrange(settings, setting=setting, demo_database=demo_database)
    expected = 200 if setting and demo_database and host == "localhost:8000" else 404
    client = Client(headers={"host": host})
    assert client.get("/step-in/").status_code == expected
    if expected == 404:
        assert client.post(f"/step-in/{cast.ben.id}/").status_code == 404
        assert not is_in(client)


@pytest.mark.parametrize("name", ["DEMO", "DEBUG", "IS_SECURE", "HAS_MAIL"])
def test_no_setting_alone_opens_it(cast: Cast, settings: Any, name: str) -> None:
    setattr(settings, name, True)
    settings.ALLOWED_HOSTS = ["*"]
    assert Client(headers={"host": "localhost"}).get("/step-in/").status_code == 404


def test_nobody_steps_in_as_someone_who_left(cast: Cast, settings: Any) -> None:
    arrange(settings, setting=True, demo_database=True)
    client = Client(headers={"host": "localhost"})
    assert client.post(f"/step-in/{cast.gil.id}/").status_code == 404


def test_init_refuses_the_demo_company(cast: Cast) -> None:
    Organisation.objects.update(is_demo=True)
    with pytest.raises(Refused, match="demo company"):
        organisation_name()


def test_only_loading_the_demo_says_that_a_database_is_one() -> None:
    source = Path(troth.__file__).parent
    saying = [path for path in source.rglob("*.py") if re.search(r"""is_demo["']?\s*[=:]\s*True""", path.read_text())]
    names = {path.relative_to(source).as_posix() for path in saying}
    assert names == {"cli/demo/loading.py", "identity/actions/demo.py"}  # who says it, and who asks


def test_looking_does_not_step_in(cast: Cast, settings: Any) -> None:
    arrange(settings, setting=True, demo_database=True)
    client = Client(headers={"host": "localhost"})
    assert client.get(f"/step-in/{cast.ben.id}/").status_code == 405
    assert not is_in(client)
