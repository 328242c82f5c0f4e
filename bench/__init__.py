"""Measured figures: pages at 40 and at 100,000 people, the server, an operator's chores, and what measuring does."""
