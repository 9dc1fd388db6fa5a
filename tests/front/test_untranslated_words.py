"""No raw key, no foreign label, no cookie: every kind of page, as a reader gets it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import polib
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, get_page_models

from core.rows import TranslatedRow
from home.models import (
    AlbumIndexPage,
    AlbumPage,
    AlbumPicture,
    AlbumVideo,
    DocumentsPage,
    LinkedSite,
    LinksPage,
    OrganisationUnit,
    PortalTask,
    StaffMember,
    WeekMenuPage,
)
from home.models.documents import ListedDocument
from home.models.week_menu import DayMenu
from library.models import CustomDocument
from tests.contracts.test_source import VIETNAMESE
from tests.front.test_same_data import in_english
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import soup
from tests.support.pictures import make_image
from tests.support.stories import make_story

RAW = re.compile(r"{{|}}|{%|%\(\w+\)|\bNone\b|\b[a-z]+(?:_[a-z]+)+\b|\bundefined\b|\bNaN\b")
STANDING = (
    *("search/", "search/?q=truong", "search/?q=xyzzyq", "site-map/", "privacy/", "accessibility/"),
    *("calendar.ics", "feeds/news.rss", "feeds/news.atom", "feeds/news.json", "feeds/notices.rss"),
    "no-such-page/",
)
FIXED = (
    *("/robots.txt", "/sitemap.xml", "/sitemap-index.xml", "/manifest.webmanifest"),
    *("/favicon.ico", "/.well-known/security.txt"),
)
SPOKEN = ("alt", "title", "aria-label", "placeholder")


def texts(page: BeautifulSoup, *, with_content: bool = True) -> Iterator[str]:
    """Yield what a page says: texts and spoken attributes; not what stands in another language."""
    for hidden in page.select("script, style, svg, [lang]:not(html)"):
        hidden.decompose()
    for hidden in [] if with_content else page.select("main"):
        hidden.decompose()
    yield from (text.strip() for text in page.find_all(string=True) if text.strip())
    for element in page.find_all(True):
        yield from (str(element[name]) for name in SPOKEN if element.get(name))


def row_models() -> set[type[models.Model]]:
    """Every model of rows with words that people type on a page of ours."""
    return {
        relation.related_model
        for page_model in get_page_models()
        for relation in get_all_child_relations(page_model)
        if relation.related_model._meta.app_label in {"home", "news"}
        and any(
            isinstance(field, models.CharField | models.TextField) and field.editable
            for field in relation.related_model._meta.concrete_fields
        )
    }


class EveryRowTests(DistrictTestCase):
    """On English pages the words of a row that nobody translated say that they are Vietnamese."""

    WORDS = "Chữ nhà"
    IN_BOTH_LANGUAGES: ClassVar[set[type[models.Model]]] = {StaffMember, OrganisationUnit}
    """Rows that are kept once, with an English twin of each field."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.people = cls.district.schools[1]
        cls.image = make_image(cls.WORDS, description=cls.WORDS, credit=cls.WORDS)
        document = CustomDocument.objects.create(title=cls.WORDS, file=ContentFile(b"x", "a.pdf"))
        portal = cls.district.portal_root
        target = portal.get_children().live().first()
        album = AlbumPage(title="Album", slug="album", live=True)
        cls.people.page(AlbumIndexPage).add_child(instance=album)
        links = {"url": "https://a.example/", "label": cls.WORDS, "for_schools": True}
        cls.rows: list[models.Model] = [
            AlbumPicture(page=album, image=cls.image),
            AlbumPicture(page=album, image=cls.image, alt_text=cls.WORDS),
            AlbumVideo(page=album, title=cls.WORDS, url="https://youtu.be/aqz-KE-bpKQ"),
            DayMenu(page=cls.people.page(WeekMenuPage), weekday=timezone.localdate().weekday() % 6),
            LinkedSite(page=cls.people.page(LinksPage), **{**links, "url": "https://b.example/"}),
            LinkedSite(page=LinksPage.objects.child_of(portal).get(), **links),
            ListedDocument(page=cls.people.page(DocumentsPage), document=document),
            ListedDocument(page=cls.people.page(DocumentsPage), document=document),
            PortalTask(home=portal, title=cls.WORDS, target=target),
        ]
        for number, row in enumerate(cls.rows):
            for name in row.word_names() if number not in (0, 6) else []:
                setattr(row, name, cls.WORDS)
            row.save()
        for root in (portal, cls.people.root):
            for page in root.get_descendants(inclusive=True).live().specific():
                in_english(page, f"English {page.pk}")

    def test_no_row_is_forgotten(self) -> None:
        """A new kind of rows with words is translated with its page, or has English fields."""
        translated = {model for model in row_models() if issubclass(model, TranslatedRow)}
        self.assertEqual(row_models(), translated | self.IN_BOTH_LANGUAGES)
        self.assertEqual({type(row) for row in self.rows}, translated)

    def test_every_vietnamese_word_of_a_row_says_so(self) -> None:
        """On home pages, albums, links, documents and menus, in texts and in what is read aloud."""
        told = 0
        for page in Page.objects.live().filter(locale__language_code="en", depth__gt=1):
            _site, root_url, path = page.get_url_parts()
            host = root_url.split("//")[1].split(":")[0]
            content = client_of(host=host).get(path).content
            html = soup(content)
            told += len(html.select("main [lang=vi]"))
            for text in texts(html):
                self.assertNotIn(self.WORDS, text, path)
        self.assertGreaterEqual(told, 15)


