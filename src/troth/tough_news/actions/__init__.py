"""Writing tough news: planning it, having said it, and what follows."""
