"""English where the demo has it: the portal and three schools, by wagtail-localize's own machinery.

A page is translated only if every string of it has its English, so no page mixes languages. Words
of rows need none: readers are told that they are Vietnamese.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import polib
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from accounts.models import User
from core.rows import is_in_row
from demo.factories.pages import page_rewritten
from demo.pictures.catalogue import SCENES
from demo.seeding.people import OfficePeople, SchoolPeople
from demo.texts.english import ALBUMS, OFFICE, SCHOOL, story_pairs, told_twice
from home.models import (
    AlbumPage,
    ContactPage,
    DocumentsPage,
    EventIndexPage,
    LinksPage,
    PortalHomePage,
    WeekMenuPage,
)
from news.models import NoticeIndexPage, SectionPage, StoryPage
from sites.models import School

_VIETNAMESE_ONLY = (
    DocumentsPage,
    EventIndexPage,
    LinksPage,
    NoticeIndexPage,
    WeekMenuPage,
)
"""Lists of Vietnamese papers, notices, links and dishes have nothing to offer in English."""

_GOES_ON = "mnhoasua"
"""School whose contact page is changed after it was translated, so that its editors are told."""


@lru_cache(maxsize=1)
def _known_pairs() -> dict[str, str]:
    """What is kept in both languages: the catalogue, backwards, and the demo's own pairs.

    Sites are founded with texts that are English in code and Vietnamese in the tree.
    """
    catalogue = polib.pofile(str(settings.BASE_DIR / "locale/vi/LC_MESSAGES/django.po"))
    pairs = {entry.msgstr: entry.msgid for entry in catalogue if entry.msgstr and not entry.msgctxt}
    shown = {scene.alt: scene.alt_en for scene in SCENES.values()}
    return {**pairs, **shown, **OFFICE, **SCHOOL, **ALBUMS}


@transaction.atomic
def portal_translate(home: Page, *, office: OfficePeople) -> int:
    """Translate the portal's home, sections and standard pages; return how many pages."""
    user = office.moderators[0]
    pairs = _known_pairs()
    done = page_translate(PortalHomePage.objects.get(pk=home.pk), pairs, user)
    if not done:
        return 0
    for section in SectionPage.objects.child_of(home).order_by("path"):
        done += page_translate(section, pairs, user)
    for page in home.get_children().live().specific():
        if not isinstance(page, (SectionPage, *_VIETNAMESE_ONLY)):
            done += page_translate(page, pairs, user)
    for album in AlbumPage.objects.descendant_of(home).live():
        done += page_translate(album, pairs, user)
    return done


@transaction.atomic
def school_translate(school: School, *, people: SchoolPeople) -> int:
    """Translate a school's home, news list and the stories that are told twice; return how many."""
    stories = told_twice().get(school.code)
    if not stories or school.root_page.has_translation(_english()):
        return 0
    pairs = {**_known_pairs(), school.name: school.name_en}
    for story in stories:
        pairs |= story_pairs(story)
    done = 0
    for page in _pages_of(school):
        done += page_translate(page, pairs, people.webmaster)
    if school.code == _GOES_ON:
        _original_goes_on(school, people.webmaster)
    return done


def _original_goes_on(school: School, user: User) -> None:
    """Add a sentence to the Vietnamese contact page; the English one stays as it is."""
    page = ContactPage.objects.child_of(school.root_page).get()
    page.introduction = f"{page.introduction} Sáng thứ Bảy có người trực điện thoại."
    page.last_published_at = timezone.now()
    page_rewritten(page, user=user)


def _pages_of(school: School) -> Iterable[Page]:
    root = school.root_page.specific
    yield root
    for page in root.get_children().live().specific():
        if not isinstance(page, _VIETNAMESE_ONLY):
            yield page
    yield from AlbumPage.objects.descendant_of(root).live()
    titles = [story["title"][0] for story in told_twice()[school.code]]
    yield from StoryPage.objects.descendant_of(root).live().filter(title__in=titles)


def _english() -> Locale:
    return Locale.objects.get(language_code="en")


def page_translate(page: Page, pairs: dict[str, str], user: User) -> int:
    """Translate a page and publish it if all its strings are known; 1 if it was done now."""
    english = _english()
    if page.has_translation(english):
        return 0
    source, _new = TranslationSource.update_or_create_from_instance(page)
    segments = list(source.stringsegment_set.select_related("string", "context"))
    words = [_english_of(segment, page, pairs) for segment in segments]
    parent = page.get_parent()
    wanting = any(
        text is None and not is_in_row(segment.context.path)
        for segment, text in zip(segments, words, strict=True)
    )
    if wanting or (parent.depth > 1 and not parent.has_translation(english)):
        source.delete()
        return 0
    for segment, text in zip(segments, words, strict=True):
        if text is None:
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=english,
            context=segment.context,
            defaults={
                "data": text,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": user,
            },
        )
    translation, _made = Translation.objects.update_or_create(
        source=source, target_locale=english, defaults={"enabled": True}
    )
    # Published here and not by `save_target`, which waits for the commit and would then write the
    # number of children that the page had when it was translated.
    translation.save_target(user=user, publish=False)
    target = translation.get_target_instance()
    target.latest_revision.publish(user=user, skip_permission_checks=True)
    return 1


def _english_of(segment: StringSegment, page: Page, pairs: dict[str, str]) -> str | None:
    """Return the English of one segment; a page's address follows its English title."""
    if segment.context.path == "slug":
        title = pairs.get(page.title)
        if title is None:
            return None
        return f"{page.slug}-en" if page.depth == 2 else slugify(title)
    return pairs.get(segment.string.as_value().render_text())
