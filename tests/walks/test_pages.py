"""Every kind of page keeps every promise that is made for "every page", and every link leads on."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.contrib.staticfiles import finders
from django.http import HttpResponse, HttpResponseBase

from core.stylesheet import BUNDLE, stylesheet
from tests.support.html import page_faults, soup
from tests.support.page_kinds import Sight
from tests.walks.base import WalkTestCase

HOMES = ("portalhome", "schoolhome")
STORY_BYTES = 60_000
"""Most of a story that goes over the line: page, style and scripts, compressed."""
STATIC = "/static/"
KEEP = "text/html"
FILTER = re.compile(r"/pictures/[^/]+/\d+/([^/]+)/")
SHORTEST = 25
"""Letters of a description that says something."""
ARTICLE = {"headline", "datePublished", "dateModified", "inLanguage", "publisher", "image"}
REQUIRED = {
    "NewsArticle": ARTICLE | {"mainEntityOfPage", "description"},
    "Event": {"name", "startDate", "endDate", "location", "url"},
    "BreadcrumbList": {"itemListElement"},
    "Preschool": {"name", "url", "address", "telephone"},
    "ElementarySchool": {"name", "url", "address", "telephone"},
    "MiddleSchool": {"name", "url", "address", "telephone"},
    "GovernmentOffice": {"name", "url", "address", "telephone"},
    "ImageGallery": {"name", "url", "image", "datePublished"},
}
TYPES_OF_KIND = {
    "story": {"NewsArticle", "BreadcrumbList"},
    "event": {"Event", "BreadcrumbList"},
    "topic": {"BreadcrumbList"},
    "topics": {"BreadcrumbList"},
    "tag": {"BreadcrumbList"},
    "portalhome": {"GovernmentOffice"},
    "schoolhome": {"Preschool", "ElementarySchool", "MiddleSchool"},
}


def kind_of(sight: Sight) -> str:
    """Return the middle of a name like ``primary-story-vi``."""
    return sight.name.split("-", 1)[1].rsplit("-", 1)[0]


class Head:
    """What stands in the head of one page."""

    def __init__(self, sight: Sight, page: BeautifulSoup, origin: str) -> None:
        self.sight, self.page, self.origin = sight, page, origin
        self.address = urljoin(origin, sight.path)

    def attribute(self, selector: str, name: str) -> str:
        """Return an attribute of the first element that fits; "" without one."""
        found = self.page.select_one(selector)
        return str(found.get(name, "")) if isinstance(found, Tag) else ""

    def social(self, name: str) -> str:
        """Return one Open Graph fact."""
        return self.attribute(f'meta[property="og:{name}"]', "content")


def canonical(head: Head) -> bool:
    """Its own full address, so that copies with other parameters are known as such."""
    return head.attribute("link[rel=canonical]", "href") == head.address.split("?")[0]


def social_card(head: Head) -> bool:
    """Whatever is shared has a title, an address, a site, a kind and a language."""
    needed = ("title", "url", "site_name", "type", "locale")
    return all(head.social(name) for name in needed)


def description(head: Head) -> bool:
    """A sentence for lists of results elsewhere."""
    return len(head.attribute("meta[name=description]", "content")) >= SHORTEST


def feeds(head: Head) -> bool:
    """Readers of feeds find the news by themselves, in three formats."""
    return all(
        head.page.select_one(f'link[rel=alternate][type="application/{kind}"]')
        for kind in ("rss+xml", "atom+xml", "feed+json")
    )


def icon_and_manifest(head: Head) -> bool:
    """The site's logo, or else its colour, in the tab and on the telephone's first screen."""
    palette = head.attribute("html", "data-palette")
    icon = head.attribute("link[rel=icon]", "href")
    if head.page.select_one(".brand__crest--logo"):
        of_site = "/icon-32-" in icon and head.attribute("link[rel=apple-touch-icon]", "href")
    else:
        of_site = icon.endswith(f"favicons/{palette}.svg")
    return bool(of_site and head.attribute("link[rel=manifest]", "href"))


def trail(head: Head) -> bool:
    """Where one is, on every page but the first."""
    shown = bool(head.page.select("nav.breadcrumbs a"))
    return shown is not (kind_of(head.sight) in HOMES)


def languages(head: Head) -> bool:
    """A switch that leads to the same page, named to machines too, or says what is missing."""
    switch = head.page.select_one(".language a")
    if switch is None:
        return False
    named = {link["hreflang"] for link in head.page.select("link[rel=alternate][hreflang]")}
    if switch.get("aria-describedby"):
        return not named and head.page.select_one("#not-translated") is not None
    return named == {"vi", "en"}


def pictures(head: Head) -> bool:
    """The first picture comes at once, those below only when one gets there; none jumps."""
    shown = head.page.select("main img")
    early = [image for image in shown if image.get("loading") != "lazy"]
    return len(early) <= 1 and all(
        image is shown[0] and image.get("fetchpriority") == "high" for image in early
    )


def scripts(head: Head) -> bool:
    """Nothing waits for a script."""
    return all(
        script.get("type") in ("module", "application/ld+json")
        for script in head.page.select("script")
    )


def facts(head: Head) -> bool:
    """Each object has what search engines ask for, and the page has those of its kind."""
    found = [json.loads(s.string) for s in head.page.select('script[type="application/ld+json"]')]
    complete = all(REQUIRED[one["@type"]] <= one.keys() for one in found)
    wanted = TYPES_OF_KIND.get(kind_of(head.sight))
    return complete and (wanted is None or bool(wanted & {one["@type"] for one in found}))


ALWAYS: tuple[Callable[[Head], bool], ...] = (feeds, icon_and_manifest, scripts, pictures)
WHEN_FOUND: tuple[Callable[[Head], bool], ...] = (
    *(canonical, social_card, description, trail, languages, facts),
)


class EveryPageTests(WalkTestCase):
    """One table over all kinds of pages, in both languages, and one walk along all links."""

    def test_every_page_keeps_every_promise(self) -> None:
        self.assertGreater(len(self.sights), 60)
        titles: dict[tuple[str, str], str] = {}
        for sight in self.sights:
            answer: Any = self.look(sight)
            page = soup(answer.content)
            head = Head(sight, page, f"http://{self.hosts[sight.school]}:8000")
            promises = ALWAYS if sight.status != 200 else (*ALWAYS, *WHEN_FOUND)
            with self.subTest(page=sight.name):
                self.assertEqual(page_faults(answer.content, sight.language), [])
                broken = [promise.__name__ for promise in promises if not promise(head)]
                self.assertEqual(broken, [])
            if sight.status == 200 and "?" not in sight.path:
                key = (sight.school, page.title.get_text() if page.title else "")
                self.assertNotIn(key, titles, sight.name)
                titles[key] = sight.name

    def test_the_promises_can_be_broken(self) -> None:
        sight = Sight("primary-story-vi", "/x/")
        empty = Head(sight, soup('<main><img src=a loading="eager"><script>1</script>'), "http://a")
        for promise in (*ALWAYS, *WHEN_FOUND):
            self.assertFalse(promise(empty), promise.__name__)

    def test_a_story_fits_a_slow_line(self) -> None:
        """Everything but its pictures; the same is measured in a browser by benchmarks."""
        stories = [sight for sight in self.sights if kind_of(sight) == "story"]
        self.assertGreaterEqual(len(stories), 3)
        for sight in stories:
            answer: Any = self.look(sight)
            page = soup(answer.content)
            parts = [answer.content, stylesheet().encode()]
            for script in page.select("script[src]"):
                found = finders.find(str(script["src"]).removeprefix(STATIC))
                parts.append(open(str(found), "rb").read())  # noqa: PTH123, SIM115
            self.assertEqual(
                [link["href"] for link in page.select("link[rel=stylesheet]")],
                [f"/static/{BUNDLE}"],
            )
            weight = sum(len(gzip.compress(part)) for part in parts)
            self.assertLessEqual(weight, STORY_BYTES, sight.name)

    def test_every_icon_is_there(self) -> None:
        """Those that browsers and telephones are told of: one school has a logo of its own."""
        kinds: dict[str, int] = {}
        for school, host in self.hosts.items():
            home: Any = self.reader(school).get("/")
            named = soup(home.content).select("link[rel=icon], link[rel=apple-touch-icon]")
            manifest: Any = self.reader(school).get("/manifest.webmanifest")
            icons = [(str(link["href"]), str(link["type"])) for link in named]
            icons += [(icon["src"], icon["type"]) for icon in manifest.json()["icons"]]
            for address, kind in icons:
                answer: Any = self.fetch(urljoin(f"http://{host}:8000/", address))
                self.assertEqual(answer.status_code, 200, address)
                if kind == "image/png":
                    self.assertEqual(answer["Content-Type"], kind)
                kinds[kind] = kinds.get(kind, 0) + 1
        self.assertEqual(kinds, {"image/svg+xml": 2 * 3, "image/png": 3 + 5})

    def test_every_link_leads_on(self) -> None:
        """Pages, feeds, calendars, papers, style, scripts and one picture of every size."""
        self.waiting = [f"http://{host}:8000/" for host in self.hosts.values()]
        self.seen: dict[str, str] = dict.fromkeys(self.waiting, "the start")
        self.sizes: set[str] = set()
        kinds: dict[str, int] = {}
        broken = []
        while self.waiting:
            address = self.waiting.pop()
            answer = self.fetch(address)
            if answer.status_code != 200:
                broken.append(f"{answer.status_code} {address} on {self.seen[address]}")
            kind = answer.get("Content-Type", "").split(";")[0]
            kinds[kind] = kinds.get(kind, 0) + 1
            # Results and filtered lists lead to endless others: each is asked for, not followed.
            if kind == KEEP and not urlsplit(address).query:
                self.note_links(address, answer)
            if answer.streaming:
                # Reading to the end closes the file; `close()` would close the connection, too.
                b"".join(answer)
        self.assertEqual(broken, [])
        self.assertGreater(kinds[KEEP], 150, kinds)
        for kind in ("application/rss+xml", "application/pdf", "text/calendar", "image/avif"):
            self.assertIn(kind, kinds)

    def fetch(self, address: str) -> HttpResponseBase:
        """Ask for an address; follow where it leads."""
        place = urlsplit(address)
        if place.path.startswith(STATIC):
            # The web server's files: nothing has collected them here.
            found = finders.find(place.path.removeprefix(STATIC))
            return HttpResponse(status=200 if found else 404, content_type="static")
        school = {host: code for code, host in self.hosts.items()}[place.hostname or ""]
        path = f"{place.path or '/'}?{place.query}" if place.query else place.path or "/"
        return self.reader(school).get(path, follow=True)

    def note_links(self, address: str, answer: Any) -> None:
        """Put on the list what a page names and nobody has asked for yet."""
        page = soup(answer.content)
        named = [str(tag["href"]) for tag in page.select("[href]")]
        named += [str(tag["src"]) for tag in page.select("[src]")]
        for tag in page.select("[srcset]"):
            named += [part.split()[0] for part in str(tag["srcset"]).split(",")]
        for name in named:
            target = urldefrag(urljoin(address, name)).url
            if self.is_ours(target) and target not in self.seen:
                self.seen[target] = address
                self.waiting.append(target)

    def is_ours(self, target: str) -> bool:
        """Tell whether an address is one of ours; of pictures one in every size."""
        place = urlsplit(target)
        if place.scheme not in ("http", "https") or place.hostname not in self.hosts.values():
            return False
        size = FILTER.match(place.path)
        if size is None:
            return not place.path.startswith("/admin/")
        fresh = size[1] not in self.sizes
        self.sizes.add(size[1])
        return fresh
