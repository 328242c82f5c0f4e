"""The append-only record of who read or changed what."""
