"""Measured figures: pages at 40 and at 100,000 people, the server, and the chores of an operator."""
