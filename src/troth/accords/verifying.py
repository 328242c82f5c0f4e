"""Checking every version and signature against its hash and the installation's key, for `troth verify`."""

from troth.accords.models import Signature, Version
from troth.accords.rules import digest_of
from troth.accords.sealing import is_sealed


def problems() -> list[str]:
    """One sentence for each version or signature that is not as it was signed."""
    versions = Version.objects.prefetch_related("signatures").order_by("accord_id", "number", "id")
    return [problem for version in versions.iterator(chunk_size=500) for problem in problems_of(version)]


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
