"""Coming in: who is let in, who has to wait, and what a stranger learns from it."""

from __future__ import annotations

import io
from datetime import timedelta

from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone

from accounts.login.addresses import client_address
from accounts.login.limits import ADDRESS_FAILURES, KNOWN_BROWSER_FAILURES, NEW_BROWSER_FAILURES
from accounts.login.models import Refusal, RefusalKind
from tests.support.district import PASSWORD, DistrictTestCase, client_of, make_person

LOGIN = "/admin/login/"
WAIT = "Bạn đã thử quá nhiều lần"
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng"


def try_in(client: Client, username: str, password: str, **extra: str) -> HttpResponse:
    """Send the login form."""
    return client.post(LOGIN, {"username": username, "password": password}, **extra)


class LimitTests(DistrictTestCase):
    """Guessing is slow; a school's own people are not kept out by it."""

    school_count = 1

    def fail(self, times: int, username: str = "editor1", client: Client | None = None) -> None:  # type: ignore[override]
        client = client or client_of()
        for _ in range(times):
            self.assertContains(try_in(client, username, "guess"), WRONG)

    def is_in(self, client: Client) -> bool:
        return client.get("/admin/").status_code == 200

    def test_the_right_password_lets_in(self) -> None:
        client = client_of()
        self.assertRedirects(try_in(client, "editor1", PASSWORD), "/admin/")
        self.assertTrue(self.is_in(client))
        self.assertFalse(Refusal.objects.exists())

    def test_guessing_has_to_wait_and_is_told_how_long(self) -> None:
        self.fail(NEW_BROWSER_FAILURES)
        client = client_of()
        answer = try_in(client, "EDITOR1 ", PASSWORD)
        self.assertContains(answer, WAIT, status_code=429)
        self.assertContains(answer, "15 phút", status_code=429)
        self.assertTrue(0 < int(answer["Retry-After"]) <= 901)
        self.assertFalse(self.is_in(client), "the right password does not end a wait")

    def test_the_wait_ends(self) -> None:
        self.fail(NEW_BROWSER_FAILURES)
        Refusal.objects.update(at=timezone.now() - timedelta(minutes=15, seconds=1))
        client = client_of()
        try_in(client, "editor1", PASSWORD)
        self.assertTrue(self.is_in(client))

    def test_trying_while_waiting_does_not_make_it_longer(self) -> None:
        self.fail(NEW_BROWSER_FAILURES)
        Refusal.objects.update(at=timezone.now() - timedelta(minutes=14))
        self.assertContains(try_in(client_of(), "editor1", "x"), "1 phút", status_code=429)
        self.assertContains(try_in(client_of(), "editor1", "x"), "1 phút", status_code=429)

    def test_names_of_nobody_are_answered_alike(self) -> None:
        client = client_of()
        real = [try_in(client, "editor1", "guess") for _ in range(NEW_BROWSER_FAILURES + 1)]
        none = [try_in(client, "nobody9", "guess") for _ in range(NEW_BROWSER_FAILURES + 1)]
        self.assertEqual([a.status_code for a in real], [a.status_code for a in none])
        for one, other in zip(real, none, strict=True):
            self.assertEqual(
                one.context["form"].non_field_errors(), other.context["form"].non_field_errors()
            )

    def test_a_stranger_cannot_keep_the_owner_out(self) -> None:
        own = client_of()
        try_in(own, "editor1", PASSWORD)
        own.post("/admin/logout/")
        self.fail(NEW_BROWSER_FAILURES)
        try_in(own, "editor1", PASSWORD)
        self.assertTrue(self.is_in(own))

    def test_a_known_browser_has_a_limit_too(self) -> None:
        own = client_of()
        try_in(own, "editor1", PASSWORD)
        own.post("/admin/logout/")
        self.fail(KNOWN_BROWSER_FAILURES, client=own)
        self.assertEqual(try_in(own, "editor1", PASSWORD).status_code, 429)

    def test_a_forged_mark_is_no_known_browser(self) -> None:
        self.fail(NEW_BROWSER_FAILURES)
        client = client_of()
        client.cookies["known"] = "eyJhIjoiYiJ9:1:forged"
        self.assertEqual(try_in(client, "editor1", PASSWORD).status_code, 429)

    def test_a_mark_of_one_account_does_not_help_with_another(self) -> None:
        own = client_of()
        try_in(own, "editor1", PASSWORD)
        own.post("/admin/logout/")
        self.fail(NEW_BROWSER_FAILURES, "webmaster1")
        self.assertEqual(try_in(own, "webmaster1", PASSWORD).status_code, 429)

    def test_one_address_may_err_often_but_not_without_end(self) -> None:
        """Forty teachers mistype; a robot that tries one password on every account is stopped."""
        own = client_of()
        try_in(own, "editor1", PASSWORD)
        own.post("/admin/logout/")
        row = {"kind": RefusalKind.LOGIN, "address": "127.0.0.1", "method": "POST", "path": LOGIN}
        Refusal.objects.bulk_create(
            Refusal(**row, account_key=f"{number:032}") for number in range(ADDRESS_FAILURES - 1)
        )
        self.assertEqual(try_in(client_of(), "webmaster1", "guess").status_code, 200)
        self.assertEqual(try_in(client_of(), "webmaster1", PASSWORD).status_code, 429)
        elsewhere = client_of()
        try_in(elsewhere, "webmaster1", PASSWORD, REMOTE_ADDR="198.51.100.7")
        self.assertTrue(self.is_in(elsewhere), "another school is not concerned")
        try_in(own, "editor1", PASSWORD)
        self.assertTrue(self.is_in(own), "a browser that the account knows is not concerned")

    def test_every_refusal_is_written_down_without_the_name(self) -> None:
        self.fail(NEW_BROWSER_FAILURES, "my-secret-typed-here")
        try_in(client_of(), "my-secret-typed-here", "x")
        kinds = list(Refusal.objects.order_by("pk").values_list("kind", flat=True))
        self.assertEqual(kinds, [*[RefusalKind.LOGIN] * 5, RefusalKind.THROTTLED])
        for row in Refusal.objects.values():
            self.assertNotIn("my-secret-typed-here", repr(row))

    def test_a_deactivated_person_is_answered_like_nobody(self) -> None:
        person = make_person("gone")
        person.is_active = False
        person.save()
        self.assertContains(try_in(client_of(), "gone", PASSWORD), WRONG)

    def test_old_refusals_are_dropped(self) -> None:
        self.fail(2)
        old = Refusal.objects.latest("pk")
        Refusal.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=181))
        said = io.StringIO()
        call_command("prune_refusals", stdout=said)
        self.assertIn("1 refused", said.getvalue())
        self.assertEqual(Refusal.objects.count(), 1)


