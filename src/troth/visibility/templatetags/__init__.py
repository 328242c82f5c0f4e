"""Template tags of visibility."""
