"""The second step at sign-in: a code from the telephone, or from the paper."""

from __future__ import annotations

import io
import re
from typing import Any
from unittest.mock import patch

from django.core import mail
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import ModelLogEntry

from accounts.login.limits import NEW_BROWSER_FAILURES
from accounts.login.models import Refusal, RefusalKind
from accounts.login.second_factor import RESET, SET_UP, device_prepared, second_factor_set_up
from accounts.models import User
from tests.accounts.test_login_sessions import hidden, later
from tests.support.district import PASSWORD, DistrictTestCase, client_of, make_person

LOGIN, CODE, SET_UP_PATH = "/admin/login/", "/admin/login/code/", "/admin/login/second-step/"
REQUIRED = override_settings(SECOND_FACTOR="required")


def token_of(device: TOTPDevice, steps: int = 0) -> str:
    """Return what the telephone shows, some half minutes from now."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.t0 -= steps * device.step
    return f"{totp.token():06d}"


class SecondFactorCase(DistrictTestCase):
    """Builders."""

    school_count = 1

    def set_up(self, user: User) -> tuple[TOTPDevice, list[str]]:
        """Give somebody a telephone; return it with the recovery codes."""
        device = device_prepared(user)
        codes = second_factor_set_up(user=user, code=token_of(device, -1))
        assert codes is not None
        device.refresh_from_db()
        return device, codes

    def password(self, user: User, client: Client | None = None, **more: str) -> Client:
        """Give the password only."""
        client = client or client_of()
        self.answer: Any = client.post(
            LOGIN, {"username": user.username, "password": PASSWORD, **more}
        )
        return client

    def assert_in(self, client: Client) -> None:
        self.assertEqual(client.get("/admin/").status_code, 200)

    def assert_out(self, client: Client) -> None:
        for path in ("/admin/", "/admin/pages/", "/admin/account/", "/admin/account/second-step/"):
            answer = client.get(path)
            self.assertEqual(answer.status_code, 302, path)
            self.assertIn(LOGIN, answer["Location"])

    def digits(self, client: Client, code: str) -> HttpResponse:
        return client.post(CODE, {"code": code, "next": "/admin/account/"})


class DutyTests(SecondFactorCase):
    """Who has to have one."""

    @REQUIRED
    def test_office_people_set_a_telephone_up_before_anything_opens(self) -> None:
        superuser = User.objects.create_superuser("root", "root@example.test", PASSWORD)
        for person in (self.district.moderator, self.district.administrator, superuser):
            with self.subTest(person.username):
                client = self.password(person, next="/admin/pages/")
                self.assertIn(SET_UP_PATH, self.answer["Location"])
                self.assert_out(client)
                page = client.get(self.answer["Location"])
                self.assertContains(page, "<svg")
                secret = re.search(r'login-secret">([^<]+)<', page.content.decode())
                device = TOTPDevice.objects.get(user=person)
                assert secret is not None
                self.assertIn(secret.group(1).replace(" ", ""), device.config_url)
                wrong = client.post(SET_UP_PATH, {"code": "000000"})
                self.assertContains(wrong, "Mã không đúng")
                self.assert_out(client)
                done = client.post(SET_UP_PATH, {"code": token_of(device), "next": "/admin/pages/"})
                self.assertEqual(len(set(done.context["codes"])), 10)
                self.assertContains(done, 'href="/admin/pages/"')
                self.assertIn("no-store", done["Cache-Control"])
                self.assert_in(client)

    @REQUIRED
    def test_school_people_may_but_need_not(self) -> None:
        for person in (self.district.schools[0].editor, self.district.schools[0].webmaster):
            self.assert_in(self.password(person))

    def test_in_development_nobody_needs_one(self) -> None:
        self.assert_in(self.password(self.district.administrator))

    @REQUIRED
    def test_whoever_joins_the_office_needs_one_at_once(self) -> None:
        person = make_person("newcomer", self.district.schools[0].school.editors)
        client = self.password(person)
        self.assert_in(client)
        person.groups.set(self.district.moderator.groups.all())
        self.assert_out(client)

    @REQUIRED
    def test_a_session_from_before_the_duty_is_half_a_session(self) -> None:
        self.assert_out(client_of(self.district.administrator))


class CodeTests(SecondFactorCase):
    """Coming in with one."""

    def setUp(self) -> None:
        super().setUp()
        self.person = self.district.schools[0].webmaster
        self.device, self.codes = self.set_up(self.person)

    def test_the_password_alone_opens_nothing(self) -> None:
        client = self.password(self.person)
        self.assertIn(CODE, self.answer["Location"])
        self.assert_out(client)
        story = reverse("wagtailadmin_pages:add_subpage", args=[self.person.pk])
        self.assertEqual(client.post(story, {"title": "x"}).status_code, 403)
        self.assertEqual(client.get(SET_UP_PATH).status_code, 302, "no second telephone")
        self.assertFalse(TOTPDevice.objects.filter(confirmed=False).exists())

    def test_password_and_code_open(self) -> None:
        client = self.password(self.person, next="/admin/account/")
        answer = self.digits(client, token_of(self.device))
        self.assertRedirects(answer, "/admin/account/")
        self.assert_in(client)

    def test_a_code_is_good_once(self) -> None:
        code = token_of(self.device)
        self.digits(self.password(self.person), code)
        client = self.password(self.person)
        self.assertContains(self.digits(client, code), "đã được dùng")
        self.assert_out(client)

    def test_codes_of_the_paper_are_good_once_however_they_are_typed(self) -> None:
        for typed in (self.codes[0], self.codes[1].upper().replace("-", " "), self.codes[2]):
            client = self.password(self.person)
            self.digits(client, typed)
            self.assert_in(client)
            again = self.password(self.person)
            self.digits(again, typed)
            self.assert_out(again)
            Refusal.objects.all().delete()
        self.assertEqual(StaticToken.objects.count(), 7)

    def test_codes_are_not_kept_in_readable_form(self) -> None:
        kept = " ".join(StaticToken.objects.values_list("token", flat=True)).lower()
        for code in self.codes:
            self.assertNotIn(code.replace("-", ""), kept)

    def test_somebody_else_s_codes_do_not_open(self) -> None:
        other = self.district.administrator
        device, codes = self.set_up(other)
        client = self.password(self.person)
        for code in (token_of(device), codes[0]):
            self.digits(client, code)
            self.assert_out(client)

    def test_guessing_codes_has_to_wait(self) -> None:
        stranger = self.password(self.person)
        stranger.cookies.pop("known")
        for _ in range(NEW_BROWSER_FAILURES):
            self.digits(stranger, "000000")
        answer = self.digits(stranger, token_of(self.device))
        self.assertContains(answer, "thử quá nhiều lần", status_code=429)
        self.assert_out(stranger)
        self.assertEqual(Refusal.objects.filter(kind=RefusalKind.CODE).count(), 5)

    def test_giving_the_password_again_brings_no_fresh_guesses(self) -> None:
        for number in range(NEW_BROWSER_FAILURES * 2):
            client = self.password(self.person)
            if number % 2:
                client.cookies.pop("known", None)
            self.digits(client, "000000")
        client = self.password(self.person)
        client.cookies.pop("known", None)
        self.assertEqual(self.digits(client, token_of(self.device)).status_code, 429)

    def test_halfway_does_not_last(self) -> None:
        client = self.password(self.person)
        with later(minutes=16), patch("accounts.login.halfway.time.time", new=_in(16)):
            answer = self.digits(client, token_of(self.device))
            self.assertRedirects(answer, LOGIN, fetch_redirect_response=False)
        self.assert_out(client)

    def test_who_is_not_halfway_is_asked_for_the_password_first(self) -> None:
        self.assertRedirects(client_of().get(CODE), LOGIN)
        self.assertRedirects(client_of().post(CODE, {"code": "000000"}), LOGIN)

    def test_a_session_without_the_code_becomes_half_a_session(self) -> None:
        """Whoever sets a telephone up in one browser is asked for it in the others."""
        self.assert_out(client_of(self.person))

    def test_nobody_is_led_to_a_strange_host(self) -> None:
        client = self.password(self.person)
        answer = client.post(CODE, {"code": token_of(self.device), "next": "https://evil.example/"})
        self.assertRedirects(answer, "/admin/")

    def test_what_was_typed_goes_through_both_steps(self) -> None:
        url = "/admin/pages/1/edit/"
        client = client_of()
        answer = client.post(url, {"title": "Chữ đã gõ"})
        answer = client.post(
            LOGIN, {**hidden(answer), "username": self.person.username, "password": PASSWORD}
        )
        self.assertContains(answer, "còn một bước nữa")
        self.assert_out(client)
        answer = client.post(CODE, {**hidden(answer), "code": token_of(self.device)})
        self.assertContains(answer, f'action="{url}"')
        self.assertEqual(hidden(answer)["title"], "Chữ đã gõ")


def _in(minutes: int) -> Any:
    import time

    moment = time.time() + minutes * 60
    return lambda: moment


class OwnScreenTests(SecondFactorCase):
    """What a person can do about the own second step."""

    def setUp(self) -> None:
        super().setUp()
        self.person = self.district.schools[0].editor
        self.path = reverse("second_factor")

    def come_in(self, person: User, device: TOTPDevice) -> Client:
        client = self.password(person)
        self.digits(client, token_of(device))
        self.assert_in(client)
        TOTPDevice.objects.update(last_t=-1)
        return client

    def test_a_school_person_sets_one_up_and_turns_it_off(self) -> None:
        client = self.password(self.person)
        self.assertContains(client.get("/admin/account/"), self.path)
        self.assertContains(client.get(self.path), SET_UP_PATH)
        client.get(SET_UP_PATH)
        device = TOTPDevice.objects.get(user=self.person)
        answer = client.post(SET_UP_PATH, {"code": token_of(device), "next": self.path})
        code = answer.context["codes"][0]
        self.assertContains(client.get(self.path), "Bạn còn 10 mã dự phòng")
        self.assertContains(client.post(self.path, {"turn_off": "", "code": "1"}), "Mã không đúng")
        self.assertTrue(TOTPDevice.objects.exists())
        client.post(self.path, {"turn_off": "", "code": code})
        self.assertFalse(TOTPDevice.objects.exists())
        self.assertFalse(StaticToken.objects.exists())
        self.assert_in(client)
        self.assertTrue(ModelLogEntry.objects.filter(action=SET_UP, user=self.person).exists())

    def test_new_codes_make_the_old_ones_worthless(self) -> None:
        device, old = self.set_up(self.person)
        client = self.come_in(self.person, device)
        answer = client.post(self.path, {"new_codes": "", "code": token_of(device)})
        self.assertEqual(len(answer.context["codes"]), 10)
        again = self.password(self.person)
        self.digits(again, old[0])
        self.assert_out(again)

    @REQUIRED
    def test_office_people_cannot_turn_it_off(self) -> None:
        person = self.district.moderator
        device, _codes = self.set_up(person)
        client = self.come_in(person, device)
        self.assertNotContains(client.get(self.path), "turn_off")
        client.post(self.path, {"turn_off": "", "code": token_of(device)})
        self.assertTrue(TOTPDevice.objects.filter(user=person).exists())


class ResetTests(SecondFactorCase):
    """A telephone is lost."""

    def setUp(self) -> None:
        super().setUp()
        self.person = self.district.schools[0].webmaster
        self.device, _codes = self.set_up(self.person)
        self.path = reverse("second_factor_reset", args=[self.person.pk])

    def test_an_administrator_removes_it_and_the_person_is_told(self) -> None:
        theirs = self.password(self.person)
        self.digits(theirs, token_of(self.device))
        self.assert_in(theirs)
        client = client_of(self.district.administrator)
        self.assertContains(client.get(reverse("people:edit", args=[self.person.pk])), self.path)
        self.assertContains(client.get(self.path), "Gỡ xác nhận hai bước")
        with self.captureOnCommitCallbacks(execute=True):
            client.post(self.path)
        self.assertFalse(TOTPDevice.objects.exists())
        self.assertEqual(mail.outbox[0].to, [self.person.email])
        self.assertIn("gỡ", mail.outbox[0].subject)
        entry = ModelLogEntry.objects.get(action=RESET)
        self.assertEqual(entry.user, self.district.administrator)
        self.assert_out(theirs)
        self.assert_in(self.password(self.person))

    def test_nobody_else_can(self) -> None:
        school = self.district.schools[0]
        for person in (school.editor, self.district.moderator, make_person("nobody")):
            client = client_of(person)
            client.get(self.path)
            self.assertNotEqual(client.post(self.path).status_code, 200)
            self.assertTrue(TOTPDevice.objects.exists(), person.username)

    def test_not_a_superuser_s_and_not_the_own(self) -> None:
        superuser = User.objects.create_superuser("root", "root@example.test", PASSWORD)
        administrator = self.district.administrator
        client = client_of(administrator)
        for person in (superuser, administrator):
            path = reverse("second_factor_reset", args=[person.pk])
            self.assertEqual(client.post(path).status_code, 404)
        self.assertEqual(
            client_of(superuser)
            .get(reverse("second_factor_reset", args=[administrator.pk]))
            .status_code,
            200,
        )

    def test_the_last_administrator_is_helped_on_the_machine(self) -> None:
        said = io.StringIO()
        call_command("reset_second_factor", self.person.username, stdout=said)
        self.assertIn(self.person.username, said.getvalue())
        self.assertFalse(TOTPDevice.objects.exists())
        self.assertTrue(ModelLogEntry.objects.filter(action=RESET, user=None).exists())
        with self.assertRaises(CommandError):
            call_command("reset_second_factor", "nobody-at-all")
