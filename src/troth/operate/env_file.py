"""The settings file of an installation, troth.env in its data folder: what was said once is kept."""

from pathlib import Path

from dotenv import dotenv_values, set_key


def read_settings(file: Path) -> dict[str, str]:
    """What the file says; nothing where there is none."""
    return {name: value for name, value in dotenv_values(file, interpolate=False).items() if value is not None}


def keep_settings(file: Path, values: dict[str, str]) -> None:
    """Write the values into the file, leaving every other line as it is; only its owner can read it."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.touch(mode=0o600)
    for name, value in values.items():
        set_key(file, name, value, quote_mode="always")
    file.chmod(0o600)
