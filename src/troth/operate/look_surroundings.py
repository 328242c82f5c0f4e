"""Looks at the machine: room on the disk, and who may read our files."""

import shutil
import stat
from pathlib import Path

from django.conf import settings

from .finding import Finding, error, good, warning

GIGABYTE = 10**9
OTHERS = stat.S_IRWXO


def disk() -> Finding:
    """Whether there is room to write."""
    free = shutil.disk_usage(_existing(Path(settings.DATA))).free
    says = f"{free / GIGABYTE:.1f} GB free where Troth keeps its data."
    mend = f"Make room on the disk of {settings.DATA}: old backups first."
    if free < 0.2 * GIGABYTE:
        return error("Disk", says, mend)
    return warning("Disk", says, mend) if free < GIGABYTE else good("Disk", says)


def _existing(folder: Path) -> Path:
    return folder if folder.exists() else _existing(folder.parent)


def permissions() -> Finding:
    """Whether other users of this machine can read what is ours."""
    data = Path(settings.DATA)
    if not data.exists():
        return good("Files", "None yet.")
    if data.stat().st_mode & OTHERS == 0:
        return good("Files", "Other users of this machine cannot look into the data folder.")
    names = ("troth.env", "secret.key", "audit.key", "troth.sqlite3", "backups")
    readable = [name for name in names if (data / name).exists() and (data / name).stat().st_mode & OTHERS]
    if readable:
        return error(
            "Files",
            f"Every user of this machine can read {', '.join(readable)} in {data}.",
            f"Run: chmod -R o-rwx {data}",
        )
    return good("Files", "Other users of this machine cannot read them.")
