"""Feeds stay readable whatever somebody pasted into one title."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from news.models import NoticeIndexPage, NoticePage, Topic
from tests.support.district import DistrictTestCase, client_of
from tests.support.stories import make_story

PASTED = "Vườn\x0brau\x02 xanh"
"""Word pastes a vertical tab where a line was broken by hand."""

ATOM = "{http://www.w3.org/2005/Atom}"


def entry_titles(feed: bytes) -> list[str | None]:
    """Return the titles of a feed's entries; raises `ElementTree.ParseError`."""
    tree = ElementTree.fromstring(feed)
    entries = [*tree.iter("item"), *tree.iter(f"{ATOM}entry")]
    return [entry.findtext("title") or entry.findtext(f"{ATOM}title") for entry in entries]


class PastedLettersTests(DistrictTestCase):
    """XML may hold no control letters: one title must not be an error for every reader."""

    def test_a_story_with_control_letters_breaks_no_feed(self) -> None:
        """Neither the school's own nor the office's, which holds all schools' stories."""
        school = self.district.schools[0]
        topic = Topic.objects.filter(depth=1).order_by("path")[0]
        make_story(school, PASTED, topic=topic)
        for host in (school.host, self.district.portal.hostname):
            for kind in ("rss", "atom"):
                answer = client_of(host=host).get(f"/feeds/topics/{topic.slug}.{kind}")
                self.assertEqual(answer.status_code, 200)
                self.assertEqual(entry_titles(answer.content), ["Vườn rau xanh"])
            answer = client_of(host=host).get(f"/feeds/topics/{topic.slug}.json")
            self.assertEqual(json.loads(answer.content)["items"][0]["title"], "Vườn rau xanh")

    def test_nor_does_a_notice(self) -> None:
        """Notices are written in the same way."""
        school = self.district.schools[0]
        school.page(NoticeIndexPage).add_child(instance=NoticePage(title=PASTED, summary=PASTED))
        for kind in ("rss", "atom"):
            answer = client_of(host=school.host).get(f"/feeds/notices.{kind}")
            self.assertEqual(answer.status_code, 200)
            self.assertIn("Vườn rau xanh", entry_titles(answer.content))
