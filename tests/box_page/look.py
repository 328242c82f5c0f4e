"""Scratch: pictures of every state."""
