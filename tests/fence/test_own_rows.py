"""What the fence gives to apps: ownership, screens of own rows, checks that ask for them."""

from __future__ import annotations

from django.core.checks import run_checks
from django.test import SimpleTestCase, override_settings
from django.urls import include, path
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.contrib.redirects.models import Redirect

from cms.urls import urlpatterns as product_urls
from sites.tenancy.access import Access, _rules, register_admin_names
from sites.tenancy.checks import unfenced_viewsets
from sites.tenancy.scope import scope_of
from sites.tenancy.viewsets import OwnRowsViewSet
from tests.fence.world import MARKER, OWN_WORD, furnish, open_marked
from tests.support.district import DistrictTestCase, client_of, make_person


class FencedRedirects(OwnRowsViewSet):
    """A screen as an app would write it."""

    model = Redirect
    name = "fenced"
    form_fields = ("old_path",)
    inspect_view_enabled = True


class BareRedirects(ModelViewSet):
    """The same without the fence's base."""

    model = Redirect
    name = "bare"
    form_fields = ("old_path",)


fenced = FencedRedirects()
urlpatterns = [
    path("admin/fenced/", include((fenced.get_urlpatterns(), "fenced"), namespace="fenced")),
    *product_urls,
]
NAMES = ("index", "index_results", "add", "edit", "delete", "copy", "inspect", "usage", "history")


@override_settings(ROOT_URLCONF="tests.fence.test_own_rows")
class OwnRowsViewSetTest(DistrictTestCase):
    """Each generic view knows own rows only, even with nothing but `SCOPED` in the catalogue."""

    school_count = 0

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.own = furnish(open_marked(cls.district, OWN_WORD), OWN_WORD)
        cls.other = furnish(open_marked(cls.district, MARKER), MARKER)

    def setUp(self) -> None:
        super().setUp()
        names = {f"fenced:{name}": Access.SCOPED for name in NAMES}
        register_admin_names(names)
        self.addCleanup(lambda: [_rules.pop(name) for name in names])
        self.client = client_of(self.own.people.webmaster)

    def test_own_rows_work_and_others_do_not_exist(self) -> None:
        listed = self.client.get("/admin/fenced/").content.decode()
        self.assertIn(OWN_WORD, listed)
        self.assertNotIn(MARKER, listed)
        for view in ("edit", "delete", "copy", "inspect", "usage", "history"):
            for holding, expected in ((self.own, 200), (self.other, 404)):
                url = f"/admin/fenced/{view}/{holding.redirect.pk}/"
                with self.subTest(url=url):
                    self.assertEqual(self.client.get(url).status_code, expected)

    def test_posts_to_others_change_nothing(self) -> None:
        before = self.other.redirect.old_path
        for view in ("edit", "delete"):
            url = f"/admin/fenced/{view}/{self.other.redirect.pk}/"
            self.assertEqual(self.client.post(url, {"old_path": "/moi"}).status_code, 404)
        self.other.redirect.refresh_from_db()
        self.assertEqual(self.other.redirect.old_path, before)


class CheckTest(SimpleTestCase):
    """The checks pass, and are able to fail."""

    def test_the_product_passes(self) -> None:
        self.assertEqual([e for e in run_checks() if str(e.id).startswith("fence.")], [])

    def test_a_bare_viewset_is_an_error(self) -> None:
        bare = BareRedirects()
        name = "bare:index"
        register_admin_names({name: Access.SCOPED})
        self.addCleanup(_rules.pop, name)
        self.assertEqual(list(unfenced_viewsets(iter([bare, fenced]))), [bare])


class PersonOfTwoSchoolsTest(DistrictTestCase):
    """Somebody who works for two schools sees both, and nothing of a third."""

    school_count = 0

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.first = furnish(open_marked(cls.district, OWN_WORD), OWN_WORD)
        cls.second = furnish(open_marked(cls.district, "mhtwpf"), "mhtwpf")
        cls.third = furnish(open_marked(cls.district, MARKER), MARKER)
        cls.person = make_person(
            "haitruong", cls.first.people.school.webmasters, cls.second.people.school.editors
        )

    def test_lists_hold_both(self) -> None:
        client = client_of(self.person)
        for url in (
            "/admin/images/",
            "/admin/documents/",
            "/admin/pages/",
            "/admin/choose-page/",
            "/admin/pages/usage/news/storypage/",
            "/admin/api/main/images/",
            "/admin/api/main/pages/?child_of=root",
            "/admin/reports/site-history/",
        ):
            text = client.get(url).content.decode().lower()
            with self.subTest(url=url):
                self.assertIn(OWN_WORD, text)
                self.assertIn("mhtwpf", text)
                self.assertNotIn(MARKER, text)

    def test_rights_differ(self) -> None:
        client = client_of(self.person)
        for holding, live in ((self.first, False), (self.second, True), (self.third, True)):
            client.post(f"/admin/pages/{holding.live.pk}/unpublish/")
            holding.live.refresh_from_db()
            self.assertEqual(holding.live.live, live)
        self.assertEqual(client.get(f"/admin/pages/{self.third.live.pk}/edit/").status_code, 404)

    def test_leaving_one_school_closes_it_at_once(self) -> None:
        client = client_of(self.person)
        self.assertEqual(client.get(f"/admin/pages/{self.second.draft.pk}/edit/").status_code, 200)
        self.person.groups.remove(self.second.people.school.editors)
        self.assertEqual(client.get(f"/admin/pages/{self.second.draft.pk}/edit/").status_code, 404)
        self.assertEqual(client.get(f"/admin/pages/{self.first.draft.pk}/edit/").status_code, 200)

    def test_nobody_without_a_school_owns_anything(self) -> None:
        scope = scope_of(make_person("khongtruong"))
        self.assertFalse(scope.pages().exists())
        self.assertEqual((scope.site_ids, scope.collection_ids), (frozenset(), frozenset()))
