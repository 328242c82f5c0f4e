"""Repair under test."""
