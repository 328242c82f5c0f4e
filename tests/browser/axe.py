"""What axe-core finds wrong with a page: the accessibility engine, loaded from the pinned packages in assets/."""

from pathlib import Path
from typing import Any

AXE = Path(__file__).parents[2] / "assets/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Any) -> list[str]:
    """One line for each rule a page breaks (WCAG 2.2 AA and good practice): rule, first places, and how to mend it.

    `page` is a playwright page. The engine is evaluated by the test's own channel, so the page's
    Content-Security-Policy stays as strict as it is. What moves is given the time to come to rest.
    """
    page.evaluate("() => Promise.all(document.getAnimations().map((a) => a.finished.catch(() => null)))")
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}}).then((r) => r.violations)", RULES
    )
    return [_line(one) for one in found]


def _line(violation: dict[str, Any]) -> str:
    places = "; ".join(f"{' '.join(map(str, node['target']))}: {node['html'][:160]}" for node in violation["nodes"][:4])
    return f"{violation['id']} ({len(violation['nodes'])}): {violation['help']} | {places}"


def width_overflow(page: Any) -> list[str]:
    """Elements that stick out of the window sideways, outside of regions that scroll; empty when all is well."""
    found: list[str] = page.evaluate(
        """() => {
          if (document.documentElement.scrollWidth <= innerWidth) return [];
          return [...document.querySelectorAll("body *")]
            .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
            .filter((e) => !e.closest(".table-wrap, .tabs"))
            .slice(0, 6).map((e) => e.outerHTML.slice(0, 120));
        }"""
    )
    return found
