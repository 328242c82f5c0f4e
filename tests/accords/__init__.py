"""Accords under test."""
