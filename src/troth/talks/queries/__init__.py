"""What people read of 1:1s, matters and talks."""
