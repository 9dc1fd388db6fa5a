"""How long a session lasts, and what becomes of a form that is sent after its end."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from unittest.mock import patch

from django.conf import settings
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from accounts.login.reset import LETTERS_AN_HOUR
from news.models import StoryPage
from tests.support.district import PASSWORD, DistrictTestCase, client_of
from tests.support.stories import make_story

HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')


def hidden(answer: HttpResponse) -> dict[str, str]:
    """Return the hidden fields of a page."""
    return {
        unescape(name): unescape(value) for name, value in HIDDEN.findall(answer.content.decode())
    }


class later:  # noqa: N801 - reads as a word
    """Run a block some time later, as far as sessions are concerned."""

    def __init__(self, **delta: float) -> None:
        import time

        moment = time.time() + timedelta(**delta).total_seconds()
        self.patch = patch("accounts.login.sessions.time.time", return_value=moment)

    def __enter__(self) -> None:
        self.patch.start()

    def __exit__(self, *_error: object) -> None:
        self.patch.stop()


class AgeTests(DistrictTestCase):
    """Two hours without a sign of life, twelve hours at most."""

    school_count = 1

    def setUp(self) -> None:
        super().setUp()
        self.client = client_of(self.district.schools[0].editor)

    def is_in(self) -> bool:
        return self.client.get("/admin/").status_code == 200

    def test_a_person_who_works_stays(self) -> None:
        for hour in range(1, 12):
            with later(hours=hour):
                self.assertTrue(self.is_in(), hour)

    def test_a_person_who_is_away_has_to_come_in_again(self) -> None:
        with later(minutes=119):
            self.assertTrue(self.is_in())
        with later(minutes=119 + 121):
            self.assertFalse(self.is_in())
            answer = self.client.get("/admin/login/")
            self.assertContains(answer, "Bạn đã rời trang khá lâu")
        self.assertFalse(self.is_in(), "the session is gone for good")

    def test_half_a_day_is_the_most(self) -> None:
        for hour in range(1, 12):
            with later(hours=hour):
                self.is_in()
        with later(hours=12, seconds=5):
            self.assertFalse(self.is_in())

    def test_an_editor_left_open_is_no_sign_of_life(self) -> None:
        with later(minutes=100):
            self.client.post("/admin/editing-sessions/ping/news/storypage/1/1/")
        with later(minutes=121):
            self.assertFalse(self.is_in())

    def test_a_session_without_clocks_is_over(self) -> None:
        session = self.client.session
        del session["login.started"]
        session.save()
        self.assertFalse(self.is_in())

    def test_the_cookie_is_for_this_host_and_ends_with_the_browser(self) -> None:
        client = client_of()
        client.post("/admin/login/", {"username": "editor1", "password": PASSWORD, "remember": "1"})
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.assertEqual((cookie["domain"], cookie["max-age"], cookie["expires"]), ("", "", ""))
        self.assertTrue(cookie["httponly"])
        self.assertEqual(cookie["samesite"], "Lax")


class CarryTests(DistrictTestCase):
    """A form that is sent without a session goes through the login and on."""

    school_count = 1

    def setUp(self) -> None:
        super().setUp()
        self.school = self.district.schools[0]
        self.story: Page = make_story(self.school, title="Trước khi hết phiên")
        self.url = reverse("wagtailadmin_pages:edit", args=[self.story.pk])
        self.client = Client(SERVER_NAME="localhost", SERVER_PORT="8000", enforce_csrf_checks=True)

    def form(self) -> dict[str, str]:
        """What the editor's browser would send."""
        form = nested_form_data(
            {
                "title": "Em “Hoa” & bạn <b> vui",
                "slug": self.story.slug,
                "summary": "Hai dòng\r\nliền nhau",
                "date": "2026-11-20",
                "body": streamfield([("heading", "Một <i>đề mục</i>")]),
                "comments": inline_formset([]),
            }
        )
        return {name: str(value) for name, value in form.items()}

    def token(self) -> str:
        """Come anew, as a browser without a session that has seen the login page."""
        self.client.cookies.clear()
        return hidden(self.client.get("/admin/login/"))["csrfmiddlewaretoken"]

    def login(self, answer: HttpResponse, username: str = "editor1") -> HttpResponse:
        fields = hidden(answer)
        return self.client.post(
            "/admin/login/", {**fields, "username": username, "password": PASSWORD}
        )

    def test_what_was_typed_arrives_after_the_login(self) -> None:
        data = {**self.form(), "csrfmiddlewaretoken": self.token()}
        answer = self.client.post(self.url, data)
        self.assertContains(answer, "Nội dung bạn vừa nhập được giữ", status_code=403)
        self.assertNotContains(answer, "<b>", status_code=403)
        answer = self.login(answer)
        self.assertContains(answer, "Những gì bạn đã nhập vẫn còn nguyên")
        self.assertContains(answer, f'action="{self.url}"')
        carried = hidden(answer)
        for name, value in data.items():
            if name != "csrfmiddlewaretoken":
                self.assertEqual(carried[name], value, name)
        self.client.post(self.url, carried)
        latest = StoryPage.objects.get(pk=self.story.pk).get_latest_revision_as_object()
        self.assertIn("Em “Hoa” & bạn", latest.title)

    def test_a_mistyped_password_loses_nothing(self) -> None:
        data = {"title": "Chữ đã gõ", "csrfmiddlewaretoken": self.token()}
        answer = self.client.post(self.url, data)
        fields = hidden(answer)
        answer = self.client.post(
            "/admin/login/", {**fields, "username": "editor1", "password": "wrong"}
        )
        self.assertIn("Chữ đã gõ", hidden(self.login(answer))["title"])

    def test_whoever_logged_in_again_in_another_tab_just_goes_on(self) -> None:
        """The open form's token is old then."""
        old = self.token()
        self.login(self.client.get("/admin/login/"))
        data = {"title": "Chữ đã gõ", "csrfmiddlewaretoken": old}
        answer = self.client.post(self.url, data, headers={"origin": "http://localhost:8000"})
        self.assertEqual(hidden(answer)["title"], "Chữ đã gõ")

    def test_a_strange_site_s_form_is_carried_nowhere(self) -> None:
        self.token()
        for origin in ("https://evil.example", "null", "http://truong1.localhost:8000"):
            answer = self.client.post(self.url, {"title": "x"}, headers={"origin": origin})
            self.assertEqual(answer.status_code, 403)
            self.assertNotIn("title", hidden(answer))
            self.assertNotIn("carried", hidden(answer))
        answer = self.client.post(self.url, {"title": "x"})
        self.assertNotIn("carried", hidden(answer))

    def test_a_forged_package_leads_nowhere_else(self) -> None:
        for target in ("https://evil.example/admin/", "//evil.example/admin/", "/search/", "x"):
            token = self.token()
            answer = self.client.post(
                "/admin/login/",
                {
                    "csrfmiddlewaretoken": token,
                    "carried": f'["{target}", [["a", "b"]], false]',
                    "username": "editor1",
                    "password": PASSWORD,
                },
            )
            self.assertRedirects(answer, "/admin/", fetch_redirect_response=False)
        for package in ("[]", "{", "[1, 2, 3]", '["/admin/", [["a"]], 1]'):
            answer = self.client.post(
                "/admin/login/",
                {
                    "csrfmiddlewaretoken": self.token(),
                    "carried": package,
                    "username": "editor1",
                    "password": PASSWORD,
                },
            )
            self.assertEqual(answer.status_code, 302, package)

    def test_passwords_are_not_carried(self) -> None:
        data = {"password1": "secret-word", "csrfmiddlewaretoken": self.token()}
        answer = self.client.post("/admin/account/", data)
        self.assertNotContains(answer, "secret-word", status_code=403)

    def test_a_program_s_request_is_refused_as_before(self) -> None:
        token = self.token()
        answer = self.client.post(
            self.url,
            {"csrfmiddlewaretoken": token},
            headers={"x-requested-with": "XMLHttpRequest"},
        )
        self.assertEqual(answer.status_code, 403)
        self.assertNotContains(answer, "carried", status_code=403)

    def test_somebody_else_s_login_gives_no_right(self) -> None:
        """The form goes on as whoever logged in, and is judged like any other."""
        data = {"title": "Chữ đã gõ", "csrfmiddlewaretoken": self.token()}
        answer = self.login(self.client.post(self.url, data), "moderator")
        answer = self.client.post(self.url, hidden(answer))
        self.assertNotEqual(
            StoryPage.objects.get(pk=self.story.pk).get_latest_revision_as_object().title,
            "Chữ đã gõ",
        )


