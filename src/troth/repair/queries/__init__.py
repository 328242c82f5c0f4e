"""Reading repairs; the reader comes first."""
