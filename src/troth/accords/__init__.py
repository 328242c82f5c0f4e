"""Accords: what a leader and a person, or a team, expect and offer, written apart and agreed together."""
