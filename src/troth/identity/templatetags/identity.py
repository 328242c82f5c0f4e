"""What templates of identity say with: QR codes."""

from django import template
from django.utils.safestring import SafeString

from ..qr import qr_svg

register = template.Library()


@register.simple_tag
def qr(text: str) -> SafeString:
    """A QR code of `text` as SVG."""
    return qr_svg(text)
