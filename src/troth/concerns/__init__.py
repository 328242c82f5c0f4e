"""Speaking up early, on the site's side: who listens, whose slips are given, what may be told. No concern is here."""
