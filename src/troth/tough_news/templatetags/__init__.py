"""Template tags of tough news."""
