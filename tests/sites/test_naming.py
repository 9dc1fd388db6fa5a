"""Renaming a school and moving it to another host."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from sites.models import FormerHost
from sites.services import school_change_host, school_rename
from tests.support.district import DistrictTestCase, client_of


class ChangeHostTests(DistrictTestCase):
    """The old address keeps leading to the school."""

    def setUp(self) -> None:
        super().setUp()
        self.people = self.district.schools[0]
        self.school = self.people.school
        self.school.refresh_from_db()

    def _move(self, label: str) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            school_change_host(school=self.school, label=label, user=self.district.administrator)

    def test_the_new_host_answers_and_the_old_one_redirects_with_path_and_query(self) -> None:
        page = self.people.root.get_children().first()
        self._move("tenmoi")
        self.assertEqual(client_of(host="tenmoi.localhost").get(page.url_path).status_code, 404)
        path = f"/{page.slug}/"
        self.assertEqual(client_of(host="tenmoi.localhost").get(path).status_code, 200)
        response = client_of(host="truong1.localhost").get(f"{path}?trang=2&tu=a+b")
        self.assertRedirects(
            response,
            f"http://tenmoi.localhost:8000{path}?trang=2&tu=a+b",
            status_code=301,
            fetch_redirect_response=False,
        )

    def test_even_a_missing_page_and_the_admin_redirect_under_the_old_name(self) -> None:
        self._move("tenmoi")
        for path in ("/khong-co/", "/admin/", "//evil.example/"):
            response = client_of(host="truong1.localhost").get(path)
            self.assertEqual(response.status_code, 301)
            self.assertTrue(response["Location"].startswith("http://tenmoi.localhost:8000/"))

    def test_two_moves_leave_no_chain_of_redirects(self) -> None:
        self._move("tenhai")
        self._move("tenba")
        for host in ("truong1.localhost", "tenhai.localhost"):
            response = client_of(host=host).get("/")
            self.assertEqual(response["Location"], "http://tenba.localhost:8000/")

    def test_moving_back_ends_the_redirect(self) -> None:
        self._move("tenmoi")
        self._move("truong1")
        self.assertEqual(client_of(host="truong1.localhost").get("/").status_code, 200)
        self.assertFalse(FormerHost.objects.filter(hostname="truong1.localhost").exists())

    def test_reserved_malformed_and_taken_names_are_refused(self) -> None:
        other = self.district.schools[1].school
        self._move("tenmoi")
        for label in ("www", "a b", "-a", "a" * 64, "trường", "", "truong2", "a.b"):
            with self.subTest(label), self.assertRaises(ValidationError):
                school_change_host(school=self.school, label=label)
        with self.assertRaises(ValidationError):
            school_change_host(school=other, label="truong1")
        self.assertEqual(client_of(host="tenmoi.localhost").get("/").status_code, 200)


class RenameTests(DistrictTestCase):
    """A new name appears everywhere at once."""

    def setUp(self) -> None:
        super().setUp()
        self.people = self.district.schools[0]
        self.school = self.people.school
        self.school.refresh_from_db()

    def test_the_new_name_is_on_site_page_collection_and_groups(self) -> None:
        school_rename(school=self.school, name="Trường Tiểu học Bình Minh", name_en="Dawn School")
        self.school.refresh_from_db()
        self.assertContains(client_of(host=self.people.host).get("/"), "Trường Tiểu học Bình Minh")
        for text in (
            self.school.site.site_name,
            self.school.collection.name,
            self.school.editors.name,
            self.school.webmasters.name,
        ):
            self.assertIn("Trường Tiểu học Bình Minh", text)

    def test_an_unfinished_draft_of_the_home_page_stays_a_draft(self) -> None:
        root = self.people.root
        root.welcome = "Lời chào chưa duyệt"
        root.save_revision(user=self.people.editor)
        school_rename(school=self.school, name="Trường Tiểu học Bình Minh")
        root = type(root).objects.get(pk=root.pk)
        self.assertEqual((root.title, root.welcome), ("Trường Tiểu học Bình Minh", ""))
        draft = root.get_latest_revision_as_object()
        self.assertEqual(draft.title, "Trường Tiểu học Bình Minh")
        self.assertEqual(draft.welcome, "Lời chào chưa duyệt")

    def test_a_name_of_another_school_is_refused(self) -> None:
        for name in (self.district.schools[1].school.name, " ", "x" * 161):
            with self.subTest(name), self.assertRaises(ValidationError):
                school_rename(school=self.school, name=name)
