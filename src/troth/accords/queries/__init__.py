"""Reading accords; the reader comes first."""
