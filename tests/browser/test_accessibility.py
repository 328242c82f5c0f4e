"""Every page that anybody in the demo company can reach keeps WCAG 2.2 AA, in both themes, wide and narrow."""

import pytest

from tests.browser.axe import violations, width_overflow
from tests.browser.conftest import DESKTOP, NARROW, Open
from tests.browser.harbour import harbour
from tests.browser.walking import walk

__all__ = ["harbour"]


@pytest.mark.usefixtures("harbour")
def test_no_page_breaks_an_accessibility_rule_or_its_width(open_page: Open) -> None:
    page = open_page()
    found: list[str] = []
    routes: set[str] = set()
    looks = [(DESKTOP, "light"), (NARROW, "dark")]
    for seen in walk(page):
        routes.add(seen.route)
        for number, ((width, height), theme) in enumerate(looks):
            if number:  # a page is opened in the look that was the last page's second
                page.set_viewport_size({"width": width, "height": height})
                page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
                page.reload()
            where = f"{seen.path} as {seen.who or 'nobody'}, {width} px, {theme}"
            found += [f"{where}: sticks out: {one}" for one in width_overflow(page)]
            found += [f"{where}: {one}" for one in violations(page)]
        looks.reverse()
    assert len(routes) >= 30, sorted(routes)
    assert not found, "\n".join(found)
