"""Refused attempts are written down, and the office can read them."""

from __future__ import annotations

from django.urls import reverse

from accounts.login.models import Refusal, RefusalKind
from tests.fence.world import MARKER, OWN_WORD, furnish, open_marked
from tests.support.district import DistrictTestCase, client_of


class RefusalTest(DistrictTestCase):
    """One row an attempt, whatever was tried."""

    school_count = 0

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.own = furnish(open_marked(cls.district, OWN_WORD), OWN_WORD)
        cls.other = furnish(open_marked(cls.district, MARKER), MARKER)

    def setUp(self) -> None:
        super().setUp()
        self.client = client_of(self.own.people.editor)

    def test_each_attempt_is_kept(self) -> None:
        for url, kind in (
            (f"/admin/pages/{self.other.draft.pk}/edit/", RefusalKind.FENCE),
            (reverse("wagtailsites:index"), RefusalKind.CLOSED),
            (f"/admin/pages/{self.own.live.pk}/unpublish/", RefusalKind.NO_RIGHT),
        ):
            Refusal.objects.all().delete()
            with self.subTest(url=url):
                self.client.post(url)
                refusal = Refusal.objects.get()
                self.assertEqual(
                    (refusal.kind, refusal.user, refusal.method, refusal.path),
                    (kind, self.own.people.editor, "POST", url),
                )

    def test_what_is_allowed_leaves_no_trace(self) -> None:
        self.client.get(f"/admin/pages/{self.own.draft.pk}/edit/")
        self.client.get(reverse("wagtailadmin_home"))
        self.assertFalse(Refusal.objects.exists())

    def test_administrators_of_the_office_read_them(self) -> None:
        self.client.get(f"/admin/pages/{self.other.draft.pk}/edit/")
        client = client_of(self.district.administrator)
        page = client.get(reverse("refusals"))
        self.assertContains(page, "Mở nội dung của đơn vị khác")
        self.assertContains(page, f"/admin/pages/{self.other.draft.pk}/edit/")
        self.assertContains(client.get(reverse("wagtailadmin_home")), reverse("refusals"))
        self.assertNotContains(client.get(reverse("refusals") + "?kind=code"), "/edit/")
        self.assertContains(client.get(reverse("refusals") + "?export=csv"), "fence")

    def test_nobody_else_does(self) -> None:
        for person in (
            self.own.people.webmaster,
            self.own.people.editor,
            self.district.moderator,
        ):
            client = client_of(person)
            for name in ("refusals", "refusals_results"):
                self.assertEqual(client.get(reverse(name)).status_code, 302, person.username)
            self.assertNotContains(client.get(reverse("wagtailadmin_home")), reverse("refusals"))

    def test_others_and_nothing_look_the_same(self) -> None:
        """A 404 for what exists elsewhere is the 404 of what never was."""
        theirs = self.client.get(f"/admin/pages/{self.other.draft.pk}/edit/")
        nothing = self.client.get("/admin/pages/999999/edit/")
        self.assertEqual((theirs.status_code, nothing.status_code), (404, 404))
        self.assertEqual(theirs.content, nothing.content)
