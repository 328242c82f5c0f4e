"""The pages of people, rosters and offices."""
