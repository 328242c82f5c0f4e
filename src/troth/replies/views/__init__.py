"""Doorways of replies."""
