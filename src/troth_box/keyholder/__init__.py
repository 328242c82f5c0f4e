"""What a keyholder does: make a key, check what the box hands over, count, sign; and what anybody can verify."""
