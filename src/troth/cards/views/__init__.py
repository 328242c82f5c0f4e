"""The doorways of cards and questions."""
