"""Checking every version and signature against its hash and the installation's key, for `troth verify`."""

from collections.abc import Iterator
from itertools import pairwise

from troth.accords.models import Signature, TeamAccord, TeamVersion, Version
from troth.accords.rules import digest_of
from troth.accords.sealing import TEAM, is_sealed
from troth.accords.standing import team_text_now


def problems() -> list[str]:
    """One sentence for each version or signature that is not as it was signed, of pairs and of teams."""
    versions = Version.objects.prefetch_related("signatures").order_by("accord_id", "number", "id")
    found = [problem for version in versions.iterator(chunk_size=500) for problem in problems_of(version)]
    return found + [problem for accord in TeamAccord.objects.order_by("id") for problem in problems_of_team(accord)]


def problems_of(version: Version) -> list[str]:
    """What is wrong with one version."""
    found = []
    if digest_of(version.text) != version.digest:
        found.append(f"Version {version.number} of the accord {version.accord_id}: the text is not what was signed.")
    return found + [wrong for name in version.signatures.all() if (wrong := problem_of_signature(version, name))]


def problem_of_signature(version: Version, name: Signature) -> str:
    """What is wrong with one signature, or nothing."""
    sealed = is_sealed(digest=name.digest, party=name.party, signer=name.signer, on=name.on, seal=name.seal)
    if sealed and name.digest == version.digest:
        return ""
    return f"Version {version.number} of the accord {version.accord_id}: the {name.party}'s signature does not fit."


def problems_of_team(accord: TeamAccord) -> Iterator[str]:
    """What is wrong with a team's versions: a text, a seal, a number left out, or clauses that nobody adopted."""
    versions = list(TeamVersion.objects.filter(accord=accord).order_by("number"))
    for version in versions:
        of = f"Version {version.number} of the team accord {accord.id}"
        if digest_of(version.text) != version.digest:
            yield f"{of}: the text is not what was adopted."
        if not is_sealed(
            digest=version.digest, party=TEAM, signer=version.signer, on=version.adopted_on, seal=version.seal
        ):
            yield f"{of}: the seal does not fit."
    numbers = [0, *(version.number for version in versions)]
    if any(later != earlier + 1 for earlier, later in pairwise(numbers)):
        yield f"The team accord {accord.id}: a version is missing."
    if versions and versions[-1].text != team_text_now(accord, versions[-1].number):
        yield f"The team accord {accord.id}: the clauses are not those of version {versions[-1].number}."
