"""Control letters, as Word and PDF leave them in what is copied there, are stored nowhere."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.test import SimpleTestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.plain_input import plain_data
from home.models import ContactPage, Enquiry, StaffPage
from library.models import CustomImage
from news.models import Broadcast, StoryPage, Topic
from sites.models import SiteSettings
from tests.home.test_enquiries import LetterTestCase
from tests.support.district import client_of
from tests.support.pictures import make_image
from tests.support.stories import make_story


def written(text: str, url: str = "/", **ranges: Any) -> str:
    """Return what the editor of paragraphs posts: one of them, and perhaps a link."""
    block = {"key": "a", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "text": text}
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}
    blocks = [{**block, "entityRanges": [], **ranges}]
    return json.dumps({"blocks": blocks, "entityMap": {"0": link}})


class PlainDataTests(SimpleTestCase):
    """The rule itself."""

    def test_what_is_plain_is_the_very_same(self) -> None:
        """Large forms are not copied; ends of lines, tabs and every written letter stay."""
        for data in (None, {}, {"a": "x"}, QueryDict("a=b&a=c"), QueryDict("a=x%0D%0Ay%09z")):
            self.assertIs(plain_data(data), data)

    def test_only_control_letters_leave(self) -> None:
        sent = QueryDict(mutable=True)
        sent.setlist("a", ["một\x0bhai", "ba\x00\x1f\x7f\x80\x9f", "e\u0301\r\n\tđ\u200b 😀"])
        made = plain_data(sent)
        assert isinstance(made, QueryDict)
        self.assertEqual(made.getlist("a"), ["một hai", "ba", "e\u0301\r\n\tđ\u200b 😀"])
        self.assertEqual(plain_data({"a": "x\x02", "b": 1}), {"a": "x", "b": 1})


class PlainInputTests(LetterTestCase):
    """Through the forms that people use, as those who use them."""

    def setUp(self) -> None:
        super().setUp()
        self.webmaster = client_of(self.first.webmaster)

    def test_title_summary_and_blocks_of_a_story(self) -> None:
        kept = self.published(streamfield([("heading", "Sáng\x03 nay")]))
        self.assertEqual(kept.title, "Ngày hội đọc sách")
        self.assertEqual(kept.summary, "Dòng một\r\ndòng\thai")
        self.assertEqual(kept.author_credit, "Lớp 4A")
        self.assertEqual(kept.body[0].value, "Sáng nay")

    def test_paragraphs_tables_and_call_outs_of_a_story(self) -> None:
        """They are posted as JSON, which spells such letters out."""
        pasted = "Sáng\x0bnay\x02 vui \U0001f600\x85lắm"
        bold = [{"offset": 10, "length": 3, "style": "BOLD"}]
        table = {"data": [[pasted, None]], "table_caption": pasted, "table_header_choice": "row"}
        callout = {"kind": "note", "heading": "", "text": written(pasted)}
        kept = self.published(
            streamfield(
                [
                    ("paragraph", written(pasted, inlineStyleRanges=bold)),
                    ("table", json.dumps(table)),
                    ("callout", callout),
                ]
            )
        )
        plain = "Sáng nay vui \U0001f600 lắm"
        shown = str(kept.body[0].value.source)
        self.assertIn("Sáng nay <b>vui</b> \U0001f600 lắm", shown)
        self.assertEqual(kept.body[1].value["data"], [[plain, None]])
        self.assertEqual(kept.body[1].value["table_caption"], plain)
        self.assertIn(plain, kept.body[2].value["text"].source)

    def test_no_script_becomes_of_an_address_that_is_cleaned(self) -> None:
        """The address is judged as it will be stored."""
        link = [{"offset": 0, "length": 3, "key": 0}]
        for bad in ("java\uffffscript:alert(1)", "java\x02script:alert(1)"):
            text = written("Xem", url=bad, entityRanges=link)
            kept = self.published(streamfield([("paragraph", text)]))
            self.assertIn(">Xem</a>", kept.body[0].value.source)
            self.assertNotIn("script:", kept.body[0].value.source)

    def published(self, body: dict[str, Any]) -> StoryPage:
        """Send a story as its webmaster, and return what readers get."""
        story = make_story(self.first, "Cũ", live=False, user=self.first.editor)
        form = nested_form_data(
            {
                "title": "Ngày\x0bhội\x02 đọc\x9d sách",
                "slug": story.slug,
                "summary": "Dòng\x1f một\r\ndòng\thai",
                "date": "2026-11-20",
                "topic": str(Topic.objects.order_by("path").first().pk),
                "tags": "",
                "author_credit": "Lớp\x07 4A",
                "cover": "",
                "cover_alt": "",
                "body": body,
                "comments": inline_formset([]),
                "action-publish": "1",
            }
        )
        self.webmaster.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), form)
        kept = StoryPage.objects.get(pk=story.pk)
        self.assertTrue(kept.live)
        return kept

    def test_rows_of_a_page(self) -> None:
        staff = self.first.page(StaffPage)
        row = {"name": "Trần\x0bThử", "post": "Giáo\x02 viên", "ORDER": "1"}
        form = nested_form_data(
            {
                "title": staff.title,
                "slug": staff.slug,
                "members": inline_formset([row]),
                "comments": inline_formset([]),
                "action-publish": "1",
            }
        )
        self.webmaster.post(reverse("wagtailadmin_pages:edit", args=[staff.pk]), form)
        member = StaffPage.objects.get(pk=staff.pk).members.get()
        self.assertEqual((member.name, member.post), ("Trần Thử", "Giáo viên"))

    def test_settings_contact_and_pictures(self) -> None:
        school = self.first.school
        self.webmaster.post(
            f"/admin/settings/school_sites/sitesettings/{school.site_id}/",
            {"palette": "sky", "tagline": "Dạy\x02 tốt"},
        )
        self.assertEqual(SiteSettings.objects.get(site=school.site).tagline, "Dạy tốt")
        own = reverse("own_school_edit", args=[school.pk])
        self.webmaster.post(own, {"address": "Số 1,\x0bphố Thử"})
        school.refresh_from_db()
        self.assertEqual(school.address, "Số 1, phố Thử")
        image = make_image("Cũ", collection=school.collection)
        form = {"title": "Sân\x02 trường", "collection": school.collection_id, "tags": ""}
        self.webmaster.post(reverse("wagtailimages:edit", args=[image.pk]), form)
        self.assertEqual(CustomImage.objects.get(pk=image.pk).title, "Sân trường")

    def test_a_reader_s_letter(self) -> None:
        self.send(self.first, name="Phụ\x02 huynh", text="Một\x0bhai\n\tba")
        letter = Enquiry.objects.get()
        self.assertEqual((letter.name, letter.text), ("Phụ huynh", "Một hai\n\tba"))

    def test_a_notice_of_the_office(self) -> None:
        words = {
            "urgent": "no",
            "to_all": "yes",
            "title": "Nghỉ\x0bhọc",
            "text": "Ngày\x02 mai",
            "expires_at": f"{timezone.localtime() + timedelta(days=1):%Y-%m-%dT%H:%M}",
        }
        client_of(self.district.moderator).post(reverse("moderation_broadcast_new"), words)
        notice = Broadcast.objects.get()
        self.assertEqual((notice.title, notice.text), ("Nghỉ học", "Ngày mai"))

    def test_a_translation_typed_in_the_package_s_editor(self) -> None:
        """It is no form; what it stores becomes the English title."""
        source, _new = TranslationSource.get_or_create_from_instance(self.first.page(ContactPage))
        english = Locale.objects.get(language_code="en")
        translation = Translation.objects.create(source=source, target_locale=english)
        translation.save_target(publish=False)
        segment = source.stringsegment_set.order_by("order").first()
        self.webmaster.put(
            reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]),
            urlencode({"value": "How\x0bto\x02 reach us"}),
            content_type="application/x-www-form-urlencoded",
        )
        self.assertEqual(StringTranslation.objects.get().data, "How to reach us")
