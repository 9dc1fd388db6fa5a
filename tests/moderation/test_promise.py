"""The promise, as a table: what happens to a story x every place that shows it.

Each row is asserted through real addresses, with nothing run by hand in between: the search index
follows as it does after every commit, everything else is read when it is asked for. Before the
event every place is looked at, so that whatever keeps pages has kept it; and "cache" is a reader
behind a shared cache that obeys our headers and asks again after five seconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from moderation.services.decisions import Placement, feature_accept
from moderation.services.offers import feature_offer, feature_withdraw
from moderation.services.placements import (
    feature_change_accept,
    feature_place,
    feature_restore,
    feature_take_down,
)
from news.models import Feature, SectionPage, StoryIndexPage, StoryPage
from sites.services import school_close, school_reopen
from tests.support.district import client_of
from tests.support.searching import SearchTestCase
from tests.support.stories import make_section, make_story, republish

TITLE = "Chuyến xe lạ lùng"
NEW_TITLE = "Khu vườn bí mật"

OFFICE_PLACES = ("section", "home", "rss", "json")
SCHOOL_PLACES = ("sitemap", "search", "page", "cache")
PLACES = OFFICE_PLACES + SCHOOL_PLACES
EVERYWHERE = frozenset(PLACES)
NOWHERE: frozenset[str] = frozenset()
AT_SCHOOL_ONLY = frozenset(SCHOOL_PLACES)


@dataclass(frozen=True)
class Row:
    """One event, and where the story is found after it, under which title."""

    event: str
    places: frozenset[str]
    title: str = TITLE


TABLE = (
    Row("nothing_happens", EVERYWHERE),
    Row("published_again", EVERYWHERE),
    Row("edited", EVERYWHERE, NEW_TITLE),
    Row("edited_as_draft", EVERYWHERE),
    Row("unpublished", NOWHERE),
    Row("unpublished_and_published_again", EVERYWHERE),
    Row("expired", NOWHERE),
    Row("restricted", NOWHERE),
    Row("restricted_and_opened_again", EVERYWHERE),
    Row("given_a_new_address", EVERYWHERE),
    Row("moved_in_its_site", EVERYWHERE),
    Row("moved_to_another_school", EVERYWHERE),
    Row("deleted", NOWHERE),
    Row("school_closed", NOWHERE),
    Row("school_closed_and_reopened", EVERYWHERE),
    Row("taken_down", AT_SCHOOL_ONLY),
    Row("taken_down_and_published_again", AT_SCHOOL_ONLY),
    Row("taken_down_unpublished_and_published_again", AT_SCHOOL_ONLY),
    Row("taken_down_and_put_back", EVERYWHERE),
    Row("withdrawn", AT_SCHOOL_ONLY),
    Row("not_yet_shown", AT_SCHOOL_ONLY),
    Row("no_longer_shown", AT_SCHOOL_ONLY),
    Row("edited_and_held", AT_SCHOOL_ONLY, NEW_TITLE),
    Row("edited_and_stays", EVERYWHERE, NEW_TITLE),
    Row("edited_held_and_agreed_to", EVERYWHERE, NEW_TITLE),
    Row("translated", EVERYWHERE),
    Row("section_unpublished", AT_SCHOOL_ONLY),
)

SECONDS = 5
"""Nothing may be kept longer, neither here nor by a cache in front."""


class PromiseTests(SearchTestCase):
    """One accepted story, and everything that can happen to it."""

    def setUp(self) -> None:
        super().setUp()
        self.school, self.other = self.district.schools
        self.section = make_section(self.district, "Tấm gương sáng")
        self.story = make_story(self.school, TITLE, summary="Một chuyện hiếm có.")
        self.feature = self.placed(Placement(section=self.section))

    def placed(self, placement: Placement) -> Feature:
        """Offer the story and accept it."""
        feature, _new = feature_offer(story=self.story, user=self.school.webmaster)
        return feature_accept(
            feature_id=feature.pk, user=self.district.moderator, placement=placement
        )

    # Places

    def text(self, path: str, host: str = "localhost") -> str:
        """Return what a stranger is shown there; nothing if it is refused."""
        response = client_of(host=host).get(path)
        return response.content.decode() if response.status_code == 200 else ""

    def see_section(self) -> str:
        return self.text(self.section.get_url())

    def see_home(self) -> str:
        return self.text("/")

    def see_rss(self) -> str:
        return self.feed("rss")

    def see_json(self) -> str:
        return self.feed("json")

    def feed(self, file_format: str) -> str:
        address = reverse("public:section_feed", args=[self.section.slug, file_format])
        return self.text(address) + self.text(reverse("public:news_feed", args=[file_format]))

    def see_sitemap(self) -> str:
        """The school's sitemap knows addresses only; the title stands for the address here."""
        story = StoryPage.objects.filter(pk=self.story.pk).first()
        people = self.school
        if story is not None and story.path.startswith(self.other.root.path):
            people = self.other
        text = self.text("/sitemap.xml", people.host)
        return story.title if story is not None and f"<loc>{story.full_url}<" in text else ""

    def see_search(self) -> str:
        self.follow()
        return self.text("/search/?q=chuyen+xe+la+lung") + self.text("/search/?q=khu+vuon+bi+mat")

    def see_page(self) -> str:
        story = StoryPage.objects.filter(pk=self.story.pk).first()
        if story is None:
            return self.text(self.address, self.school.host)
        people = self.other if story.path.startswith(self.other.root.path) else self.school
        return self.text(story.get_url() or self.address, people.host)

    def see_cache(self) -> str:
        """What a shared cache in front of us still answers five seconds after it last asked."""
        shown = [self.see_page()]
        for address, kept, seconds in self.kept:
            if seconds > SECONDS:
                shown.append(kept)
            self.assertLessEqual(seconds, SECONDS, f"{address} may be kept {seconds} s")
        return "".join(shown)

    def keep_pages(self) -> None:
        """Look at every place as a cache in front would, and note how long it may be kept."""
        feed = reverse("public:section_feed", args=[self.section.slug, "rss"])
        places = [
            ("localhost", "/"),
            ("localhost", self.section.get_url()),
            ("localhost", feed),
            ("localhost", "/search/?q=chuyen+xe+la+lung"),
            (self.school.host, "/sitemap.xml"),
            (self.school.host, self.story.get_url()),
        ]
        self.kept = []
        for host, address in places:
            response = client_of(host=host).get(address)
            self.assertEqual(response.status_code, 200, address)
            self.assertNotIn("Last-Modified", response.headers, "lets caches guess how long")
            found = re.search(r"(?:s-maxage|max-age)=(\d+)", response.get("Cache-Control", ""))
            seconds = int(found[1]) if found else 0
            self.kept.append((address, response.content.decode(), seconds))
        for place in PLACES:
            if place != "cache":
                self.assertIn(TITLE, getattr(self, f"see_{place}")(), f"{place} before the event")

    # Events

    def nothing_happens(self) -> None:
        """The control: it stands everywhere."""

    def published_again(self) -> None:
        republish(self.story)

    def edited(self) -> None:
        republish(self.story, title=NEW_TITLE)

    def edited_as_draft(self) -> None:
        self.story.title = NEW_TITLE
        self.story.save_revision()

    def unpublished(self) -> None:
        client_of(self.school.webmaster).post(
            reverse("wagtailadmin_pages:unpublish", args=[self.story.pk])
        )

    def unpublished_and_published_again(self) -> None:
        self.unpublished()
        republish(self.story)

    def expired(self) -> None:
        republish(self.story, expire_at=timezone.now() + timedelta(minutes=5))
        StoryPage.objects.filter(pk=self.story.pk).update(
            expire_at=timezone.now() - timedelta(seconds=1)
        )

    def restricted(self) -> None:
        PageViewRestriction.objects.create(
            page=self.story, restriction_type=PageViewRestriction.LOGIN
        )

    def restricted_and_opened_again(self) -> None:
        self.restricted()
        self.story.view_restrictions.get().delete()

    def given_a_new_address(self) -> None:
        republish(self.story, slug="dia-chi-khac")

    def moved_in_its_site(self) -> None:
        """Below another page of the school; lists may hold stories only, so by the page tree."""
        other = StoryIndexPage(title="Tin cũ", slug="tin-cu")
        self.school.root.add_child(instance=other)
        StoryPage.objects.get(pk=self.story.pk).move(other, pos="last-child")

    def edited_held_and_agreed_to(self) -> None:
        self.edited_and_held()
        feature_change_accept(feature_id=self.feature.pk, user=self.district.moderator)

    def translated(self) -> None:
        """The English words stand on English pages only."""
        english = Locale.objects.get(language_code="en")
        copy = self.story.copy_for_translation(english, copy_parents=True)
        republish(copy, title=NEW_TITLE)

    def moved_to_another_school(self) -> None:
        self.story.move(self.other.page(StoryIndexPage), pos="last-child")

    def deleted(self) -> None:
        self.story.delete()

    def school_closed(self) -> None:
        school_close(school=self.school.school, user=self.district.administrator)

    def school_closed_and_reopened(self) -> None:
        self.school_closed()
        school_reopen(school=self.school.school, user=self.district.administrator)

    def taken_down(self) -> None:
        feature_take_down(
            feature_id=self.feature.pk, user=self.district.moderator, reason="privacy"
        )

    def taken_down_and_published_again(self) -> None:
        self.taken_down()
        republish(self.story)

    def taken_down_unpublished_and_published_again(self) -> None:
        self.taken_down()
        self.unpublished()
        republish(self.story)

    def taken_down_and_put_back(self) -> None:
        self.taken_down()
        feature_restore(feature_id=self.feature.pk, user=self.district.moderator)

    def withdrawn(self) -> None:
        feature_withdraw(feature_id=self.feature.pk, user=self.school.webmaster)

    def place(self, **values: object) -> None:
        feature_place(
            feature_id=self.feature.pk,
            user=self.district.moderator,
            placement=Placement(section=self.section, **values),
        )

    def not_yet_shown(self) -> None:
        self.place(visible_from=timezone.now() + timedelta(days=1))

    def no_longer_shown(self) -> None:
        self.place(visible_until=timezone.now() - timedelta(seconds=1))

    def edited_and_held(self) -> None:
        republish(self.section, changed_items="held")
        self.place(update_policy="re_review")
        self.edited()

    def edited_and_stays(self) -> None:
        self.place(update_policy="re_review")
        self.edited()

    def section_unpublished(self) -> None:
        self.section.unpublish()

    # The table

    def test_table(self) -> None:
        self.address = self.story.get_url()
        for row in TABLE:
            happens: Callable[[], None] = getattr(self, row.event)
            with self.subTest(row.event):
                self.setUpRow()
                self.keep_pages()
                happens()
                for place in PLACES:
                    self.check_cell(row, place)

    def setUpRow(self) -> None:
        """Begin every row anew: a story that nobody touched, in a section of its own."""
        Feature.objects.all().delete()
        if self.school.school.status == "closed":
            school_reopen(school=self.school.school, user=self.district.administrator)
        StoryPage.objects.all().delete()
        for page in StoryIndexPage.objects.filter(slug="tin-cu"):
            page.delete()
        SectionPage.objects.get(pk=self.section.pk).delete()
        self.section = make_section(self.district, "Tấm gương sáng")
        self.story = make_story(self.school, TITLE, summary="Một chuyện hiếm có.")
        self.address = self.story.get_url()
        self.feature = self.placed(Placement(section=self.section))

    def check_cell(self, row: Row, place: str) -> None:
        text = getattr(self, f"see_{place}")()
        old = NEW_TITLE if row.title == TITLE else TITLE
        if place in row.places:
            self.assertIn(row.title, text, f"{row.event}: missing from {place}")
        else:
            self.assertNotIn(row.title, text, f"{row.event}: still in {place}")
        self.assertNotIn(old, text, f"{row.event}: wrong words in {place}")

    def test_translation_shows_in_the_readers_language_only(self) -> None:
        english = Locale.objects.get(language_code="en")
        section = self.section.copy_for_translation(english, copy_parents=True)
        section = republish(section, title="Good people")
        self.assertNotIn(TITLE, self.text(section.get_url()))
        story = self.story.copy_for_translation(english, copy_parents=True)
        republish(story, title="A strange journey")
        shown = self.text(section.get_url())
        self.assertIn("A strange journey", shown)
        self.assertNotIn(TITLE, shown)
        self.assertIn(TITLE, self.see_section())
        self.assertNotIn("A strange journey", self.see_section())
