"""Vietnamese first, English second, never mixed."""

from __future__ import annotations

from wagtail.models import Locale

from news.models import StoryIndexPage, StoryPage
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import page_faults, soup
from tests.support.stories import make_story


class LanguageTests(DistrictTestCase):
    """One school has no English; the other has an English home and one English story."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.plain, cls.bilingual = cls.district.schools
        english = Locale.objects.get(language_code="en")
        cls.vietnamese = make_story(cls.bilingual, "Ngày hội đọc sách")
        cls.untranslated = make_story(cls.bilingual, "Vườn rau")
        root = cls.bilingual.root.copy_for_translation(english, copy_parents=True)
        root.title = "Test School"
        root.save_revision().publish()
        index = cls.bilingual.page(StoryIndexPage).copy_for_translation(english)
        index.title = "News"
        index.save_revision().publish()
        cls.story = cls.vietnamese.copy_for_translation(english)
        cls.story.title, cls.story.slug = "Reading day", "reading-day"
        cls.story.save_revision().publish()
        cls.story = StoryPage.objects.get(pk=cls.story.pk)

    def test_a_school_without_english_leads_to_vietnamese_addresses(self) -> None:
        """No English address answers with Vietnamese text: not pages, not search, not errors."""
        client = client_of(host=self.plain.host)
        for address, target in (
            ("/en/", "/"),
            ("/en/lien-he/", "/lien-he/"),
            ("/en/search/?q=a&q=b", "/search/?q=a&q=b"),
            ("/en/nothing/", "/nothing/"),
            ("/en//example.org/", "/example.org/"),
        ):
            response = client.get(address)
            self.assertRedirects(response, target, fetch_redirect_response=False)

    def test_an_english_page_is_english_throughout(self) -> None:
        """Frame, dates, labels and links follow the language of the address."""
        response = client_of(host=self.bilingual.host).get(self.story.url)
        self.assertEqual(page_faults(response.content, "en"), [])
        text = soup(response.content).get_text(" ")
        self.assertIn("Reading day", text)
        self.assertIn("Skip to the content", text)
        self.assertNotIn("Chia sẻ", text)
        self.assertIn(self.bilingual.school.name_en, text)

    def test_the_switch_leads_to_the_same_page_or_says_that_it_is_not_translated(self) -> None:
        """And hreflang names only real translations."""
        client = client_of(host=self.bilingual.host)
        page = soup(client.get(self.vietnamese.url).content)
        self.assertEqual(
            page.select_one(".language a")["href"], "/en/" + self.story.url.split("/en/")[1]
        )
        self.assertEqual(
            {link["hreflang"] for link in page.select('link[rel="alternate"][hreflang]')},
            {"vi", "en"},
        )
        page = soup(client.get(self.untranslated.url).content)
        self.assertEqual(page.select_one(".language a")["href"], "/en/")
        self.assertIsNotNone(page.select_one("#not-translated"))
        self.assertEqual(page.select('link[rel="alternate"][hreflang]'), [])

    def test_a_site_without_english_offers_no_switch(self) -> None:
        """Nothing to switch to, nothing shown."""
        page = soup(client_of(host=self.plain.host).get("/").content)
        self.assertEqual(page.select(".language"), [])

    def test_an_english_list_never_shows_a_vietnamese_story(self) -> None:
        """The English news list holds the translated story alone."""
        response = client_of(host=self.bilingual.host).get("/en/tin-truong/")
        self.assertContains(response, "Reading day")
        self.assertNotContains(response, "Vườn rau")
