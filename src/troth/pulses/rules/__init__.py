"""The arithmetic of rounds: circles, states, days, and how what is released is said. No Django, no clock."""
