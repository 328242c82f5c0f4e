"""The pages that let a person check who sees what."""
