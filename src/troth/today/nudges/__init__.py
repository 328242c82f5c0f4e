"""What each capability knows that may deserve attention, turned into nudges: pure functions of what was read."""
