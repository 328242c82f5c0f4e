"""Reading cards and questions."""
