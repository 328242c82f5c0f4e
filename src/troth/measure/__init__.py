"""What anonymous answers can honestly say, as arithmetic: items, marks, ranges, levels, changes, and what to withhold."""
