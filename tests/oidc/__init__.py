"""A real OpenID Connect provider, and what Troth makes of it."""
