"""What is done about the guided conversation: one function for each intent."""
