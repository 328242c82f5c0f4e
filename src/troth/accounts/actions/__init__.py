"""What people do in accounts, one function an intent."""
