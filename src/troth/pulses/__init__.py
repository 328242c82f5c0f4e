"""Pulses: rounds of a short anonymous measure; who may answer once, and what may be said afterwards."""
