"""What can be done in a repair, one module for each part."""
