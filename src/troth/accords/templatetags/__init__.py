"""Words for the templates of accords."""
