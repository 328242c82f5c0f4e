"""Clock, identifiers and errors: what everything else stands on, free of Django."""
