"""Cards: what each person wants others to know about them, and one question deeper at a time."""
