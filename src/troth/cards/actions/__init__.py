"""What people do with cards and questions."""
