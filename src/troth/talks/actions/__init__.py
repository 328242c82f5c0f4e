"""What people do with 1:1s, matters and talks."""
