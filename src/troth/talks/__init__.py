"""Accountability as a spectrum: 1:1s, talks about one matter, their preparation, and what follows them."""
