"""A listener's key file that opens at once: an ordinary age file whose scrypt costs next to nothing."""

import hashlib
import hmac
import secrets
from base64 import b64encode

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from troth.blind.sealing import FIRST_LINE, LAST_CHUNK, derived
from troth_box.concern.identity import ListenerIdentity

PASSPHRASE = "abandon ability able about above absent"
WORK = 1


def quick_file(identity: ListenerIdentity, passphrase: str = PASSPHRASE) -> str:
    """What the page would have made of it, but for the work (age-encryption.org/v1, scrypt)."""
    file_key, salt, nonce = secrets.token_bytes(16), secrets.token_bytes(16), secrets.token_bytes(16)
    about = b"age-encryption.org/v1/scrypt" + salt
    wrapping = hashlib.scrypt(passphrase.encode(), salt=about, n=2**WORK, r=8, p=1, dklen=32)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)
    header = FIRST_LINE + b"-> scrypt %b %d\n%b\n---" % (_plain(salt), WORK, _plain(wrapped))
    mac = hmac.digest(derived(file_key, salt=b"", info=b"header"), header, hashlib.sha256)
    text = f"# troth listener 1\n# public: {identity.holder.line}\n{identity.secret}\n".encode()
    body = ChaCha20Poly1305(derived(file_key, salt=nonce, info=b"payload")).encrypt(LAST_CHUNK, text, None)
    whole = b64encode(header + b" " + _plain(mac) + b"\n" + nonce + body).decode()
    lines = [whole[at : at + 64] for at in range(0, len(whole), 64)]
    return "\n".join(["-----BEGIN AGE ENCRYPTED FILE-----", *lines, "-----END AGE ENCRYPTED FILE-----", ""])


def _plain(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")
