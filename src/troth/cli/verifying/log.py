"""The log of who read what, and signed accords: as they were signed."""

from troth_box.looking import Found
from troth_box.verifying.saying import holds, wrong

MEND = "Somebody changed the database past Troth. Compare with an older copy, and tell a representative."


def look_at_log() -> list[Found]:
    """Every day's digest, every version and signature of an accord."""
    from troth.accords.verifying import problems as accord_problems
    from troth.audit.queries import latest_seal, problems

    found = [wrong("Log", problem, MEND) for problem in problems()]
    found += [wrong("Accords", problem, MEND) for problem in accord_problems()]
    if found:
        return found
    seal = latest_seal()
    says = (
        f"The log is as it was signed, up to {seal.on}. Write this down, to compare later: {seal.digest}"
        if seal
        else "The log has no finished day yet: nothing to verify."
    )
    return [holds("Log", says), holds("Accords", "Every signed version is as it was signed.")]
