"""The doorways of repair."""
