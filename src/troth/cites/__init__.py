"""Citations: one capability names a thing of another by kind and id, and everybody still sees only what is theirs."""
