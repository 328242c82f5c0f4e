"""What is read of the guided conversation."""
