"""Repair: going back to something that hurt, listening before any word of apology, mending it, and looking again."""
