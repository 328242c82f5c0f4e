"""Offices: who holds one, how they are chosen, and how a rule may change."""
