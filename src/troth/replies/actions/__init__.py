"""What can be done after a release: guess, draft, answer once, correct."""
