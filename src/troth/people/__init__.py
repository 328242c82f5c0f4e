"""Persons, teams, membership through time, offices, the roster."""