class PlaceTests(DistrictTestCase):
    """People log in at one address, on the office's host."""

    school_count = 1

    def test_a_school_has_no_way_in(self) -> None:
        client = client_of(host=self.district.schools[0].host)
        for path in ("/admin/", LOGIN, "/admin/password_reset/", "/_util/login/"):
            with self.subTest(path):
                self.assertEqual(client.get(path).status_code, 404)
                self.assertEqual(
                    client.post(path, {"username": "editor1", "password": PASSWORD}).status_code,
                    404,
                )
        self.assertNotIn("sessionid", client.cookies)

    def test_the_second_way_in_that_wagtail_brings_is_closed(self) -> None:
        client = client_of()
        answer = client.post("/_util/login/", {"username": "editor1", "password": PASSWORD})
        self.assertRedirects(answer, LOGIN)
        self.assertNotIn("sessionid", client.cookies)

    def test_nobody_is_sent_to_a_strange_host_after_login(self) -> None:
        for following in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
            answer = client_of().post(
                LOGIN, {"username": "editor1", "password": PASSWORD, "next": following}
            )
            self.assertRedirects(answer, "/admin/")


class AddressTests(DistrictTestCase):
    """Whose address is counted."""

    def asked(self, **meta: str) -> str | None:
        return client_address(RequestFactory().get("/", **meta))

    def test_what_a_client_claims_is_not_believed(self) -> None:
        self.assertEqual(
            self.asked(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="203.0.113.9"), "192.0.2.1"
        )
        with override_settings(TRUSTED_PROXIES=1):
            self.assertEqual(self.asked(HTTP_X_FORWARDED_FOR="1.1.1.1, 203.0.113.9"), "203.0.113.9")

    def test_one_connection_is_one_address(self) -> None:
        self.assertEqual(self.asked(REMOTE_ADDR="2001:db8:1:2:aaaa::1"), "2001:db8:1:2::")
        self.assertEqual(self.asked(REMOTE_ADDR="::ffff:192.0.2.1"), "192.0.2.1")
        self.assertIsNone(self.asked(REMOTE_ADDR=""))
