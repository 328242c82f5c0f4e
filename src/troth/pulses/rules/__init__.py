"""The arithmetic of rounds: circles, states, days, and what may be said. No Django, no clock, no answers but released."""
