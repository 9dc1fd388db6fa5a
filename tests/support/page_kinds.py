"""One address of every kind of page that a reader can meet, found in the data that is there.

A new page type is in the list as soon as one page of it is published: nobody has to remember.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, Site

from news.models import StoryPage, StoryTag, Topic
from sites.models import School

LANGUAGES = ("vi", "en")
STANDING = (
    "public:site_map",
    "public:privacy",
    "public:accessibility",
    "public:topics",
    "public:saved",
)
"""Names of addresses that every site has and that are no pages of the tree."""
MISSING = "no-such-page/"


@dataclass(frozen=True, slots=True)
class Sight:
    """A page to look at. `school` is the code of the site, empty on the portal."""

    name: str
    path: str
    school: str = ""
    language: str = "vi"
    status: int = 200


def sights() -> list[Sight]:
    """Return one page a type, site kind (portal and each level) and language; then the others."""
    found = {sight.name: sight for sight in (*_pages(), *_standing())}
    return list(found.values())


def _pages() -> Iterator[Sight]:
    """Deepest content last, so that the first page of a type wins and names stay the same."""
    kinds = _site_kinds()
    seen = set()
    for page in Page.objects.live().public().filter(depth__gt=1).order_by("path").specific():
        site = kinds.get(page.path[:8])
        if site is None:
            continue
        kind, school = site
        language = page.locale.language_code
        name = f"{kind}-{type(page).__name__.lower().removesuffix('page')}-{language}"
        if name in seen or (isinstance(page, StoryPage) and not _is_rich(page)):
            continue
        seen.add(name)
        yield Sight(name, page.get_url_parts()[2], school, language)


def _is_rich(story: StoryPage) -> bool:
    """Tell whether a story has more than words, so that looking at it is worth the time."""
    return story.cover_id is not None and len({block.block_type for block in story.body}) > 1


def _site_kinds() -> dict[str, tuple[str, str]]:
    """Return {first letters of the root's path: (portal or level, school's code)}.

    Of every level only the first school is looked at.
    """
    schools = {school.root_page_id: school for school in School.objects.all()}
    kinds: dict[str, tuple[str, str]] = {}
    taken: set[str] = set()
    for site in Site.objects.select_related("root_page").order_by("pk"):
        school = schools.get(site.root_page_id)
        kind = school.level if school else "portal"
        if kind in taken:
            continue
        taken.add(kind)
        for root in site.root_page.get_translations(inclusive=True):
            kinds[root.path[:8]] = (kind, school.code if school else "")
    return kinds


def _standing() -> Iterator[Sight]:
    """Addresses outside the tree: statements, results full and empty, a page that is not there."""
    for language in LANGUAGES:
        with translation.override(language):
            for school in ("", _first_school()):
                site = "school" if school else "portal"
                for name in STANDING:
                    label = f"{site}-{name.split(':')[1].replace('_', '-')}-{language}"
                    yield Sight(label, reverse(name), school, language)
                topic = reverse("public:topic", args=[_first_topic()])
                yield Sight(f"{site}-topic-{language}", topic, school, language)
                if language == "vi":
                    tag = reverse("public:tag", args=[_a_tag(school)])
                    yield Sight(f"{site}-tag-{language}", tag, school, language)
                results = reverse("search:results")
                for label, query in (
                    ("search", ""),
                    ("results", "?q=học+sinh"),
                    ("nothing", "?q=xyzzyq"),
                ):
                    yield Sight(f"{site}-{label}-{language}", results + query, school, language)
                home = "/" if language == "vi" else f"/{language}/"
                yield Sight(f"{site}-404-{language}", home + MISSING, school, language, 404)


def _a_tag(school: str) -> str:
    """Return a tag of a school's live stories, on the portal of anybody's; tags are Vietnamese."""
    stories = StoryPage.objects.live().filter(locale__language_code="vi")
    if school:
        root = School.objects.get(code=school).root_page
        stories = stories.descendant_of(root)
    tags = StoryTag.objects.filter(content_object__in=stories).order_by("pk")
    return tags.values_list("tag__slug", flat=True)[0]


def _first_topic() -> str:
    return Topic.objects.order_by("path").values_list("slug", flat=True)[0]


def _first_school() -> str:
    return School.objects.order_by("pk").values_list("code", flat=True)[0]
