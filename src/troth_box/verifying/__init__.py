"""What `troth verify` looks at in a box: its tables and files from within, and what anybody sees from outside."""
