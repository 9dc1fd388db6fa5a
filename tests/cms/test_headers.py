"""What browsers are told about every answer, and that our pages live by it."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from unittest.mock import patch

from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from blocks.video_services import FRAME_SOURCES
from cms.headers import HeadersMiddleware
from cms.settings.headers import admin_policy, policy_text, public_policy
from tests.support.district import DistrictTestCase, client_of
from tests.support.stories import make_story

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
}
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
DATA = re.compile(r"""type=["']?(application/(ld\+)?json|text/x-template)""")
HANDLER = re.compile(r"<[a-z][^>]*\s(on[a-z]+)\s*=", re.IGNORECASE)
STYLE = re.compile(r"<style\b|<[a-z][^>]*\sstyle\s*=", re.IGNORECASE)


def directives(answer: HttpResponse) -> dict[str, list[str]]:
    """Return the answer's policy."""
    parts = (part.split() for part in answer["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in parts}


def inner_scripts(answer: HttpResponse) -> list[tuple[str, str]]:
    """Return (attributes, text) of the scripts that stand inside a page."""
    return [
        (attributes, text)
        for attributes, text in SCRIPT.findall(answer.content.decode())
        if "src=" not in attributes and not DATA.search(attributes)
    ]


class EveryAnswerTests(DistrictTestCase):
    """Pages, errors and machines' addresses alike."""

    school_count = 1

    def test_every_answer_carries_them(self) -> None:
        school = self.district.schools[0].host
        for host, path, status in (
            ("localhost", "/", 200),
            ("localhost", "/search/?q=a", 200),
            ("localhost", "/admin/login/", 200),
            ("localhost", "/admin/", 302),
            ("localhost", "/nothing-here/", 404),
            ("localhost", "/media/original_images/x.jpg", 404),
            ("localhost", "/healthz", 200),
            ("localhost", "/khan-cap/", 200),
            ("localhost", "/sitemap.xml", 200),
            (school, "/", 200),
            (school, "/admin/", 404),
            ("nobody.localhost", "/", 404),
            ("evil.example", "/", 400),
        ):
            with self.subTest(f"{host}{path}"):
                answer = client_of(host=host).get(path)
                self.assertEqual(answer.status_code, status)
                for name, value in ALWAYS.items():
                    self.assertEqual(answer[name], value, name)
                self.assertEqual(directives(answer)["object-src"], ["'none'"])
                self.assertIn("camera=()", answer["Permissions-Policy"])
                self.assertIn("Referrer-Policy", answer)

    def test_a_crash_carries_them(self) -> None:
        client = Client(SERVER_NAME="localhost", raise_request_exception=False)
        with patch("home.models.PortalHomePage.serve", side_effect=RuntimeError("crash")):
            answer = client.get("/")
        self.assertEqual(answer.status_code, 500)
        self.assertEqual(answer["X-Content-Type-Options"], "nosniff")
        self.assertEqual(directives(answer)["script-src"], ["'self'"])

    def test_a_forged_form_s_refusal_carries_them(self) -> None:
        answer = Client(SERVER_NAME="localhost", enforce_csrf_checks=True).post("/admin/login/")
        self.assertEqual(answer.status_code, 403)
        self.assertIn("Content-Security-Policy", answer)

    @override_settings(SECURE_HSTS_SECONDS=31536000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True)
    def test_tls_is_insisted_on(self) -> None:
        for path in ("/", "/nothing-here/", "/healthz", "/khan-cap/"):
            answer = Client(SERVER_NAME="localhost").get(path, secure=True)
            self.assertEqual(
                answer["Strict-Transport-Security"], "max-age=31536000; includeSubDomains", path
            )
        answer = Client(SERVER_NAME="localhost").get("/healthz")
        self.assertNotIn("Strict-Transport-Security", answer)

    def test_addresses_of_the_admin_stay_here(self) -> None:
        answer = client_of(self.district.administrator).get("/admin/")
        self.assertEqual(answer["Referrer-Policy"], "same-origin")
        self.assertIn("noindex", answer["X-Robots-Tag"])
        self.assertNotIn("X-Robots-Tag", client_of().get("/"))


class PublicPolicyTests(DistrictTestCase):
    """Public pages hold no script and no style inside, and may not."""

    school_count = 1

    def test_only_files_of_the_same_host(self) -> None:
        for host in ("localhost", self.district.schools[0].host):
            policy = directives(client_of(host=host).get("/"))
            for kind in ("default-src", "script-src", "style-src", "connect-src"):
                self.assertEqual(policy[kind], ["'self'"], kind)
            self.assertEqual(policy["frame-src"], ["'self'", *FRAME_SOURCES])
            self.assertNotIn("unsafe", policy_text(settings.CSP_PUBLIC))

    def test_pages_live_by_it(self) -> None:
        school = self.district.schools[0]
        story = make_story(school)
        pages = [
            ("localhost", "/"),
            ("localhost", "/search/?q=s%C3%A1ch"),
            ("localhost", "/nothing-here/"),
            ("localhost", "/khan-cap/"),
            (school.host, "/"),
            (school.host, story.get_url_parts()[2]),
        ]
        for host, path in pages:
            answer = client_of(host=host).get(path)
            text = answer.content.decode()
            with self.subTest(path):
                self.assertEqual(inner_scripts(answer), [])
                self.assertIsNone(HANDLER.search(text))
                self.assertIsNone(STYLE.search(text))

    def test_a_bucket_s_pictures_and_tls_are_named(self) -> None:
        policy = public_policy(
            hosts=["gate.example"], media_url="https://files.example/media/", tls=True
        )
        self.assertIn("https://files.example", policy["img-src"])
        text = policy_text(policy)
        self.assertTrue(text.endswith("upgrade-insecure-requests"))
        self.assertIn("https://files.example", admin_policy(public=policy)["img-src"])


class AdminPolicyTests(DistrictTestCase):
    """Scripts inside admin pages carry the nonce of their answer, or are known word for word."""

    school_count = 1

    def assert_lives_by_it(self, answer: HttpResponse, where: str) -> list[tuple[str, str]]:
        """Every script inside the page is allowed by the page's own policy."""
        allowed = directives(answer)["script-src"]
        self.assertNotIn("'unsafe-inline'", allowed)
        self.assertNotIn("'unsafe-eval'", allowed)
        scripts = inner_scripts(answer)
        for attributes, text in scripts:
            found = re.search(r'nonce="([^"]+)"', attributes)
            if found:
                self.assertIn(f"'nonce-{found.group(1)}'", allowed, where)
            else:
                word = b64encode(hashlib.sha256(text.encode()).digest()).decode()
                self.assertIn(f"'sha256-{word}'", allowed, f"{where}: {text[:200]}")
        self.assertIsNone(HANDLER.search(answer.content.decode()), where)
        return scripts

    def test_screens_live_by_it(self) -> None:
        school = self.district.schools[0]
        story = make_story(school)
        edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
        index = reverse("wagtailadmin_explore", args=[school.root.pk])
        own = ("/admin/", edit, index, "/admin/images/add/", "/admin/account/")
        office = ("/admin/", "/admin/desk/", "/admin/schools/", "/admin/people/", "/admin/account/")
        for person, paths in (
            (school.webmaster, own),
            (self.district.administrator, office),
        ):
            client = client_of(person)
            for path in paths:
                answer = client.get(path)
                self.assertEqual(answer.status_code, 200, path)
                self.assert_lives_by_it(answer, path)
        self.assert_lives_by_it(client_of().get("/admin/login/"), "login")

    def test_the_editor_s_dates_and_choosers_work_by_the_nonce(self) -> None:
        school = self.district.schools[0]
        path = reverse("wagtailadmin_pages:edit", args=[make_story(school).pk])
        client = client_of(school.webmaster)
        scripts = self.assert_lives_by_it(client.get(path), path)
        text = " ".join(text for _attributes, text in scripts)
        for call in ("initDateChooser(", "initDateTimeChooser(", "new ImageChooser("):
            self.assertIn(call, text)
        first, second = (directives(client.get(path))["script-src"][-1] for _ in range(2))
        self.assertTrue(first.startswith("'nonce-"))
        self.assertNotEqual(first, second, "a nonce is good for one answer")

    def test_a_page_without_a_script_inside_names_no_nonce(self) -> None:
        answer = client_of().get("/admin/login/")
        self.assertNotIn("nonce-", answer["Content-Security-Policy"])

    def test_pages_of_the_translation_package_live_by_it(self) -> None:
        school = self.district.schools[0]
        story = make_story(school)
        client = client_of(school.webmaster)
        submit = reverse("wagtail_localize:submit_page_translation", args=[story.pk])
        self.assertTrue(self.assert_lives_by_it(client.get(submit), submit))
        source, _created = TranslationSource.get_or_create_from_instance(story)
        translation = Translation.objects.create(
            source=source, target_locale=Locale.objects.get(language_code="en")
        )
        for parent in story.get_ancestors().filter(depth__gt=1).specific():
            if not parent.has_translation(translation.target_locale):
                parent.copy_for_translation(translation.target_locale)
        translation.save_target(user=school.webmaster, publish=False)
        edit = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
        answer = client.get(edit)
        self.assertContains(answer, "js-translation-editor")
        self.assertTrue(self.assert_lives_by_it(answer, edit))

    def test_a_view_s_own_stricter_policy_stays(self) -> None:
        """Documents are served with one that forbids everything."""
        strict = HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})
        answer = HeadersMiddleware(lambda _request: strict)(RequestFactory().get("/documents/1/x"))
        self.assertEqual(answer["Content-Security-Policy"], "default-src 'none'")
