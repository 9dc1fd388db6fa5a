"""Requests made by hand; each of these was tried against a running site first."""

from __future__ import annotations

import json

from django.urls import reverse

from accounts.login.models import Refusal
from tests.fence.world import MARKER, OWN_WORD, furnish, open_marked
from tests.support.district import DistrictTestCase, client_of


class AttackTest(DistrictTestCase):
    """As the own school's webmaster."""

    school_count = 0

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.own = furnish(open_marked(cls.district, OWN_WORD), OWN_WORD)
        cls.other = furnish(open_marked(cls.district, MARKER), MARKER)

    def setUp(self) -> None:
        super().setUp()
        self.client = client_of(self.own.people.webmaster)

    def test_other_spellings_of_an_address(self) -> None:
        page = self.other.draft.pk
        for url in (
            f"/admin//pages/{page}/edit/",
            f"/admin/x/../pages/{page}/edit/",
            f"/admin/pages/000{page}/edit/",
            f"/ADMIN/pages/{page}/edit/",
            f"/admin/pages/{page}/edit/nothing/",
            "/admin/nothing-here/",
        ):
            with self.subTest(url=url):
                self.assertEqual(self.client.get(url).status_code, 404)

    def test_methods_that_nobody_expects(self) -> None:
        url = f"/admin/pages/{self.other.draft.pk}/edit/"
        for method in ("head", "options", "put", "patch", "delete"):
            self.assertEqual(getattr(self.client, method)(url).status_code, 404, method)

    def test_a_stolen_cookie_opens_nothing_on_a_school_s_host(self) -> None:
        """The admin does not exist there, whoever asks."""
        for people in (self.own.people, self.other.people):
            client = client_of(self.own.people.webmaster, people.host)
            for url in ("/admin/", f"/admin/pages/{self.own.draft.pk}/view_draft/"):
                self.assertEqual(client.get(url).status_code, 404)
        self.assertFalse(Refusal.objects.exists())

    def test_all_below_a_parent_that_is_none(self) -> None:
        for model in ("customimage", "customdocument"):
            url = reverse("wagtail_bulk_action", args=["library", model, "delete"])
            theirs = self.other.people.school.collection_id
            for parent in ("", "x", "1", theirs, f"{theirs}&childOf=", 10**30):
                with self.subTest(model=model, parent=parent):
                    answer = self.client.get(f"{url}?id=all&childOf={parent}")
                    self.assertEqual(answer.status_code, 404)
            own = self.own.people.school.collection_id
            self.assertEqual(self.client.get(f"{url}?id=all&childOf={own}").status_code, 200)

    def test_two_parents_at_once(self) -> None:
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        for first, second in ((self.own, self.other), (self.other, self.own)):
            answer = self.client.get(
                f"{url}?id=all&childOf={first.root.pk}&childOf={second.root.pk}"
            )
            self.assertNotIn(MARKER, answer.content.decode().lower())

    def test_json_bodies_are_judged_like_forms(self) -> None:
        destination = self.other.root.pk
        before = self.other.root.get_descendants().count()
        for action in ("copy", "move", "create_alias"):
            url = reverse("wagtailadmin_api:pages:action", args=[self.own.live.pk, action])
            body = json.dumps({"destination_page_id": destination})
            answer = self.client.post(url, body, content_type="application/json")
            self.assertGreaterEqual(answer.status_code, 400, action)
        self.assertEqual(self.other.root.get_descendants().count(), before)

    def test_redirects_stay_on_the_own_site(self) -> None:
        from wagtail.contrib.redirects.models import Redirect

        url = reverse("wagtailredirects:add")
        count = Redirect.objects.count()
        for form in (
            {
                "old_path": "/a",
                "site": self.other.people.school.site_id,
                "redirect_link": "https://vi-du.test/",
            },
            {"old_path": "/b", "site": "", "redirect_link": "https://vi-du.test/"},
            {
                "old_path": "/c",
                "site": self.own.people.school.site_id,
                "redirect_page": self.other.draft.pk,
            },
        ):
            answer = self.client.post(url, {"is_permanent": "on", **form})
            self.assertEqual(answer.status_code, 200)
            self.assertNotIn(MARKER, answer.content.decode().lower())
        self.assertEqual(Redirect.objects.count(), count)
        form = {
            "old_path": "/d",
            "site": self.own.people.school.site_id,
            "redirect_link": "https://vi-du.test/",
        }
        self.assertEqual(self.client.post(url, form).status_code, 302)
        self.assertEqual(Redirect.objects.count(), count + 1)
