"""A secret key that an installation makes for itself on its first start and keeps."""

import os
import secrets
from pathlib import Path


def kept_secret(path: Path) -> str:
    """The key in `path`; made (64 random characters, readable by its owner alone) if there is none.

    Two processes starting at once agree: the file appears whole, and the first one wins.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
