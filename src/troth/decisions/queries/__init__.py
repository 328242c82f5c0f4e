"""Reading decisions: the reader comes first, and everything goes through the gate."""
