"""Everything that changes how a person signs in."""

from .invitations import invitation_link

__all__ = ["invitation_link"]
