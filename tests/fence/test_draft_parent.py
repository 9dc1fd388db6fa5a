"""Live pages below a draft keep their addresses, whatever an editor posts about the draft."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import StandardPage
from tests.support.district import DistrictTestCase, client_of, make_person


class DraftParentTest(DistrictTestCase):
    """A page was taken off and what is below it left on, as Wagtail offers."""

    school_count = 1

    def setUp(self) -> None:
        super().setUp()
        (self.own,) = self.district.schools
        make_person("colleague", self.own.school.webmasters)
        self.parent = self.add(self.own.root, "Cha", live=False)
        self.child = self.add(self.parent, "Con", live=True)
        self.elsewhere = self.add(self.own.root, "Nơi khác", live=True)
        self.address = self.child.url_path

    def add(self, parent: Page, title: str, *, live: bool) -> StandardPage:
        """Add a page with a revision by the editor."""
        page = StandardPage(title=title, live=live, owner=self.own.editor)
        parent.add_child(instance=page)
        page.save_revision(user=self.own.editor)
        return page

    def save(self, person: Any, **more: str) -> Any:
        """Post the form of the draft with another address."""
        form = nested_form_data({"title": "Cha", "slug": "doi-duong", "body": streamfield([])})
        counters = {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
        return client_of(person).post(
            reverse("wagtailadmin_pages:edit", args=[self.parent.pk]),
            {**form, "summary": "Chữ vừa gõ.", **counters, **more},
        )

    def moved(self) -> bool:
        """Whether readers find the child elsewhere."""
        there = Page.objects.get(pk=self.child.pk).url_path
        path = self.address.removeprefix(self.own.root.url_path)
        found = client_of(host=self.own.host).get(f"/{path}").status_code
        self.assertEqual(found, 200 if there == self.address else 404)
        return there != self.address

    def test_an_editor_reads_why_at_the_field_and_loses_nothing(self) -> None:
        for more in ({}, {"action-submit": "1"}, {"is_reverting": "1"}, {"action-publish": "1"}):
            answer = self.save(self.own.editor, **more)
            self.assertEqual(answer.status_code, 200, more)
            self.assertIn("đang ở trên trang", str(answer.context["form"].errors["slug"]))
            self.assertContains(answer, "Chữ vừa gõ.")
            self.assertFalse(self.moved(), more)

    def test_the_rest_of_the_draft_can_be_saved(self) -> None:
        answer = self.save(self.own.editor, slug=self.parent.slug)
        self.assertEqual(answer.status_code, 302)
        self.parent.refresh_from_db()
        self.assertEqual(self.parent.summary, "Chữ vừa gõ.")

    def test_with_nothing_live_below_the_address_is_the_editor_s(self) -> None:
        Page.objects.filter(pk=self.child.pk).update(live=False)
        self.assertEqual(self.save(self.own.editor).status_code, 302)
        self.parent.refresh_from_db()
        self.assertEqual(self.parent.slug, "doi-duong")

    def test_a_webmaster_may(self) -> None:
        self.assertEqual(self.save(self.own.webmaster).status_code, 302)
        self.assertTrue(self.moved())

    def test_an_editor_does_not_move_or_delete_the_branch(self) -> None:
        client = client_of(self.own.editor)
        for address in (
            reverse("wagtailadmin_pages:move_confirm", args=[self.parent.pk, self.elsewhere.pk]),
            reverse("wagtailadmin_pages:delete", args=[self.parent.pk]),
            *(
                reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
                + f"?id={self.parent.pk}"
                for action in ("move", "delete")
            ),
        ):
            client.post(address, {"chooser": self.elsewhere.pk, "move_applicable": "on"})
            self.assertFalse(self.moved(), address)
