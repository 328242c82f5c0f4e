"""The look: base page, components, icons, tokens, static files."""
