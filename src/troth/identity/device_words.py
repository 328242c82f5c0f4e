"""A device in words, from a coarse list: what is kept instead of a user agent."""

# Order matters: Edge and Opera also say Chrome, Chrome also says Safari.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_PHONES = ("iPhone", "Mobile")
_TABLETS = ("iPad", "Tablet")


def device_in_words(user_agent: str) -> str:
    """Such as "Firefox on a phone". One of about 27 answers: too coarse to recognise anybody by."""
    browser = next((word for sign, word in _BROWSERS if sign in user_agent), "A browser")
    return f"{browser} on {_machine(user_agent)}"


def _machine(user_agent: str) -> str:
    if any(sign in user_agent for sign in _TABLETS):
        return "a tablet"
    if any(sign in user_agent for sign in _PHONES):
        return "a phone"
    return "a computer"
