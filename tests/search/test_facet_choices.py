"""The values of a facet as a list of links."""

from __future__ import annotations

from django.test import SimpleTestCase

from search.presenting import Choice
from search.templatetags.search_tags import facet_choices


class FacetChoiceTests(SimpleTestCase):
    """Names come from people, addresses from readers: both are only ever text."""

    def test_names_and_addresses_are_escaped(self) -> None:
        choice = Choice("7", '<b>Trường & "Sao"</b>', 1200, False, 'q="><script>&school=7')
        html = facet_choices([choice])
        self.assertIn('href="?q=&quot;&gt;&lt;script&gt;&amp;school=7"', html)
        self.assertIn("&lt;b&gt;Trường &amp; &quot;Sao&quot;&lt;/b&gt;", html)
        self.assertNotIn("<b>", html)

    def test_only_what_is_chosen_says_so(self) -> None:
        rows = [Choice("1", "Tiểu học", 3, True, "a=1"), Choice("2", "Mầm non", 2, False, "a=2")]
        chosen, other = facet_choices(rows).split("</li>")[:2]
        self.assertIn('aria-current="true"', chosen)
        self.assertNotIn("aria-current", other)
