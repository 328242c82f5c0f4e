"""Tests of tough news."""
