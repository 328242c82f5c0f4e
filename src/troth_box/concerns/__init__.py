"""Sealed concerns in the box: letters nobody here can open, under names nobody can guess, with a day and no time."""
