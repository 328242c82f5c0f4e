"""Citations under test."""
