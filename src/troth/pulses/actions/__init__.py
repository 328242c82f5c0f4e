"""Writes of pulses: one function for each intent."""
