"""Notices to schools: counted before they go, gone when recalled, read without a database."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from django.core import mail
from django.db import DatabaseError, connection
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from news.emergency import emergency_path
from news.models import Broadcast, BroadcastReceipt, BroadcastState, NoticeIndexPage
from tests.support.district import DistrictTestCase, SchoolPeople, client_of
from tests.support.html import soup
from tests.support.stories import republish

STORM = "Nghỉ học vì bão số 9"


class BroadcastTestCase(DistrictTestCase):
    """Three schools: primary, kindergarten, lower-secondary, each in a ward of its own."""

    school_count = 3

    def setUp(self) -> None:
        super().setUp()
        self.primary, self.kindergarten, self.secondary = self.district.schools
        self.moderator = client_of(self.district.moderator)
        self.colleague = client_of(self.district.administrator)

    def words(self, **values: Any) -> dict[str, Any]:
        """Return a filled-in form: urgent, to all, until tomorrow."""
        end = timezone.localtime() + timedelta(days=1)
        return {
            "urgent": "yes",
            "title": STORM,
            "text": "Các em ở nhà, thầy cô trực trường.",
            "expires_at": f"{end:%Y-%m-%dT%H:%M}",
            "on_portal": "on",
            "to_all": "yes",
            **values,
        }

    def write(self, **values: Any) -> Broadcast:
        """Write a draft through the form."""
        response = self.moderator.post(reverse("moderation_broadcast_new"), self.words(**values))
        self.assertEqual(response.status_code, 302, response.content[:2000])
        return Broadcast.objects.latest("pk")

    def press(self, client: Any, broadcast: Broadcast, action: str, **data: Any) -> Any:
        """Press a button with the token that the screen shows now."""
        address = reverse("moderation_broadcast", args=[broadcast.pk])
        page = soup(client.get(address).content)
        field = page.select_one("form.m-decide [name=token]")
        data.setdefault("token", field["value"] if field else "")
        with self.captureOnCommitCallbacks(execute=True):
            response = client.post(address, {"action": action, **data})
        broadcast.refresh_from_db()
        return response

    def sent(self, **values: Any) -> Broadcast:
        """Write and send."""
        broadcast = self.write(**values)
        self.press(self.moderator, broadcast, "send")
        self.assertEqual(broadcast.state, BroadcastState.SENT)
        return broadcast

    def above(self, host: str, path: str = "/") -> str:
        """Return what stands in red above a page."""
        found = soup(client_of(host=host).get(path).content).select_one(".strip")
        return found.get_text(" ", strip=True) if found else ""


class SendingTests(BroadcastTestCase):
    """Whom it hits is known before; who may do what."""

    def test_schools_are_counted_and_listed_before_anything_goes(self) -> None:
        broadcast = self.write(to_all="no", levels=["kindergarten", "primary"])
        page = self.moderator.get(reverse("moderation_broadcast", args=[broadcast.pk]))
        self.assertContains(page, self.primary.school.name)
        self.assertContains(page, self.kindergarten.school.name)
        self.assertNotContains(page, self.secondary.school.name)
        self.assertEqual(BroadcastReceipt.objects.count(), 0)
        self.assertEqual(self.above(self.primary.host), "")

    def test_levels_and_wards_narrow_each_other_and_single_schools_come_on_top(self) -> None:
        def hit(**values: Any) -> set[str]:
            broadcast = self.write(**{"to_all": "no", **values})
            return {school.code for school in broadcast.audience()}

        ward = self.primary.school.ward_id
        self.assertEqual(hit(wards=[ward]), {"truong1"})
        self.assertEqual(hit(wards=[ward], levels=["kindergarten"]), set())
        self.assertEqual(
            hit(wards=[ward], levels=["kindergarten"], schools=[self.secondary.school.pk]),
            {"truong3"},
        )
        self.assertEqual(hit(to_all="yes"), {"truong1", "truong2", "truong3"})

    def test_urgent_banner_stands_on_the_sites_that_it_is_for(self) -> None:
        self.sent(to_all="no", levels=["primary"])
        self.assertIn(STORM, self.above(self.primary.host))
        self.assertIn(STORM, self.above("localhost"))
        self.assertEqual(self.above(self.kindergarten.host), "")
        self.sent(title="Mất điện", on_portal="", to_all="no", schools=[self.secondary.school.pk])
        self.assertIn("Mất điện", self.above(self.secondary.host))
        self.assertNotIn("Mất điện", self.above("localhost"))

    def test_expiry_is_required_and_near(self) -> None:
        far = timezone.localtime() + timedelta(days=8)
        for value in ("", "2020-01-01T10:00", "gibberish", f"{far:%Y-%m-%dT%H:%M}"):
            response = self.moderator.post(
                reverse("moderation_broadcast_new"), self.words(expires_at=value)
            )
            self.assertContains(response, STORM, status_code=422)
        self.assertEqual(Broadcast.objects.count(), 0)

    def test_it_leaves_by_the_clock(self) -> None:
        broadcast = self.sent()
        later = broadcast.expires_at + timedelta(seconds=1)
        with patch("news.urgent.timezone.now", return_value=later):
            self.assertEqual(self.above(self.primary.host), "")

    def test_recall_takes_it_off_every_site_and_the_file_at_once(self) -> None:
        broadcast = self.sent()
        for people in self.district.schools:
            self.assertIn(STORM, self.above(people.host))
        self.press(self.moderator, broadcast, "recall")
        for host in ("localhost", *(people.host for people in self.district.schools)):
            self.assertEqual(self.above(host), "")
            self.assertNotContains(client_of(host=host).get("/khan-cap/"), STORM)
        self.assertEqual(self.press(self.moderator, broadcast, "recall").status_code, 302)

    def test_what_changed_since_it_was_looked_at_is_not_sent(self) -> None:
        broadcast = self.write(to_all="no", levels=["primary"])
        response = self.press(self.moderator, broadcast, "send", token="stale")
        self.assertEqual(response.status_code, 409)
        self.assertEqual(broadcast.state, BroadcastState.DRAFT)

    def test_replayed_buttons_and_nonsense_change_nothing(self) -> None:
        broadcast = self.sent()
        response = self.press(self.colleague, broadcast, "send")
        self.assertContains(response, self.district.moderator.get_full_name(), status_code=409)
        self.assertEqual(self.press(self.moderator, broadcast, "explode").status_code, 400)
        self.assertEqual(self.press(self.moderator, broadcast, "delete").status_code, 409)
        self.assertEqual(BroadcastReceipt.objects.count(), 3)
        address = reverse("moderation_broadcast_edit", args=[broadcast.pk])
        self.assertEqual(self.moderator.post(address, self.words(title="Khác")).status_code, 409)
        broadcast.refresh_from_db()
        self.assertEqual(broadcast.title, STORM)

    def test_school_people_cannot_send_or_recall(self) -> None:
        broadcast = self.sent()
        for user in (self.primary.webmaster, self.primary.editor):
            client = client_of(user)
            client.post(reverse("moderation_broadcast_new"), self.words())
            client.post(reverse("moderation_broadcast", args=[broadcast.pk]), {"action": "recall"})
        self.assertEqual(Broadcast.objects.count(), 1)
        broadcast.refresh_from_db()
        self.assertEqual(broadcast.state, BroadcastState.SENT)

    def test_every_webmaster_hit_gets_a_letter(self) -> None:
        mail.outbox.clear()
        self.sent(to_all="no", levels=["primary"])
        self.assertEqual([letter.to for letter in mail.outbox], [[self.primary.webmaster.email]])


@override_settings(BROADCAST_CONFIRM_ABOVE=2)
class SecondPersonTests(BroadcastTestCase):
    """Above the limit nobody sends alone."""

    def test_nothing_goes_out_before_a_colleague_confirms(self) -> None:
        broadcast = self.write()
        mail.outbox.clear()
        self.press(self.moderator, broadcast, "send")
        self.assertEqual(broadcast.state, BroadcastState.WAITING)
        self.assertEqual(self.above(self.primary.host), "")
        self.assertEqual(
            [letter.to for letter in mail.outbox], [[self.district.administrator.email]]
        )
        self.press(self.colleague, broadcast, "confirm")
        self.assertEqual(broadcast.state, BroadcastState.SENT)
        self.assertIn(STORM, self.above(self.primary.host))

    def test_nobody_confirms_their_own(self) -> None:
        broadcast = self.write()
        self.press(self.moderator, broadcast, "send")
        response = self.press(self.moderator, broadcast, "confirm")
        self.assertNotEqual(response.status_code, 200)
        self.assertEqual(broadcast.state, BroadcastState.WAITING)
        self.assertEqual(BroadcastReceipt.objects.count(), 0)

    def test_up_to_the_limit_one_person_is_enough(self) -> None:
        self.sent(to_all="no", levels=["primary", "kindergarten"])

    def test_it_can_be_made_a_draft_again(self) -> None:
        broadcast = self.write()
        self.press(self.moderator, broadcast, "send")
        self.press(self.colleague, broadcast, "take_back")
        self.assertEqual(broadcast.state, BroadcastState.DRAFT)
        response = self.press(self.colleague, broadcast, "confirm")
        self.assertEqual(response.status_code, 409)


class SchoolTests(BroadcastTestCase):
    """What a school can and cannot do with what the office sent."""

    def place(self, people: SchoolPeople, receipt: BroadcastReceipt, action: str = "place") -> Any:
        """Press the button on the board."""
        return client_of(people.webmaster).post(
            reverse("moderation_receipt"), {"receipt": receipt.pk, "action": action}
        )

    def pages(self, people: SchoolPeople) -> str:
        """Return the school's home and its list of notices."""
        client = client_of(host=people.host)
        texts = [client.get("/"), client.get(people.page(NoticeIndexPage).url)]
        return "".join(text.content.decode() for text in texts)

    def test_an_ordinary_notice_stands_where_a_school_places_it(self) -> None:
        broadcast = self.sent(urgent="no", title="Lịch tiêm chủng")
        board = client_of(self.primary.webmaster).get(reverse("moderation_board"))
        self.assertContains(board, "Lịch tiêm chủng")
        self.assertNotIn("Lịch tiêm chủng", self.pages(self.primary))
        self.place(self.primary, broadcast.receipts.get(school=self.primary.school))
        self.assertEqual(self.pages(self.primary).count("Lịch tiêm chủng"), 2)
        self.assertNotIn("Lịch tiêm chủng", self.pages(self.kindergarten))
        self.place(self.primary, broadcast.receipts.get(school=self.primary.school), "remove")
        self.assertNotIn("Lịch tiêm chủng", self.pages(self.primary))

    def test_recall_takes_a_placed_notice_off(self) -> None:
        broadcast = self.sent(urgent="no", title="Lịch tiêm chủng")
        self.place(self.primary, broadcast.receipts.get(school=self.primary.school))
        self.press(self.moderator, broadcast, "recall")
        self.assertNotIn("Lịch tiêm chủng", self.pages(self.primary))
        response = self.place(self.primary, broadcast.receipts.get(school=self.primary.school))
        self.assertEqual(response.status_code, 302)
        self.assertNotIn("Lịch tiêm chủng", self.pages(self.primary))

    def test_urgent_banner_cannot_be_removed_by_a_school(self) -> None:
        broadcast = self.sent()
        receipt = broadcast.receipts.get(school=self.primary.school)
        for action in ("remove", "place"):
            self.place(self.primary, receipt, action)
        self.assertIn(STORM, self.above(self.primary.host))

    def test_another_schools_notice_cannot_be_placed(self) -> None:
        broadcast = self.sent(urgent="no")
        theirs = self.place(self.primary, broadcast.receipts.get(school=self.secondary.school))
        self.assertEqual(theirs.status_code, 404)
        self.assertFalse(BroadcastReceipt.objects.exclude(placed_at=None).exists())
        for nonsense in ("", "x", "9" * 40, "-1"):
            response = client_of(self.primary.webmaster).post(
                reverse("moderation_receipt"), {"receipt": nonsense, "action": "place"}
            )
            self.assertEqual(response.status_code, 404)

    def test_english_pages_say_it_in_english_or_mark_the_vietnamese(self) -> None:
        english = Locale.objects.get(language_code="en")
        root = self.district.portal_root.copy_for_translation(english)
        republish(root, title="Education office")
        self.sent()
        item = soup(client_of().get("/en/").content).select_one(".strip__item")
        self.assertEqual(item["lang"], "vi")
        self.sent(title="Mưa lớn", title_en="Heavy rain", text_en="Schools are closed.")
        items = soup(client_of().get("/en/").content).select(".strip__item")
        self.assertIn("Heavy rain", items[0].get_text())
        self.assertIsNone(items[0].get("lang"))