class PasswordTests(DistrictTestCase):
    """A new password by mail, and what it has to be."""

    school_count = 1

    def ask(self, email: str) -> HttpResponse:
        return client_of().post("/admin/password_reset/", {"email": email})

    def link(self) -> str:
        found = re.search(r"http://localhost:8000(/admin/\S+)", mail.outbox[-1].body)
        assert found is not None
        return found.group(1)

    def test_the_letter_leads_to_a_new_password(self) -> None:
        self.assertRedirects(self.ask("EDITOR1@example.test"), "/admin/password_reset/done/")
        letter = mail.outbox[0]
        self.assertEqual(letter.subject, "Đặt mật khẩu mới")
        self.assertIn("editor1", letter.body)
        client = client_of()
        path = client.get(self.link(), follow=True).redirect_chain[-1][0]
        new = "mua-thu-tren-bien"
        client.post(path, {"new_password1": new, "new_password2": new})
        answer = client.post("/admin/login/", {"username": "editor1", "password": new})
        self.assertRedirects(answer, "/admin/")
        again = client_of().get(self.link())
        self.assertContains(again, "không còn dùng được", msg_prefix="used twice")

    def test_the_letter_s_address_is_ours_whatever_the_request_says(self) -> None:
        client_of().post(
            "/admin/password_reset/",
            {"email": "editor1@example.test"},
            headers={"x-forwarded-host": "evil.example"},
        )
        self.assertNotIn("evil", mail.outbox[0].body)

    def test_a_strange_address_gets_the_same_answer(self) -> None:
        self.assertRedirects(self.ask("nobody@example.test"), "/admin/password_reset/done/")
        self.assertEqual(mail.outbox, [])

    def test_nobody_is_buried_in_letters(self) -> None:
        for _ in range(LETTERS_AN_HOUR + 3):
            self.assertRedirects(self.ask("editor1@example.test"), "/admin/password_reset/done/")
        self.assertEqual(len(mail.outbox), LETTERS_AN_HOUR)

    def test_weak_passwords_are_refused_in_vietnamese(self) -> None:
        self.ask("editor1@example.test")
        client = client_of()
        path = client.get(self.link(), follow=True).redirect_chain[-1][0]
        for weak, reason in (
            ("ngan-qua9", "ít nhất 10 ký tự"),
            ("1234567890", "quá phổ biến"),
            ("48103957216", "hoàn toàn là số"),
            ("editor1@example", "quá giống"),
        ):
            answer = client.post(path, {"new_password1": weak, "new_password2": weak})
            self.assertContains(answer, reason)
        self.assertTrue(
            client.login(username="editor1", password=PASSWORD), "the old password still holds"
        )

    def test_a_new_password_ends_the_other_sessions(self) -> None:
        elsewhere = client_of()
        elsewhere.post("/admin/login/", {"username": "editor1", "password": PASSWORD})
        person = self.district.schools[0].editor
        person.set_password("mua-thu-tren-bien")
        person.save()
        self.assertEqual(elsewhere.get("/admin/").status_code, 302)
