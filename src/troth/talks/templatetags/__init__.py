"""Words of talks in templates."""
