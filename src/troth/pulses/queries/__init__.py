"""Reads of pulses: the viewer comes first, and everything goes through the gate."""

from .releases import Figures, figures_for, releases_for

__all__ = ["Figures", "figures_for", "releases_for"]
