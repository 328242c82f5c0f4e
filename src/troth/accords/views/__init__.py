"""Doorways of accords."""
