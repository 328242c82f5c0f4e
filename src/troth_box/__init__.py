"""The anonymous wing: the box, whoever holds its key, and a ballot from the terminal. Knows no person."""
