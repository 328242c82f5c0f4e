"""Answers after a release."""
