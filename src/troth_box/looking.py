"""What is wrong with this box and how to mend it, for `troth box doctor`: above all, where something keeps who came."""

import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from troth.blind import canonical
from troth.blind.listeners import Listeners
from troth.blind.manifest import Manifest

from .concerns.store import Concerns
from .page_files import INDEX, PageFiles
from .settings import Settings
from .states import State
from .store import Store, opened
from .store.postgres import MAY

OTHERS = stat.S_IRWXO | stat.S_IRWXG
LOUD = (
    "SELECT name FROM pg_settings WHERE (name = 'log_statement' AND setting <> 'none')"
    " OR (name IN ('log_min_duration_statement', 'log_min_duration_sample') AND setting <> '-1')"
    " OR (name = 'log_min_error_statement' AND setting NOT IN ('panic', 'fatal', 'log'))"
    " OR (name IN ('track_commit_timestamp', 'log_connections', 'log_disconnections', 'log_replication_commands')"
    " AND setting <> 'off') ORDER BY name"
)
KEPT = "SELECT name FROM pg_settings WHERE name = 'archive_mode' AND setting <> 'off'"
REUSED = (
    "SELECT name FROM pg_settings WHERE (name = 'wal_recycle' AND setting <> 'off')"
    " OR (name = 'wal_keep_size' AND setting <> '0') ORDER BY name"
)
SLOTS = "SELECT count(*) FROM pg_replication_slots"
UNFINISHED = (State.ISSUING, State.GATED, State.OPEN)
NGINX = (Path("/etc/nginx/nginx.conf"), Path("/etc/nginx/sites-enabled"), Path("/etc/nginx/conf.d"))
DISCARDED = r"\blog\b[^\n{]*\{\s*output\s+discard\s*\}"
CADDY = (Path("/etc/caddy/Caddyfile"),)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing looked at: `level` is good, warning or error; `mend` says what to do."""

    level: str
    about: str
    says: str
    mend: str = ""


def look(settings: Settings, *, nginx: Iterable[Path] = NGINX, caddy: Iterable[Path] = CADDY) -> list[Found]:
    """Everything, in the order in which to mend it."""
    name = urlsplit(settings.origin).hostname or ""
    logs = logs_of_proxies(name, nginx=nginx, caddy=caddy)
    found = [_address(settings), _site(settings), _page(settings), _files(settings), *logs]
    try:
        store = opened(settings.database_url)
    except Exception as problem:
        mend = "Start it, or see that TROTH_BOX_DATABASE_URL names it, with a user and password it knows."
        return [*found, Found("error", "Database", f"It does not answer ({type(problem).__name__}).", mend)]
    try:
        return [
            *found,
            *_log(settings, store),
            *_pages_of_rounds(settings, store),
            *_pages_of_concerns(settings, store),
        ]
    finally:
        store.close()


def _address(settings: Settings) -> Found:
    if settings.origin.startswith("https://"):
        return Found("good", "Address", f"{settings.origin}")
    mend = "Give the box a host name of its own with a certificate, and set TROTH_BOX_ORIGIN=https://..."
    return Found("warning", "Address", f"{settings.origin} is good for trying out on this machine, and no more.", mend)


def _site(settings: Settings) -> Found:
    if settings.site_key:
        return Found("good", "Site", "It takes rounds signed by one site.")
    mend = "Set TROTH_BOX_SITE_KEY to what `troth pulses site-key` shows on the site."
    return Found("error", "Site", "It has not been told whose rounds it takes.", mend)


def _page(settings: Settings) -> Found:
    if INDEX in PageFiles(settings.page).files:
        return Found("good", "Page", "The answering page is there.")
    return Found("error", "Page", "The answering page is missing.", "Install this version of Troth again, whole.")


def _files(settings: Settings) -> Found:
    if settings.data.exists() and settings.data.stat().st_mode & OTHERS:
        says = f"Others on this machine can look into {settings.data}."
        return Found("error", "Files", says, f"Run: chmod -R go-rwx {settings.data}")
    return Found("good", "Files", "Others on this machine cannot look into the data folder.")


def logs_of_proxies(name: str, *, nginx: Iterable[Path] = NGINX, caddy: Iterable[Path] = CADDY) -> Iterator[Found]:
    """Where a proxy on this machine serves this host name and keeps a log of requests."""
    mend = "docs/operate/box.md and the samples in deploy/ say how to keep none."
    for path, text in _texts(nginx):
        if re.search(rf"server_name[^;]*\b{re.escape(name)}\b", text) and not re.search(r"access_log\s+off\s*;", text):
            yield Found("error", "Access log", f"{path} keeps a log of who came to {name}, and when.", mend)
    for path, text in _texts(caddy):
        if name in text and re.search(r"^\s*log\b", re.sub(DISCARDED, "", text), re.MULTILINE):
            yield Found("error", "Access log", f"{path} keeps a log of requests.", mend)


def _texts(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            try:
                yield file, re.sub(r"#.*", "", file.read_text())
            except (OSError, UnicodeDecodeError):
                continue


def _log(settings: Settings, store: Store) -> Iterator[Found]:
    if not settings.database_url.startswith("postgresql://"):
        yield Found("good", "Database", "SQLite, which keeps no log.")
        return
    if loud := ", ".join(str(name) for (name,) in store.execute(LOUD)):
        says = f"PostgreSQL writes down who connected, when, or what was sent ({loud})."
        yield Found("error", "Database", says, "docs/operate/box.md has the settings that keep it quiet.")
    else:
        yield Found("good", "Database", "PostgreSQL answers, and keeps no log of what is sent.")
    if store.execute(KEPT):
        says = "PostgreSQL archives its write-ahead log, and with it sealed ballots in the order in which they came."
        mend = "Let the archive of this server age out in days, or give the box a server that keeps none."
        yield Found("warning", "Archive", says, mend)
    yield from _log_ahead(store)


def _log_ahead(store: Store) -> Iterator[Found]:
    """Whether the write-ahead log, in which ballots lie as they came, is given up each time they are written anew."""
    lacking = [str(name) for (name,) in store.execute(REUSED)]
    lacking += ["a replication slot"] if store.execute(SLOTS) != [(0,)] else []
    lacking += [] if store.execute(MAY) == [(True, True)] else ["the role may not end the log"]
    if lacking:
        says = f"PostgreSQL keeps its log, in which ballots lie as they came, for longer ({', '.join(lacking)})."
        yield Found("warning", "Write-ahead log", says, "docs/operate/box.md has the settings, or use SQLite.")
    else:
        yield Found("good", "Write-ahead log", "It is given up each time ballots are written anew.")


def _pages_of_concerns(settings: Settings, store: Store) -> Iterator[Found]:
    """The list of listeners names the pages of concerns: until the site has signed a new one, others are refused."""
    if (document := Concerns(store).listeners()) is None:
        return
    found = canonical.loads(document)
    listed = Listeners.of(found["document"] if isinstance(found, dict) else None)
    pages = tuple(PageFiles(folder).digest for folder in (settings.concern_page, settings.listener_page))
    if (listed.concern_page, listed.listener_page) == pages:
        yield Found("good", "Concerns", f"List {listed.number} of those who listen names the pages that are here.")
        return
    says = f"List {listed.number} of those who listen names other pages than these: until the next, nobody can write."
    yield Found(
        "warning",
        "Concerns",
        says,
        "The site signs a new list by itself, within the day: see that it reaches this box.",
    )


def _pages_of_rounds(settings: Settings, store: Store) -> Iterator[Found]:
    """A round names the page it is answered on. Another one would be refused by everybody's browser, as it should."""
    digest = PageFiles(settings.page).digest
    for id, (state, _) in store.states().items():
        kept = store.round(id)
        if state not in UNFINISHED or kept is None:
            continue
        document = canonical.loads(kept.manifest)
        manifest = Manifest.of(document["document"] if isinstance(document, dict) else None)
        if manifest.page != digest:
            says = f"A round that goes on up to {manifest.answering.last} was begun with another answering page."
            yield Found(
                "error", "Page", says, f"Go back to the version before until then, and upgrade after that ({id})."
            )
