"""The outbox, and telling people that something waits for them."""
