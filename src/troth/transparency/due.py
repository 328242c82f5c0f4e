"""What of transparency happens once a day."""

from troth.jobs.registry import daily

from .counting import count_teams


@daily("transparency.count_teams")
def teams_are_counted() -> None:
    """Roughly how many teams use Troth, for everybody to read."""
    count_teams()
