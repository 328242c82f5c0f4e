"""The doorways of decisions."""
