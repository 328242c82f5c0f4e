"""Who may see what: one table, and the gate every read goes through."""
