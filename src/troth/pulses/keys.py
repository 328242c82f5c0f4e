"""Keys kept as files, outside the database and its copies: the site's own, and one for each circle while it is needed.

A file appears whole and never changes; the first of two workers wins. Destroying overwrites it; what a file system
or a disk keeps of it besides is said in docs/decisions/0123.
"""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from troth.blind import signed
from troth.blind.canonical import to_b64
from troth.blind.keys import SigningKey, generate

_make: Callable[[], SigningKey] | None = None


@contextmanager
def made_by(make: Callable[[], SigningKey]) -> Iterator[None]:
    """Within the block new keys come from `make`: for the past of the demo company, and for tests."""
    global _make
    before, _make = _make, make
    try:
        yield
    finally:
        _make = before


def site_key() -> Ed25519PrivateKey:
    """The key with which the site signs manifests and gates; made at the first call."""
    return Ed25519PrivateKey.from_private_bytes(_kept(_folder() / "site.key", secrets.token_bytes, 32))


def has_site_key() -> bool:
    """Whether it was made already."""
    return (_folder() / "site.key").exists()


def site_public() -> str:
    """Its public half, as the box is told it."""
    return to_b64(site_key().public_key().public_bytes_raw())


def read_own(kind: signed.Kind, data: bytes) -> signed.Signed:
    """A document that this site signed; FormRefused for any other."""
    return signed.read(kind, data, [site_key().public_key().public_bytes_raw()])


def made_key(round_name: str, circle: str) -> SigningKey:
    """The signing key of a circle, made if there is none yet: about a second."""
    return SigningKey.from_bytes(
        _kept(_file(round_name, circle), lambda _: (_make or generate)().to_bytes(), 0), known=True
    )


def signing_key(round_name: str, circle: str) -> SigningKey | None:
    """The signing key of a circle; None where there is none, or none any more."""
    file = _file(round_name, circle)
    return SigningKey.from_bytes(file.read_bytes(), known=True) if file.exists() else None


def are_destroyed(round_name: str) -> bool:
    """Whether nothing is left of a round's keys."""
    return not _round_folder(round_name).exists()


def destroy(round_name: str) -> None:
    """Overwrite and remove every key of a round. Done already is done."""
    folder = _round_folder(round_name)
    for file in sorted(folder.glob("*")) if folder.exists() else []:
        _overwrite(file)
    shutil.rmtree(folder, ignore_errors=True)


def _folder() -> Path:
    return Path(settings.KEYS)


def _round_folder(round_name: str) -> Path:
    return _folder() / "rounds" / round_name


def _file(round_name: str, circle: str) -> Path:
    return _round_folder(round_name) / f"{circle}.key"


def _kept(path: Path, made: Callable[[int], bytes], size: int) -> bytes:
    """The bytes in `path`, put there whole if there are none."""
    if not path.exists():
        for folder in (_folder(), _folder() / "rounds", path.parent):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(made(size))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            _overwrite(draft)
        finally:
            draft.unlink(missing_ok=True)
    return path.read_bytes()


def _overwrite(file: Path) -> None:
    """Put random bytes in its place, on the disk, before it is removed."""
    try:
        with file.open("r+b") as opened:
            opened.write(secrets.token_bytes(file.stat().st_size))
            opened.flush()
            os.fsync(opened.fileno())
    except FileNotFoundError:  # another worker was first
        return
