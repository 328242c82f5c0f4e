"""The product's own settings, on a throwaway database: SQLite, or PostgreSQL with TROTH_TEST_DB=postgres."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests import postgres

IS_POSTGRES = os.environ.get("TROTH_TEST_DB", "sqlite") == "postgres"


def _data_folder() -> Path:
    """A data folder of this process, so that no test ever reads the installation's own settings or database."""
    folder = Path(tempfile.mkdtemp(prefix="troth-test-"))
    (folder / "static").mkdir()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


DATA_FOLDER = _data_folder()
for name in [
    name for name in os.environ if name.startswith("TROTH_") and not name.startswith(("TROTH_TEST", "TROTH_SCREENS"))
]:
    del os.environ[name]
os.environ["TROTH_DATA"] = str(DATA_FOLDER)
os.environ["TROTH_SECRET_KEY"] = "for tests only, and long enough that nobody could guess it"
os.environ["TROTH_ORIGIN"] = "http://testserver"
os.environ.pop("DATABASE_URL", None)
if IS_POSTGRES:
    os.environ["DATABASE_URL"] = postgres.shared().url("troth", postgres.OWNER)

os.environ["TROTH_QUIET_HOURS"] = ""  # tests run at any hour; those about hours choose their own

from troth.config.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
# Tests read pages, not hashed file names: nothing needs to be collected first.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
