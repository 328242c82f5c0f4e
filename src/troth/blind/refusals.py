"""What is raised where a key, an input or a signature is not what it must be."""


class KeyRefused(ValueError):
    """The key could harm whoever uses it, or is not of the one kind used here."""


class InputRefused(ValueError):
    """Bytes of the wrong length, or a number out of range."""


class SignatureRefused(ValueError):
    """What came back from the signer is no signature of what was sent to it; nothing of it may be used."""


class SigningFailed(RuntimeError):
    """The signer's own result was wrong (a fault of the machine, or a damaged key); it has not left the signer."""


class FormRefused(ValueError):
    """A document, a ballot or a seal that is not in the one form agreed on; the words say what is wrong with it."""
