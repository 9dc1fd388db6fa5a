"""Reading answered pages the way a browser and a screen reader do."""

from __future__ import annotations

from itertools import pairwise

from bs4 import BeautifulSoup, Tag

VOID_ROLES = {"presentation", "none"}


def soup(html: bytes | str) -> BeautifulSoup:
    """Parse a page."""
    return BeautifulSoup(html, "html.parser")


def page_faults(html: bytes | str, language: str = "vi") -> list[str]:
    """Return what is wrong with a page for readers with assistive technology; empty = nothing."""
    page = soup(html)
    return [
        *_frame_faults(page, language),
        *_heading_faults(page),
        *_control_faults(page),
        *_picture_faults(page),
        *_id_faults(page),
        *_script_faults(page),
    ]


def _frame_faults(page: BeautifulSoup, language: str) -> list[str]:
    faults = []
    html = page.find("html")
    if not isinstance(html, Tag) or html.get("lang") != language:
        faults.append("html has not the page's language")
    if not page.title or not page.title.get_text(strip=True):
        faults.append("no title")
    faults += [f"no {name}" for name in ("header", "main", "footer") if page.find(name) is None]
    if len(page.find_all("main")) != 1:
        faults.append("not exactly one main")
    skip = page.select_one("body > a.skip")
    if skip is None or page.select_one(str(skip["href"])) is None:
        faults.append("the skip link leads nowhere")
    names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.find_all("nav")]
    if None in names or len(names) != len(set(names)):
        faults.append(f"navigation without a name of its own: {names}")
    return faults


def _heading_faults(page: BeautifulSoup) -> list[str]:
    faults = []
    levels = [int(heading.name[1]) for heading in page.select("main h1, main h2, main h3, main h4")]
    if levels.count(1) != 1 or len(page.find_all("h1")) != 1:
        faults.append(f"not exactly one h1: {len(page.find_all('h1'))}")
    for before, after in pairwise(levels):
        if after > before + 1:
            faults.append(f"heading level jumps from {before} to {after}")
    faults += [f"empty {h.name}" for h in page.select("h1, h2, h3") if not h.get_text(strip=True)]
    return faults


def _control_faults(page: BeautifulSoup) -> list[str]:
    faults = []
    for control in page.select("input, select, textarea"):
        if control.get("type") in ("hidden", "submit"):
            continue
        labelled = control.get("aria-label") or control.find_parent("label")
        if not labelled and not page.select(f'label[for="{control.get("id")}"]'):
            faults.append(f"no label: {control}")
    for link in page.select("a[href], button"):
        name = link.get_text(strip=True) or link.get("aria-label")
        if not name and not [img for img in link.find_all("img") if img.get("alt")]:
            faults.append(f"no name: {link}")
    return faults


def _picture_faults(page: BeautifulSoup) -> list[str]:
    return [
        f"picture without alt or size: {image}"
        for image in page.find_all("img")
        if image.get("alt") is None or not image.get("width") or not image.get("height")
    ]


def _id_faults(page: BeautifulSoup) -> list[str]:
    ids = [str(tag["id"]) for tag in page.select("[id]")]
    faults = [f"id twice: {name}" for name in sorted({i for i in ids if ids.count(i) > 1})]
    for attribute in ("aria-labelledby", "aria-describedby"):
        for tag in page.select(f"[{attribute}]"):
            faults += [
                f"{attribute} to nothing: {n}" for n in str(tag[attribute]).split() if n not in ids
            ]
    return faults


def _script_faults(page: BeautifulSoup) -> list[str]:
    faults = [
        f"inline script: {script}"
        for script in page.find_all("script")
        if not script.get("src") and script.get("type") != "application/ld+json"
    ]
    faults += [
        f"blocking script: {s}" for s in page.select("head script[src]") if not s.get("type")
    ]
    faults += [f"inline style: {tag.name}" for tag in page.select("[style], style")]
    for tag in page.find_all(True):
        faults += [f"inline handler: {name}" for name in tag.attrs if name.startswith("on")]
    return faults
