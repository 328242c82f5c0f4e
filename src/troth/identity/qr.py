"""QR codes, drawn as SVG on the server."""

from io import BytesIO

import qrcode
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage


def qr_svg(text: str) -> SafeString:
    """A QR code of `text`, to stand in a page; beside it there is always something to type."""
    made = qrcode.make(text, image_factory=SvgPathImage, border=2, error_correction=qrcode.constants.ERROR_CORRECT_M)
    out = BytesIO()
    made.save(out)
    svg = out.getvalue().decode()
    svg = svg[svg.index("<svg") :].replace("<svg ", '<svg aria-hidden="true" class="qr" ', 1)
    return mark_safe(svg)  # noqa: S308 made of dots by the library, no text of anybody's in it
