"""Reads of replies: the viewer comes first, and everything goes through the gate."""
