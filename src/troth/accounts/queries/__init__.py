"""What somebody reads in accounts; the reader comes first, and the gate decides."""
