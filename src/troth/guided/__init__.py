"""The guided conversation: twenty minutes, four questions, one promise. For a small team it is the pulse."""
