"""Signing in: password, passkey, code, card, company sign-in; sessions and devices."""
