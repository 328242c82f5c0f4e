"""The rules of repair, as plain values: its steps, its days, a look at a draft, and what belongs elsewhere."""
