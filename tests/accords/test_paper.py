"""A signed version on paper: the words of the page, in any script, from shipped fonts alone, the same every time."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from tests.accords.writing import agreed, digest, revealed
from tests.cast import Cast
from troth.accords.actions.signing import sign_accord
from troth.accords.models import Version
from troth.people.models import Person

ARABIC = "لا رسائل بعد الساعة السابعة مساءً"
MARKUP = '#eval("1") *not bold* $x$ <b> \\ @ref'

pytestmark = pytest.mark.django_db


def signed_with(cast: Cast, words: str) -> Version:
    """A version both signed, of one clause."""
    accord = revealed(cast)
    agreed(cast, accord, words)
    seen = digest(accord)
    sign_accord(actor=cast.ama, accord=accord, digest=seen)
    return sign_accord(actor=cast.ben, accord=accord, digest=seen)


def paper(client: Client, version: Version) -> bytes:
    """What is downloaded."""
    answer = client.get(f"/accords/version/{version.id}/paper/")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="accord-version-1.pdf"'
    return answer.content


def text_of(pdf: bytes) -> str:
    """All words of a PDF, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def fonts_of(pdf: bytes) -> set[str]:
    """The fonts on its first page, all of them embedded."""
    found = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    return {re.sub(r"^/[A-Z]{6}\+", "", font.get_object()["/BaseFont"]) for font in found}


def test_paper_says_what_the_page_says_and_is_the_same_file_each_time(
    cast: Cast, client_of: Callable[[Person], Client]
) -> None:
    version = signed_with(cast, MARKUP)
    made = paper(client_of(cast.ben), version)
    said = text_of(made)
    for words in ("Ama Owusu and Ben Lindqvist", "Credit", MARKUP, "Signed", "Accord, version 1"):
        assert words in said
    assert version.digest in said.replace(" ", "")
    assert paper(client_of(cast.ama), version) == made
    assert PdfReader(BytesIO(made)).trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index] # for screen readers


def test_arabic_is_shaped_from_the_shipped_font(cast: Cast, client_of: Callable[[Person], Client]) -> None:
    cast.ben.name = "ليلى حداد"
    cast.ben.save()
    made = paper(client_of(cast.ben), signed_with(cast, ARABIC))
    assert fonts_of(made) >= {"NotoSansArabic-Regular", "Commissioner-Regular"}
    shapes = _glyphs(made, "NotoSansArabic-Regular")
    letters = len(set(ARABIC.replace(" ", "")) | set("ليلى حداد".replace(" ", "")))
    assert len(shapes) > letters, "letters that join have more shapes than the alphabet has signs"


def _glyphs(pdf: bytes, name: str) -> set[str]:
    """The glyphs of that font which the file has words for."""
    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    found: set[str] = set()
    for font in (one.get_object() for one in fonts):
        if font["/BaseFont"].endswith(name):
            named = font["/ToUnicode"].get_object().get_data().decode()
            found |= set(re.findall(r"^<([0-9A-Fa-f]{4})> *<", named, re.MULTILINE))
    return found


def test_where_the_fonts_lack_a_letter_the_page_says_so_and_can_be_printed(
    cast: Cast, client_of: Callable[[Person], Client]
) -> None:
    version = signed_with(cast, "王さん is told first.")
    client = client_of(cast.ben)
    page = client.get(f"/accords/version/{version.id}/").content.decode()
    assert "the letters shipped with Troth lack" in page
    assert "王" in page
    assert "/paper/" not in page
    assert client.get(f"/accords/version/{version.id}/paper/").headers["Location"] == f"/accords/version/{version.id}/"
