"""Decisions: how much say there is, said beforehand; input asked before, each one answered, and the reasons given."""
