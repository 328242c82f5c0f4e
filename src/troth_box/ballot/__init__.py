"""Answering without a browser: the same tokens, checks and sealed ballots, by a program of its own."""
