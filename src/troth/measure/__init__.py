"""What anonymous answers can honestly say, as arithmetic: items, ranges, levels, changes, and what to withhold."""
