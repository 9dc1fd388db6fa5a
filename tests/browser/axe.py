"""axe-core judges what stands on the screen, in both sizes and both colour schemes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from tests.browser.base import DESKTOP, PHONE

RUN = """async ([part, without]) => {
    const rules = {};
    for (const rule of axe._audit.rules)
        if (!rule.tags.includes("deprecated"))
            rules[rule.id] = {enabled: !without.includes(rule.id)};
    const found = await axe.run(part, {rules, resultTypes: ["violations"]});
    return found.violations.flatMap(fault => fault.nodes.map(
        node => `${fault.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
}"""
STILL = "*, ::before, ::after { animation: none !important; transition: none !important; }"
SCHEMES = ("light", "dark")


@cache
def axe() -> str:
    """Return axe-core's script. Imported late: only `make test-all` has the package."""
    import axe_playwright_python

    home = Path(axe_playwright_python.__file__)
    return home.with_name("axe.min.js").read_text(encoding="utf-8")


def faults(page: Any, part: str = "html", without: tuple[str, ...] = ()) -> list[str]:
    """Return what axe finds in a part of the page (a CSS selector), rules in `without` aside."""
    page.add_style_tag(content=STILL)
    page.evaluate(axe())
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            marks = page.evaluate(RUN, [part, list(without)])
            found += [f"{scheme} {size['width']}: {fault}" for fault in marks]
    return found
