"""Troth: what people at work owe each other, in a form both can see, keep and repair."""

__version__ = "0.1.0"
