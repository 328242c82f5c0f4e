"""One file that holds a whole installation's data: written while people work, checked before it is trusted."""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from troth import __version__
from troth.kernel import clock
from troth.kernel.errors import Refused

from . import copies_postgres, copies_sqlite

MANIFEST, CONTENT = "manifest.json", "content"
FAST = 1  # a large copy takes two thirds of the time, and is a tenth larger
ENGINES = {"sqlite": copies_sqlite, "postgresql": copies_postgres}


@dataclass(frozen=True)
class Manifest:
    """What a copy says about itself. `rows` counts each table's; `sha256` is of the content inside the file."""

    version: str
    engine: str
    made_on: str
    migrations: list[str]
    rows: dict[str, int]
    sha256: str


def backup(file: Path) -> Manifest:
    """Copy the database as it is at one moment into `file` (which must not exist), readable by its owner alone."""
    if file.exists():
        raise Refused(f"{file} is there already. Choose another name, so that no copy is lost.")
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    alias = _owner_alias()
    vendor = connections[alias].vendor
    with _folder(file.parent) as folder:
        content = folder / CONTENT
        rows = ENGINES[vendor].dump(connections[alias], content)
        manifest = Manifest(
            version=__version__,
            engine=vendor,
            made_on=clock.now().date().isoformat(),
            migrations=_migrations(),
            rows=rows,
            sha256=_sha256(content),
        )
        _pack(manifest, content, folder / "packed")
        read(folder / "packed")
        os.replace(folder / "packed", file)
    return manifest


def read(file: Path) -> Manifest:
    """What the copy says about itself, its content checked against its checksum. Raises Refused."""
    try:
        with zipfile.ZipFile(file) as packed:
            manifest = Manifest(**json.loads(packed.read(MANIFEST)))
            with packed.open(CONTENT) as content:
                found = hashlib.file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]
    except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError) as problem:
        raise Refused(
            f"{file} cannot be read as a copy made by `troth backup` ({type(problem).__name__})."
        ) from problem
    if found != manifest.sha256:
        raise Refused(f"{file} is damaged: its content does not have the checksum it should. Use another copy.")
    return manifest


def restore(file: Path, *, is_overwriting: bool) -> Manifest:
    """Put a copy's data in place of what is there; everybody must sign in again afterwards.

    Refused, with nothing changed, where the copy is damaged, of another engine, or newer than this program, and where
    there is data already unless `is_overwriting`.
    """
    manifest = read(file)
    alias = _owner_alias()
    connection = connections[alias]
    _refuse_misfits(manifest, connection.vendor)
    engine = ENGINES[connection.vendor]
    if not is_overwriting and has_data():
        raise Refused(
            "There is data in the database already. To replace all of it, say: troth restore --overwrite FILE"
        )
    with _folder(Path(settings.DATA)) as folder:
        with zipfile.ZipFile(file) as packed:
            packed.extract(CONTENT, folder)
        engine.load(connection, folder / CONTENT, expected=manifest.rows)
    _end_sessions(alias)
    return manifest


def _refuse_misfits(manifest: Manifest, vendor: str) -> None:
    if manifest.engine != vendor:
        raise Refused(f"This is a copy of a {manifest.engine} database, and DATABASE_URL names a {vendor} one.")
    unknown = set(manifest.migrations) - set(_known_migrations())
    if unknown:
        raise Refused(f"This copy was made by a newer Troth ({manifest.version}). Install that version first.")


def has_data() -> bool:
    """Whether anything is in the database that migrations did not put there."""
    connection = connections[_owner_alias()]
    with connection.cursor() as cursor:
        if "people_person" not in connection.introspection.table_names(cursor):
            return False
        cursor.execute("SELECT EXISTS (SELECT 1 FROM people_person) OR EXISTS (SELECT 1 FROM people_organisation)")
        return bool(cursor.fetchone()[0])


def _end_sessions(alias: str) -> None:
    """A session that was ended since the copy was made must not come back to life."""
    with connections[alias].cursor() as cursor:
        cursor.execute("DELETE FROM django_session")
    connections[alias].close()


def _owner_alias() -> str:
    return "owner" if "owner" in settings.DATABASES else "default"


def _migrations() -> list[str]:
    applied = MigrationRecorder(connections[_owner_alias()]).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def _known_migrations() -> list[str]:
    return [f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations]


def _pack(manifest: Manifest, content: Path, file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=FAST) as packed:
        packed.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
        packed.write(content, CONTENT)
    with file.open("rb") as written:
        os.fsync(written.fileno())


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


@contextmanager
def _folder(beside: Path) -> Iterator[Path]:
    """A private folder on the same disk, gone afterwards."""
    beside.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=beside, prefix=".copy-") as name:
        yield Path(name)
