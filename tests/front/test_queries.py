"""A page costs the same number of queries with 2 schools and with 20 (promise 4)."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.models import AlbumIndexPage, LinksPage, OrganisationPage
from news.models import Feature, FeatureState, NoticeIndexPage, SectionPage, StoryIndexPage
from tests.support.district import DistrictTestCase, SchoolPeople, add_school, client_of
from tests.support.pictures import make_image
from tests.support.stories import make_story


class QueryCountTests(DistrictTestCase):
    """The same pages before and after eighteen schools have joined."""

    def test_pages_cost_the_same_with_twenty_schools(self) -> None:
        """Portal home, section, directory, school home, news list, story, notices, contact."""
        for people in self.district.schools:
            self._publish(people)
        few = self._counts()
        for number in range(3, 21):
            self._publish(add_school(self.district, number))
        many = self._counts()
        self.assertEqual(few, many)
        self.assertLessEqual(max(many.values()), 40, many)

    def _publish(self, people: SchoolPeople) -> None:
        section = SectionPage.objects.order_by("path").first()
        for number in range(4):
            story = make_story(people, f"Bài {number}", cover=make_image(), cover_alt="Ảnh")
            Feature.objects.create(
                story=story,
                story_key=story.translation_key,
                school=people.school,
                section=section,
                state=FeatureState.ACCEPTED,
                live=True,
                offered_at=timezone.now(),
                accepted_at=timezone.now(),
            )

    def _counts(self) -> dict[str, int]:
        school, portal = self.district.schools[0], self.district.portal.hostname
        section = SectionPage.objects.order_by("path").first()
        index = school.page(StoryIndexPage)
        pages = {
            "portal": (portal, "/"),
            "section": (portal, section.url),
            "directory": (portal, "/cac-truong/"),
            "school": (school.host, "/"),
            "news": (school.host, index.url),
            "story": (school.host, index.get_children().first().url),
            "notices": (school.host, school.page(NoticeIndexPage).url),
            "albums": (school.host, school.page(AlbumIndexPage).url),
            "chart": (school.host, school.page(OrganisationPage).url),
            "links": (school.host, school.page(LinksPage).url),
        }
        counts = {}
        for name, (host, address) in pages.items():
            client = client_of(host=host)
            for _warm in range(2):
                client.get(address)
            with CaptureQueriesContext(connection) as queries:
                self.assertEqual(client.get(address).status_code, 200)
            counts[name] = len(queries)
        return counts
