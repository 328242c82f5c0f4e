"""What a person's calendar is told."""

from troth.visibility.kinds import Kind, Say, Viewer

CALENDAR = (
    Kind(
        key="calendar_choice",
        title="Your calendar’s address",
        contains="That your calendar may read your days from Troth, and whether it is shown whom and what. Of the "
        "address only a fingerprint is kept.",
        cells={Viewer.AUTHOR: Say.YES, Viewer.SERVER_HOLDER: Say.YES},
        is_private=True,
    ),
)
