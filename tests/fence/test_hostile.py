"""Values that no browser sends: an answer in words, never a server error, on every database."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import patch

from django.http import HttpResponse
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.models import StaffPage
from news.models import StoryPage
from tests.fence.world import OWN_WORD, furnish, open_marked
from tests.support.district import DistrictTestCase, client_of, make_person

HUGE = 10**30


class HostileValuesTest(DistrictTestCase):
    """As a webmaster, and as a superuser, whom the fence lets through."""

    school_count = 0

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.own = furnish(open_marked(cls.district, OWN_WORD), OWN_WORD)
        chief = make_person("chief")
        chief.is_superuser = True
        chief.save()
        cls.people = (cls.own.people.webmaster, chief)

    def answers(self, url: str, body: Any = None, **how: Any) -> list[HttpResponse]:
        """Return what a webmaster and a superuser get; nothing but 4xx is right."""
        found = []
        for person in self.people:
            client = client_of(person)
            send = client.get if body is None else client.post
            answer = send(url, body or {}, **how)
            with self.subTest(url=url, person=person.username):
                self.assertIn(answer.status_code, (400, 404, 405))
            found.append(answer)
        return found

    def test_zero_bytes_in_the_path(self) -> None:
        for url in (
            "/admin/images/chooser/chosen/%00/",
            "/admin/editing-sessions/ping/%00/storypage/31/1/",
            "/admin/bulk/%00/page/delete/",
            f"/admin/letters/{self.own.people.school.site_id}/%00/",
        ):
            self.answers(url)
            self.answers(url, {})

    def test_zero_bytes_in_the_query(self) -> None:
        for url in (
            "/admin/images/?q=%00",
            "/admin/images/chooser/?tag=a%00b",
            "/admin/choose-page/?locale=%00",
            "/admin/tag-autocomplete/?term=%00",
            "/admin/api/main/pages/?locale=%00",
            "/admin/reports/site-history/?object_type=%00",
            "/admin/pages/usage/news/storypage/?%00=1",
        ):
            self.answers(url)

    def test_zero_bytes_in_a_form(self) -> None:
        url = reverse("wagtailadmin_pages:edit", args=[self.own.draft.pk])
        self.answers(url, {"title": "Tên\x00", "body-count": "0"})
        self.answers(url, {"title\x00": "Tên", "body-count": "0"})
        self.assertFalse(StoryPage.objects.filter(title__startswith="Tên").exists())

    def test_counters_that_are_none(self) -> None:
        url = reverse("wagtailadmin_pages:edit", args=[self.own.draft.pk])
        for count in ("x", "", "-1", "١", "1e3", "9" * 5000):
            self.answers(url, {"title": "Tên", "body-count": count})

    def form(self, page: Page, body: list[Any], **more: Any) -> dict[str, Any]:
        """Return the form of a page, with these blocks as its content."""
        fields = {"title": page.title, "slug": page.slug, "date": "2026-11-20", "summary": "x"}
        rows = {"comments": inline_formset([]), **more}
        return nested_form_data({**fields, "body": streamfield(body), **rows})

    def test_texts_that_no_editor_wrote(self) -> None:
        url = reverse("wagtailadmin_pages:edit", args=[self.own.draft.pk])
        link = {"key": 0, "offset": 0, "length": 1}
        block = {"key": "a", "text": "x", "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
        blocks = [{**block, "entityRanges": [link]}]
        for text in (
            "zz",
            "[",
            "[" * 100_000,
            "5",
            '{"blocks": 5}',
            json.dumps({"blocks": blocks, "entityMap": {}}),
        ):
            self.answers(url, self.form(self.own.draft, [("paragraph", text)]))

    def test_letters_that_are_none(self) -> None:
        """Half a letter is saved by some databases, and the page can be shown by none."""
        url = reverse("wagtailadmin_pages:edit", args=[self.own.draft.pk])
        block = {"key": "a", "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
        for text in ("x\ud800", "\udc00\ud83d", "x\x00"):
            blocks = [{**block, "text": text, "entityRanges": []}]
            story = json.dumps({"blocks": blocks, "entityMap": {}})
            for field in (("paragraph", story), ("table", json.dumps({"data": [[text]]}))):
                self.answers(url, self.form(self.own.draft, [field]))

    def test_letters_that_are_none_behind_a_blank(self) -> None:
        """What a form or JSON itself skips hides nothing; a text alone is JSON, too."""
        url = reverse("wagtailadmin_pages:edit", args=[self.own.draft.pk])
        for text in (
            ' {"data": [["\\u0000"]]}',
            '\r\n{"data": [["\\ud800"]]}',
            '\x02{"data": [["\\u\x02d800"]]}',
            '{\x02"data": [["\\ud800"]]}',
            '"\\ud800"',
        ):
            self.answers(url, self.form(self.own.draft, [("table", text)]))

    def test_a_fault_of_our_own_is_not_blamed_on_the_form(self) -> None:
        """It would be answered with 400, and nobody would ever mend it."""
        url = reverse("wagtailadmin_pages:edit", args=[self.own.draft.pk])
        form = self.form(self.own.draft, [("table", "{}")])
        with patch("blocks.table.table_of", side_effect=ZeroDivisionError):
            for person in self.people:
                self.assertRaises(ZeroDivisionError, client_of(person).post, url, form)

    def test_letters_that_are_rare_are_letters(self) -> None:
        """Two halves make one, and whoever writes about a spelling may write it down."""
        page, client = self.own.live, client_of(self.own.people.editor)
        table = ("table", json.dumps({"data": [["\U0001f600", "\\u0000"]]}))
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        form = self.form(page, [table, ("heading", "{\\u0000}")])
        self.assertEqual(client.post(url, form).status_code, 302)
        saved = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object().body
        self.assertEqual(saved[0].value["data"], [["\U0001f600", "\\u0000"]])
        self.assertEqual(saved[1].value, "{\\u0000}")

    def test_tables_that_no_editor_wrote(self) -> None:
        """They are taken for what can be shown of them; the page opens for the next reader."""
        page, client = self.own.live, client_of(self.own.people.editor)
        for text in (
            "zz",
            "[" * 100_000,
            "[1]",
            "null",
            '{"data": 5}',
            '{"data": [5, ["<script>", {"a": 1}, null, 7]], "cell": [1], "mergeCells": 5}',
            '{"data": [[]], "table_header_choice": ["row"], "table_caption": {}}',
        ):
            with self.subTest(text=text[:40]):
                url = reverse("wagtailadmin_pages:edit", args=[page.pk])
                saved = client.post(url, self.form(page, [("table", text)]))
                self.assertEqual(saved.status_code, 302)
                for name in ("edit", "view_draft"):
                    shown = client.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
                    self.assertEqual(shown.status_code, 200)

    def test_a_table_that_the_editor_wrote_stays_as_it_is(self) -> None:
        page, client = self.own.live, client_of(self.own.people.editor)
        table = {"data": [["Tiết", "4A"], ["1", None]], "table_header_choice": "row"}
        text = json.dumps(
            {**table, "table_caption": "Thời khóa biểu", "cell": [], "mergeCells": []}
        )
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        client.post(url, self.form(page, [("table", text)]))
        saved = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object().body[0].value
        self.assertEqual(saved["data"], table["data"])
        self.assertTrue(saved["first_row_is_table_header"])
        self.assertEqual(saved["table_caption"], "Thời khóa biểu")

    def test_rows_of_panels_that_are_no_rows(self) -> None:
        page = self.own.people.page(StaffPage)
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        for pk in ("abc", "-1", "1e3"):
            row = {"id": pk, "name": "Cô Lan", "post": "x"}
            self.answers(url, self.form(page, [], members=inline_formset([row], initial=1)))

    def test_hints_that_nobody_closed(self) -> None:
        url = reverse("wagtailadmin_dismissibles")
        for body in (
            '"x"',
            "1",
            "null",
            "[]",
            "[[1]]",
            "{",
            '{"a": [1]}',
            '{"a": "\\u0000"}',
            '{"\\ud800": 1}',
        ):
            self.refused_hint(url, body)
        self.refused_hint(url, json.dumps({"a": "x" * 500}))
        self.refused_hint(url, json.dumps(dict.fromkeys(map(str, range(99)), True)))
        client = client_of(self.people[0])
        kept = client.patch(url, '{"whats-new": true}', content_type="application/json")
        self.assertEqual(kept.json(), {"whats-new": True})
        self.assertEqual(client.get(url).json(), {"whats-new": True})

    def refused_hint(self, url: str, body: str) -> None:
        """Nothing of it is kept, and nothing breaks."""
        for person in self.people:
            answer = client_of(person).patch(url, body, content_type="application/json")
            self.assertEqual(answer.status_code, 400, body[:40])
            self.assertEqual(client_of(person).get(url).json(), {})

    def test_paths_that_are_none(self) -> None:
        url = reverse("wagtailredirects:add")
        form = {"site": self.own.people.school.site_id, "redirect_link": "https://vi-du.test/"}
        for person in self.people:
            answer = client_of(person).post(url, {**form, "old_path": "http://["})
            self.assertEqual(answer.status_code, 200)
            self.assertIn("old_path", answer.context["form"].errors)

    def test_places_in_a_list_that_it_does_not_have(self) -> None:
        url = reverse("wagtailadmin_pages:set_page_position", args=[self.own.live.pk])
        self.answers(f"{url}?position={HUGE}", {"x": "1"})

    def test_numbers_that_no_row_has(self) -> None:
        for url in (
            f"/admin/pages/{HUGE}/edit/",
            f"/admin/images/{HUGE}/",
            f"/admin/api/main/pages/{2**63}/",
            f"/admin/api/main/images/?offset={HUGE}",
            "/admin/api/main/pages/?search=a&search_operator=x",
            f"/admin/api/main/pages/?child_of={HUGE}",
            f"/admin/images/chooser/chosen/{HUGE}/",
            "/admin/images/chooser/chosen/1e3/",
        ):
            self.answers(url)

    def test_where_to_go_on_is_an_address(self) -> None:
        """Redirecting to a bare word would look for a view of that name."""
        lock = reverse("wagtailadmin_pages:lock", args=[self.own.draft.pk])
        for word in ("wagtailadmin_home", str(HUGE), "javascript:alert(1)", "%"):
            self.answers(lock, {"next": word})
        self.own.draft.refresh_from_db()
        self.assertFalse(self.own.draft.locked)
        client = client_of(self.own.people.webmaster)
        for stranger in ("https://xau.test/", "//xau.test/", "/\\xau.test/"):
            answer = client.post(lock, {"next": stranger})
            self.assertEqual(answer.status_code, 302)
            self.assertNotIn("xau.test", answer["Location"])

    def test_a_hundred_thousand_ids(self) -> None:
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        many = "&".join(f"id={number}" for number in range(1, 100_001))
        answer = client_of(self.own.people.webmaster).get(f"{url}?{many}")
        self.assertIn(answer.status_code, (400, 404))

    def test_a_body_that_is_no_form(self) -> None:
        url = reverse("wagtaildocs:add")
        client = client_of(self.own.people.webmaster)
        for kind in ("multipart/form-data", "multipart/form-data; boundary=x", "text/plain"):
            answer = client.generic("POST", url, b"--x\r\nContent-Disposition: \x00", kind)
            self.assertIn(answer.status_code, (200, 400), kind)

    def test_a_method_in_a_header_is_not_believed(self) -> None:
        page = self.own.draft
        client = client_of(self.own.people.webmaster)
        url = reverse("wagtailadmin_pages:delete", args=[page.pk])
        for name in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
            client.get(url + "?_method=POST", headers={name: "POST"})
        self.assertTrue(StoryPage.objects.filter(pk=page.pk).exists())