class WithoutDatabaseTests(BroadcastTestCase):
    """The worst hour."""

    def test_the_banner_is_served_while_the_database_is_broken(self) -> None:
        self.sent(to_all="no", levels=["primary"])

        def broken(*args: Any, **kwargs: Any) -> None:
            raise DatabaseError("no database")

        with connection.execute_wrapper(broken):
            for host in (self.primary.host, "localhost"):
                page = client_of(host=host).get("/khan-cap/")
                self.assertContains(page, STORM)
                self.assertContains(page, "thầy cô trực trường")
                self.assertEqual(
                    client_of(host=host).get("/urgent.json").json()["items"][0]["title"], STORM
                )
            self.assertNotContains(client_of(host=self.kindergarten.host).get("/khan-cap/"), STORM)
            with self.assertRaises(DatabaseError):
                client_of(host=self.primary.host).get("/")

    def test_the_file_judges_expiry_itself(self) -> None:
        broadcast = self.sent()
        with patch(
            "news.emergency.timezone.now", return_value=broadcast.expires_at + timedelta(seconds=1)
        ):
            self.assertNotContains(client_of().get("/khan-cap/"), STORM)

    def test_a_missing_or_torn_file_is_an_empty_page(self) -> None:
        self.sent()
        path = emergency_path()
        for text in ("", "{", '{"items": 3}', json.dumps({"items": [{"title": "x"}]})):
            path.write_text(text, encoding="utf-8")
            self.assertEqual(client_of().get("/khan-cap/").status_code, 200)
        path.unlink()
        self.assertEqual(client_of().get("/khan-cap/").status_code, 200)

    def test_machines_are_not_told_who_else_is_concerned(self) -> None:
        self.sent()
        self.assertNotIn("hosts", client_of().get("/urgent.json").json()["items"][0])

    def test_a_process_that_sees_another_banner_writes_the_file_by_itself(self) -> None:
        self.sent()
        emergency_path().unlink()
        self.above(self.primary.host)
        self.assertIn(STORM, emergency_path().read_text(encoding="utf-8"))
