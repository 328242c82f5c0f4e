"""What can be done about concerns on the site's side."""
