"""After a release: a leader guesses first, then answers what was heard; what became of it stands beside the next."""
