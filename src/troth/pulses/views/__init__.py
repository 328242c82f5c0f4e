"""Doorways of pulses."""
