"""The operator closes the sites for a while."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import SimpleTestCase
from django.utils import timezone

from cms.maintenance import maintenance_path, maintenance_stop

SCHOOL = f"anywhere.{settings.BASE_HOST}"


def maintenance(*words: str) -> str:
    """Run the command and return what it says."""
    out = StringIO()
    call_command("maintenance", *words, stdout=out)
    return out.getvalue()


class MaintenanceTests(SimpleTestCase):
    """No test here may ask the database: `SimpleTestCase` forbids it."""

    def setUp(self) -> None:
        super().setUp()
        self.addCleanup(maintenance_stop)

    def test_every_host_says_so_in_both_languages_without_a_database(self) -> None:
        until = timezone.localtime() + timedelta(hours=2)
        self.assertIn("maintenance page until", maintenance("on", "--until", f"{until:%H:%M}"))
        for host, path in ((settings.BASE_HOST, "/"), (SCHOOL, "/tin-tuc/"), (SCHOOL, "/en/")):
            answer = self.client.get(path, headers={"host": host})
            self.assertContains(answer, "Under maintenance", status_code=503)
            self.assertContains(answer, "đang được bảo trì", status_code=503)
            self.assertContains(answer, f"{until:%H:%M %d/%m/%Y}", count=2, status_code=503)
            self.assertLess(abs(int(answer["Retry-After"]) - 7200), 120)
            self.assertEqual(answer["Cache-Control"], "no-store")
            self.assertIn("default-src", answer["Content-Security-Policy"])
            self.assertFalse(answer.cookies)

    def test_forms_and_the_admin_are_closed_too(self) -> None:
        maintenance("on")
        for path in ("/admin/", "/admin/login/", "/lien-he/"):
            answer = self.client.post(path, headers={"host": settings.BASE_HOST})
            self.assertEqual((answer.status_code, answer["Retry-After"]), (503, "600"), path)

    def test_urgent_notices_go_on_answering(self) -> None:
        maintenance("on")
        self.assertEqual(self.client.get("/urgent.json", headers={"host": SCHOOL}).status_code, 200)

    def test_a_promise_that_is_over_does_not_open_and_still_asks_for_a_minute(self) -> None:
        past = timezone.now() - timedelta(hours=1)
        maintenance_path().write_text(f'{{"until": "{past.isoformat()}", "keep_admin": false}}')
        answer = self.client.get("/", headers={"host": SCHOOL})
        self.assertEqual((answer.status_code, answer["Retry-After"]), (503, "60"))

    def test_an_empty_file_made_by_hand_counts(self) -> None:
        for text in ("", "[]", '{"until": "x"}'):
            maintenance_path().write_text(text)
            self.assertEqual(self.client.get("/", headers={"host": SCHOOL}).status_code, 503, text)

    def test_nonsense_changes_nothing(self) -> None:
        for word in ("tomorrow", "25:00", "2020-01-01 10:00", "2026-02-31 10:00"):
            with self.assertRaises(CommandError):
                maintenance("on", "--until", word)
        self.assertIn("open", maintenance("status"))


class OfficeTests(SimpleTestCase):
    """What the office may do meanwhile, and afterwards."""

    databases = frozenset({"default"})

    def setUp(self) -> None:
        super().setUp()
        self.addCleanup(maintenance_stop)

    def test_the_health_check_looks_past_it(self) -> None:
        maintenance("on")
        self.assertEqual(self.client.get("/healthz").status_code, 200)

    def test_the_stylesheet_of_the_page_passes(self) -> None:
        maintenance("on")
        styles = self.client.get(f"{settings.STATIC_URL}core/site.css")
        self.assertNotEqual(styles.status_code, 503)

    def test_the_admin_stays_open_where_it_is_wanted_and_there_only(self) -> None:
        self.assertIn("the admin works", maintenance("on", "--keep-admin"))
        login = self.client.get("/admin/login/", headers={"host": settings.BASE_HOST})
        self.assertEqual(login.status_code, 200)
        for host, path in ((SCHOOL, "/admin/login/"), (settings.BASE_HOST, "/")):
            answer = self.client.get(path, headers={"host": host})
            self.assertEqual(answer.status_code, 503, path)

    def test_off_opens_at_once(self) -> None:
        maintenance("on")
        self.assertIn("open", maintenance("off"))
        maintenance("off")
        login = self.client.get("/admin/login/", headers={"host": settings.BASE_HOST})
        self.assertEqual(login.status_code, 200)
