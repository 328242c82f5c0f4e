"""The doorways of the guided conversation."""
