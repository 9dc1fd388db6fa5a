"""What a watcher, and a stranger's host name, get."""

from __future__ import annotations

from unittest.mock import patch

from django.db import DatabaseError, connection
from django.test import TestCase, override_settings


class HealthTests(TestCase):
    """`/healthz`, asked by IP address and without TLS."""

    def test_it_answers_whatever_the_host(self) -> None:
        answer = self.client.get("/healthz", headers={"host": "10.0.0.7"})
        self.assertEqual((answer.status_code, answer.content), (200, b"ok\n"))
        self.assertEqual(answer["Cache-Control"], "no-store")

    @override_settings(SECURE_SSL_REDIRECT=True)
    def test_it_is_not_sent_to_https(self) -> None:
        self.assertEqual(self.client.get("/healthz").status_code, 200)

    def test_it_says_when_the_database_is_gone(self) -> None:
        with patch.object(connection, "cursor", side_effect=DatabaseError("gone")):
            answer = self.client.get("/healthz")
        self.assertEqual(answer.status_code, 503)
        self.assertNotIn(b"gone", answer.content)

    def test_it_sets_no_cookie(self) -> None:
        self.assertFalse(self.client.get("/healthz").cookies)


class HostTests(TestCase):
    """The admin exists on the office's host only."""

    def test_an_unknown_host_has_no_site_and_no_admin(self) -> None:
        for path in ("/", "/admin/", "/admin/login/", "/search/"):
            answer = self.client.get(path, headers={"host": "nobody.localhost:8000"})
            self.assertEqual(answer.status_code, 404, path)

    def test_a_foreign_host_is_refused(self) -> None:
        self.assertEqual(self.client.get("/", headers={"host": "evil.example"}).status_code, 400)
