"""Doorways of tough news."""
