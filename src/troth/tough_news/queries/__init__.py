"""Reading tough news: one's own plans, what was told, what is owed and what is to come."""
