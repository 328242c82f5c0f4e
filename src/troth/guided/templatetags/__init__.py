"""Template tags of the guided conversation."""
