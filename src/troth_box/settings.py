"""The box's own settings, from the environment; each variable is described in docs/operate/box.md."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from environs import Env

from troth.blind import shapes
from troth.blind.manifest import ORIGIN
from troth.blind.refusals import FormRefused

PAGE, CONCERN_PAGE, LISTENER_PAGE = (Path(__file__).parent / name for name in ("page", "concern_page", "listener_page"))
KEY_BYTES = 32


class Misset(Exception):
    """A setting that cannot be meant; the words name it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the box is, where it keeps things, and whose manifests it takes."""

    data: Path
    database_url: str
    origin: str
    site_key: bytes | None
    page: Path = PAGE
    concern_page: Path = CONCERN_PAGE
    listener_page: Path = LISTENER_PAGE

    @property
    def host(self) -> str:
        """The host name, with its port where it is not the usual one."""
        return urlsplit(self.origin).netloc


def from_environment() -> Settings:
    """Misset where a variable makes no sense."""
    env = Env()
    data = Path(env.str("TROTH_BOX_DATA", "var/box")).resolve()
    if (file := data / "box.env").exists():
        env.read_env(str(file), recurse=False)
    origin = env.str("TROTH_BOX_ORIGIN", "http://localhost:8001").rstrip("/")
    if not ORIGIN.fullmatch(origin):
        raise Misset("TROTH_BOX_ORIGIN must be https:// and a host name, or http://localhost and a port.")
    url = env.str("TROTH_BOX_DATABASE_URL", f"sqlite:///{data / 'box.sqlite3'}")
    if not url.startswith(("sqlite:///", "postgresql://")):
        raise Misset("TROTH_BOX_DATABASE_URL must begin with postgresql:// or sqlite:///.")
    return Settings(data, url, origin, _site_key(env.str("TROTH_BOX_SITE_KEY", "")))


def _site_key(written: str) -> bytes | None:
    if not written:
        return None
    try:
        return shapes.octets(written, "TROTH_BOX_SITE_KEY", length=KEY_BYTES)
    except FormRefused as refused:
        raise Misset(f"{refused}. `troth pulses site-key` on the site shows what belongs there.") from None
