"""Export and erasure of one person's data."""
