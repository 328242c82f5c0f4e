"""What somebody without a key or an account can check: the box over the web, and what they were shown on the site."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click

from troth.blind import canonical, shapes
from troth.blind.refusals import FormRefused
from troth_box.keyholder.checking import signer_of
from troth_box.looking import Found
from troth_box.reaching import Box
from troth_box.trouble import Trouble
from troth_box.verifying.outside import ONE, verify_from_outside
from troth_box.verifying.papers import Papers
from troth_box.verifying.saying import holds, unseen, wrong

from .between import MEND, look_between

KEY_BYTES = 32
HOW = "/safely/how/"
WORDS = "The eight words"


def verify_from_afar(
    address: str, *, site: str | None, site_key: str | None, words: str | None, documents: Sequence[Path]
) -> list[Found]:
    """Everything. Trouble where the box cannot be reached."""
    box = Box(address)
    found, papers, _ = verify_from_outside(box, [_key(site_key)] if site_key else [])
    if site_key is None:
        found.append(_signers(papers))
    return [*found, *_site(site, box), *_shown(words, found), *_files(documents, papers), *_not_seen()]


def _key(text: str) -> bytes:
    try:
        return shapes.octets(text.strip(), "the site's key", length=KEY_BYTES)
    except FormRefused as refused:
        raise click.ClickException(f"Refused: {refused}.") from None


def _signers(papers: Mapping[str, Papers]) -> Found:
    keys = sorted({key for one in papers.values() if (key := _signer(one.manifest))})
    says = f"Compare it with “Check this round” on the site: {', '.join(keys) or 'there is no round yet'}."
    return unseen("The site's key", says, "With --site-key it is compared here.")


def _signer(manifest: bytes) -> str:
    try:
        return canonical.to_b64(signer_of(canonical.loads(manifest)))
    except FormRefused:
        return ""


def _site(address: str | None, box: Box) -> Iterator[Found]:
    """The site from outside: another host name than the box, and no cookie that would reach the box."""
    about = "Site"
    if address is None:
        yield unseen(about, "Not named. With --site it is looked at too.")
        return
    site = Box(address)
    name = urlsplit(box.origin).hostname or ""
    if urlsplit(site.origin).hostname == name:
        yield wrong(about, "It has the same host name as the box, so that browsers send the box its cookies.", MEND)
        return
    try:
        cookie = site.answer_to(HOW, ONE).headers.get("set-cookie", "")
    except Trouble as trouble:
        yield unseen(about, trouble.says, trouble.mend)
        return
    if "domain=" in cookie.lower():
        yield wrong(about, "It sets a cookie for other host names than its own; the box could be sent it.", MEND)
    else:
        yield holds(about, "It has another host name than the box, and sets no cookie for other names.")


def _shown(words: str | None, found: Sequence[Found]) -> Iterator[Found]:
    """Whether somebody was shown the words of a round that is there."""
    if words is None:
        yield unseen(WORDS, "Compare those above with the ones you were shown. With --words it is done here.")
    elif any(one.level == "good" and f": {' '.join(words.lower().split())}." in one.says for one in found):
        yield holds(WORDS, "You were shown the words of a round that is here.")
    else:
        yield wrong(WORDS, "There is no round with the words you were shown.", MEND)


def _files(documents: Sequence[Path], papers: Mapping[str, Papers]) -> list[Found]:
    """What was saved from the site's page, beside what the box has."""
    if not documents:
        says = "Files saved from “Check this round” on the site are compared with the box's by --document."
        return [unseen("Site and box", says)]
    return look_between(_saved(documents), papers, is_all=False)


def _saved(documents: Sequence[Path]) -> Mapping[str, Papers]:
    found: dict[str, dict[str, bytes]] = {}
    for file in documents:
        try:
            document = canonical.loads(file.read_bytes())["document"]  # type: ignore[index]
            name = shapes.matching(document["round"], shapes.ROUND, "the round")
        except (FormRefused, KeyError, TypeError):
            raise click.ClickException(f"{file} is not one of a round's documents.") from None
        which = (
            "manifest" if "circles" in document and "seal" in document else "gate" if "issued" in document else "tally"
        )
        found.setdefault(name, {"manifest": b""})[which] = file.read_bytes()
    return {name: Papers(name, **parts) for name, parts in found.items()}


def _not_seen() -> list[Found]:
    says = "Tables, logs, files and what figures show together are seen on the servers: troth verify, troth box verify."
    return [unseen("Within", says, "Ask that they be run before your eyes.")]
