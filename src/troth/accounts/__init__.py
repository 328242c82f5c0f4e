"""The emotional bank account: promises, moments, books, compared notes."""
