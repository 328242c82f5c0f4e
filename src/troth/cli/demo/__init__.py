"""The demo company, Harbour & Hale: an invented year that the product's own actions have lived through."""

from troth.identity.demo_cast import TO_BEGIN_WITH


def cast() -> tuple[tuple[str, str], ...]:
    """Those to step into first: their names, and why one would want to be them."""
    return TO_BEGIN_WITH


def load() -> bool:
    """Load it into an empty database; False where it is there already. Raises Refused where the database holds else."""
    from .loading import load as load_company  # its models need Django to be set up

    return load_company()
