"""The doorways of accounts: parse, one action or query, render."""
