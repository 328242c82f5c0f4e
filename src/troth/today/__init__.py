"""The pages that show what matters now, and what is between two people."""
