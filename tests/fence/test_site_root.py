"""A school's own root page, and what stands above a webmaster."""

from __future__ import annotations

import json

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site, Task, Workflow

from home.models import SchoolHomePage
from tests.support.district import DistrictTestCase, client_of


class SiteRootTest(DistrictTestCase):
    """Tried by POST, as the school's own webmaster."""

    def setUp(self) -> None:
        super().setUp()
        self.people, self.neighbour = self.district.schools
        self.root = self.people.root
        self.client = client_of(self.people.webmaster)

    def page_url(self, name: str, *more: object) -> str:
        """Return the address of a page view on the root."""
        return reverse(f"wagtailadmin_pages:{name}", args=[self.root.pk, *more])

    def assert_untouched(self) -> None:
        """The root stands where it stood, public, once."""
        root = SchoolHomePage.objects.get(pk=self.root.pk)
        for name in ("path", "depth", "slug", "live", "expire_at", "go_live_at", "locale_id"):
            self.assertEqual(getattr(root, name), getattr(self.root, name), name)
        self.assertFalse(root.view_restrictions.exists())
        self.assertEqual(SchoolHomePage.objects.count(), 2)
        self.assertEqual(Site.objects.filter(root_page=root).count(), 1)

    def test_buttons(self) -> None:
        about = self.root.get_children().first()
        for url in (
            self.page_url("delete"),
            self.page_url("unpublish"),
            self.page_url("convert_alias"),
            self.page_url("set_privacy"),
            self.page_url("move"),
            self.page_url("move_confirm", self.neighbour.root.pk),
            self.page_url("move_confirm", about.pk),
            self.page_url("copy"),
            self.page_url("set_page_position"),
        ):
            response = self.client.post(
                url,
                {
                    "restriction_type": "password",
                    "password": "dong-cua",
                    "new_title": "Bản sao",
                    "new_slug": "ban-sao",
                    "new_parent_page": about.pk,
                    "include_descendants": "on",
                    "confirm_site_name": self.root.title,
                },
            )
            self.assertIn(response.status_code, (302, 404), url)
            self.assert_untouched()

    def test_bulk(self) -> None:
        for action in ("delete", "unpublish", "move"):
            url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
            tree_root = Page.objects.get(depth=1)
            for query in (f"?id={self.root.pk}", f"?id=all&childOf={tree_root.pk}"):
                self.client.post(url + query, {"include_descendants": "on"})
                self.assert_untouched()

    def test_api(self) -> None:
        destination = self.root.get_children().first().pk
        for action in ("delete", "unpublish", "move", "copy", "create_alias", "convert_alias"):
            url = reverse("wagtailadmin_api:pages:action", args=[self.root.pk, action])
            body = json.dumps({"destination_page_id": destination, "recursive": True})
            response = self.client.post(url, body, content_type="application/json")
            self.assertGreaterEqual(response.status_code, 400, action)
            self.assert_untouched()

    def test_the_form_changes_neither_address_nor_dates(self) -> None:
        response = self.client.post(
            self.page_url("edit"),
            {
                "title": self.root.title,
                "slug": "truong-khac",
                "welcome": "Chào mừng",
                "expire_at": timezone.now().strftime("%Y-%m-%d %H:%M"),
                "go_live_at": timezone.now().strftime("%Y-%m-%d %H:%M"),
                "comments-TOTAL_FORMS": "0",
                "comments-INITIAL_FORMS": "0",
                "action-publish": "1",
            },
        )
        self.assertEqual(response.status_code, 302)
        self.assertEqual(SchoolHomePage.objects.get(pk=self.root.pk).welcome, "Chào mừng")
        self.assert_untouched()

    def test_sites_groups_workflows_and_schools_are_out_of_reach(self) -> None:
        site, task, workflow = self.people.school.site, Task.objects.get(), Workflow.objects.get()
        group = self.people.school.webmasters
        before = (site.hostname, group.name, task.name, workflow.name, task.active)
        for url, body in (
            (reverse("wagtailsites:edit", args=[site.pk]), {"hostname": "khac.test", "port": 80}),
            (reverse("wagtailsites:delete", args=[site.pk]), {}),
            (reverse("wagtailsites:add"), {"hostname": "khac.test", "root_page": self.root.pk}),
            (reverse("wagtailusers_groups:edit", args=[group.pk]), {"name": "Nhóm khác"}),
            (reverse("wagtailusers_groups:add"), {"name": "Nhóm khác"}),
            (reverse("wagtailadmin_workflows:edit", args=[workflow.pk]), {"name": "Khác"}),
            (reverse("wagtailadmin_workflows:disable", args=[workflow.pk]), {}),
            (reverse("wagtailadmin_workflows:edit_task", args=[task.pk]), {"name": "Khác"}),
            (reverse("wagtailadmin_workflows:disable_task", args=[task.pk]), {}),
            (reverse("schools:host", args=[self.people.school.pk]), {"subdomain": "khac"}),
            (reverse("schools:close", args=[self.people.school.pk]), {}),
            (reverse("schools:edit", args=[self.people.school.pk]), {"name": "Khác"}),
        ):
            for method in (self.client.get, self.client.post):
                response = method(url, body)
                self.assertRedirects(
                    response, reverse("wagtailadmin_home"), fetch_redirect_response=False
                )
        for thing in (site, group, task, workflow, self.people.school):
            thing.refresh_from_db()
        self.assertEqual((site.hostname, group.name, task.name, workflow.name, task.active), before)
        self.assertTrue(self.people.school.is_open)

    def test_the_refusal_says_so(self) -> None:
        """An own thing without the right: back to the start, with a sentence that explains."""
        response = self.client.post(self.page_url("delete"), follow=True)
        self.assertEqual(response.redirect_chain[0][0], reverse("wagtailadmin_home"))
        self.assertContains(response, "không có quyền")
