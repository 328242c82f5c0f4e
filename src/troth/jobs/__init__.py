"""Rows that are due, and the worker that runs them."""
