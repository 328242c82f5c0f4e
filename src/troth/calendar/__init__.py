"""A private calendar for each person, and files of single days: what every capability says is to come."""
