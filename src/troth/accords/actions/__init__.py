"""What can be done with accords, one module for each part."""
