"""Blind signatures, RSABSSA-SHA384-PSS-Randomized of RFC 9474: the right to answer once, without a name on it."""
