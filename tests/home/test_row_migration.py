"""An install that had albums, links and menus before their words could be translated."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from wagtail.models import Locale, Revision
from wagtail_localize.models import TranslationSource

from home.models import AlbumIndexPage, AlbumPage, AlbumPicture
from tests.front.test_same_data import in_english
from tests.home.test_albums import make_album
from tests.support.district import DistrictTestCase, client_of

migration = import_module("home.migrations.0013_fill_row_translations")


class RowMigrationTests(DistrictTestCase):
    """A Vietnamese album and its English copy, whose rows know nothing of each other."""

    def setUp(self) -> None:
        super().setUp()
        self.school = self.district.schools[0]
        self.album = make_album(self.school, "Ngày hội", pictures=3, film=True)
        in_english(self.school.root, "School")
        in_english(self.school.page(AlbumIndexPage), "Pictures")
        self.english = in_english(self.album, "Festival")
        self.english.pictures.filter(sort_order=1).update(caption="The second moment")
        self.rows_forget()

    def rows_forget(self) -> None:
        """Put rows and their copies back to what they were before."""
        for row in AlbumPicture.objects.all():
            AlbumPicture.objects.filter(pk=row.pk).update(
                translation_key=uuid4(), left_in_vietnamese={}
            )
        for revision in Revision.objects.all():
            self.forget(revision.content)
            revision.save(update_fields=["content"])
        for source in TranslationSource.objects.all():
            content = json.loads(source.content_json)
            self.forget(content)
            source.content_json = json.dumps(content)
            source.save()

    def forget(self, content: dict[str, Any]) -> None:
        for row in [*content.get("pictures", []), *content.get("videos", [])]:
            for name in ("translation_key", "locale", "left_in_vietnamese"):
                del row[name]

    def keys(self, page: AlbumPage) -> list[UUID]:
        return list(page.pictures.order_by("sort_order").values_list("translation_key", flat=True))

    def test_the_same_row_gets_the_same_key_in_both_languages(self) -> None:
        """In its language, and no row is lost."""
        migration.rows_fill(apps, None)
        self.assertEqual(self.keys(self.album), self.keys(self.english))
        self.assertEqual(len(set(self.keys(self.album))), 3)
        for page, code in ((self.album, "vi"), (self.english, "en")):
            locale = Locale.objects.get(language_code=code)
            self.assertEqual({row.locale for row in page.pictures.all()}, {locale})

    def test_readers_of_the_english_page_are_told_what_is_vietnamese(self) -> None:
        """What somebody had written in English stays and is English."""
        migration.rows_fill(apps, None)
        rows = self.english.pictures.order_by("sort_order")
        said = [(row.said_caption.text, row.said_caption.language) for row in rows]
        self.assertEqual(
            said, [("Khoảnh khắc 0", "vi"), ("The second moment", ""), ("Khoảnh khắc 2", "vi")]
        )
        response = client_of(host=self.school.host).get(self.english.url)
        self.assertContains(response, '<span lang="vi">Khoảnh khắc 2</span>')

    def test_drafts_and_what_was_sent_to_translators_know_the_rows(self) -> None:
        """So publishing an old draft keeps the translated words with their pictures."""
        migration.rows_fill(apps, None)
        draft = AlbumPage.objects.get(pk=self.album.pk).get_latest_revision_as_object()
        self.assertEqual(
            {row.translation_key for row in draft.pictures.all()}, set(self.keys(self.album))
        )
        source = TranslationSource.objects.get_for_instance(self.album)
        sent = source.as_instance()
        self.assertEqual(
            [row.translation_key for row in sent.pictures.all()], self.keys(self.album)
        )
        draft.save_revision().publish()
        self.assertEqual(AlbumPicture.objects.filter(page=self.album).count(), 3)

    def test_a_copy_with_fewer_rows_keeps_the_right_keys(self) -> None:
        """An English page that lost a picture goes on with the others."""
        self.english.pictures.filter(sort_order=0).delete()
        migration.rows_fill(apps, None)
        self.assertEqual(self.keys(self.english), self.keys(self.album)[1:])