class EveryPageTests(DistrictTestCase):
    """A portal and a school in two languages, another school without English."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.bilingual, cls.plain = cls.district.schools
        make_story(cls.bilingual, "Ngày hội đọc sách")
        for root, name in (
            (cls.bilingual.root, "Test School"),
            (cls.district.portal_root, "Office"),
        ):
            in_english(root, name)
            for page in root.get_children().live().specific():
                in_english(page, f"English {page.pk}")
        cls.hosts = (cls.district.portal.hostname, cls.bilingual.host)

    def addresses(self, language: str) -> Iterator[tuple[str, str]]:
        """Yield (host, address) of every live page in a language, and of what is no page."""
        prefix = "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
        for host in self.hosts:
            yield from ((host, f"{prefix}{path}") for path in STANDING)
        pages = Page.objects.live().filter(depth__gt=1, locale__language_code=language)
        for page in pages:
            _site, root_url, path = page.get_url_parts()
            host = root_url.split("//")[1].split(":")[0]
            if host in self.hosts:
                yield host, path

    def pages(self, language: str) -> Iterator[tuple[str, BeautifulSoup]]:
        for host, path in self.addresses(language):
            response = client_of(host=host).get(path)
            self.assertIn(response.status_code, (200, 404), path)
            if response.headers["Content-Type"].startswith("text/html"):
                page = soup(response.content)
                self.assertEqual(page.html["lang"], language, path)
                yield f"{host}{path}", page

    def test_nothing_raw_is_shown(self) -> None:
        """No template tag, placeholder, None or name of a variable."""
        for language in ("vi", "en"):
            for address, page in self.pages(language):
                for text in texts(page):
                    self.assertIsNone(RAW.search(text.replace("_blank", "")), (address, text))

    def test_vietnamese_pages_show_no_english_of_the_catalogue(self) -> None:
        """Every string of ours that has another Vietnamese is said in it."""
        catalogue = polib.pofile(str(settings.BASE_DIR / "locale/vi/LC_MESSAGES/django.po"))
        english = {
            entry.msgid for entry in catalogue if entry.msgstr and entry.msgid != entry.msgstr
        }
        for address, page in self.pages("vi"):
            self.assertEqual(set(texts(page)) & english, set(), address)

    def test_the_frame_of_english_pages_is_english(self) -> None:
        """Head, navigation and foot; names of schools and wards are names."""
        names = re.compile(f"{self.bilingual.school.ward.name}|Tiếng Việt")
        for address, page in self.pages("en"):
            for text in texts(page, with_content=False):
                said = names.sub("", text)
                self.assertFalse(VIETNAMESE & set(said.lower()), (address, text))

    def test_no_address_sets_a_cookie(self) -> None:
        """Pages, search, feeds, errors, the form and what machines read."""
        for language in ("vi", "en"):
            for host, path in self.addresses(language):
                self.assertFalse(client_of(host=host).get(path).cookies, path)
        for host in self.hosts:
            for path in FIXED:
                self.assertFalse(client_of(host=host).get(path).cookies, path)
            self.assertFalse(client_of(host=host).post("/contact/send/", {"name": "x"}).cookies)

    def test_no_page_loads_anything_from_strangers(self) -> None:
        """Scripts, styles, pictures, frames and fonts come from the site itself."""
        for host, path in self.addresses("vi"):
            response = client_of(host=host).get(path)
            if response.headers["Content-Type"].startswith("text/html"):
                for element in soup(response.content).select(
                    "script[src], img[src], iframe, link[rel=stylesheet], source, video, audio"
                ):
                    source = element.get("src") or element.get("href") or ""
                    self.assertFalse(source.startswith(("http:", "https:", "//")), (path, source))

    def test_a_school_without_english_answers_none_of_its_addresses_in_english(self) -> None:
        """Every address below /en/ leads to the Vietnamese one, with its query."""
        client = client_of(host=self.plain.host)
        slugs = [page.slug for page in self.plain.root.get_children().live()]
        for path in (*STANDING, *(f"{slug}/" for slug in slugs)):
            response = client.get(f"/en/{path}")
            self.assertRedirects(response, f"/{path}", fetch_redirect_response=False)
        for path in FIXED:
            if path != "/robots.txt":  # it keeps robots from the search of every language
                self.assertNotIn(b"/en/", client.get(path).content, path)
