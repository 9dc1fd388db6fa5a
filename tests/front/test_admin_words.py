"""No English of ours is left on any screen of ours, and the dashboard says whose it is."""

from __future__ import annotations

from collections.abc import Iterator

import polib
from django.conf import settings
from django.urls import reverse

from accounts.models import User
from tests.fence.addresses import address, admin_patterns, argument_sets
from tests.fence.world import Holding, furnish, furnish_office, open_marked
from tests.front.test_untranslated_words import texts
from tests.support.district import client_of
from tests.support.html import soup
from tests.support.searching import SearchTestCase

STOCK = ("wagtail", "route:", "sessionauth")
WITH_OURS = {"wagtailadmin_home", "wagtailadmin_pages:edit", "wagtailadmin_explore"}
"""Screens of Wagtail's that carry much of ours."""
LEAST = {"webmaster": 12, "moderator": 12, "administrator": 25}
"""Screens that each must have been shown, so that an empty walk is no good walk."""


def our_english() -> set[str]:
    """Return what our catalogue translates, save texts with places to fill."""
    catalog = polib.pofile(str(settings.LOCALE_PATHS[0] / "vi" / "LC_MESSAGES" / "django.po"))
    return {
        entry.msgid
        for entry in catalog
        if entry.msgstr and entry.msgstr != entry.msgid and "%" not in entry.msgid
    }


def left_over(html: bytes, english: set[str]) -> set[str]:
    """Return the English that a screen says or has read aloud."""
    return {text for text in texts(soup(html)) if text in english}


class AdminWordTests(SearchTestCase):
    """Every screen that answers a moderator, an administrator and a webmaster."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        own = open_marked(cls.district, "rieng")
        cls.own = furnish(own, "rieng")
        cls.office = furnish_office(cls.district, "phongban")
        cls.roles: dict[str, tuple[User, Holding]] = {
            "webmaster": (own.webmaster, cls.own),
            "moderator": (cls.district.moderator, cls.office),
            "administrator": (cls.district.administrator, cls.own),
        }

    def addresses(self, holding: Holding) -> Iterator[tuple[str, str]]:
        """Yield names and addresses of our screens, filled from what somebody holds."""
        for name, pattern, route in admin_patterns():
            if name in WITH_OURS or not name.startswith(STOCK):
                for arguments in argument_sets(name, pattern, holding, brief=True):
                    yield name, address(name, route, arguments)

    def test_no_screen_says_our_words_in_english(self) -> None:
        english = our_english()
        self.assertGreater(len(english), 1000)
        wrong = b'<p>All topics</p><a title="See the map">x</a>'
        self.assertEqual(left_over(wrong, english), {"All topics", "See the map"})
        for role, (person, holding) in self.roles.items():
            client = client_of(person)
            shown = set()
            for name, place in self.addresses(holding):
                answer = client.get(place)
                kind = answer.get("Content-Type", "")
                if answer.status_code != 200 or not kind.startswith("text/html"):
                    continue
                shown.add(name)
                with self.subTest(role=role, screen=name):
                    self.assertEqual(left_over(answer.content, english), set())
            self.assertGreaterEqual(len(shown), LEAST[role], f"{role}: {sorted(shown)}")

    def test_the_dashboard_names_the_persons_own_place(self) -> None:
        """The school to its webmaster, the office to its moderator."""
        names = {
            "webmaster": self.own.people.school.name,
            "moderator": self.district.portal_root.title,
        }
        for role, name in names.items():
            page = soup(client_of(self.roles[role][0]).get(reverse("wagtailadmin_home")).content)
            self.assertEqual(page.select_one("h1").get_text(strip=True), name)
