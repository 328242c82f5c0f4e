"""Tough news: planned, said clearly, and followed up with every person it touched, as each of them chooses."""
