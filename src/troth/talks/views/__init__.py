"""Doorways of talks."""
