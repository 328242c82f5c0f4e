"""Concerns without a browser: what a writer and a listener do, by a program of its own that keeps nothing by itself."""
