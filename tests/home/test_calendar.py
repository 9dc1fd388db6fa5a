"""The calendar of a site, on the page and for calendar programs."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from home.models import EventIndexPage, EventPage
from tests.front.test_same_data import in_english
from tests.support.district import DistrictTestCase, client_of
from tests.support.html import page_faults


def at(days: int, hour: int = 8) -> datetime:
    """Return a moment some days from now, at a full hour in local time."""
    return (timezone.localtime() + timedelta(days=days)).replace(
        hour=hour, minute=0, second=0, microsecond=0
    )


class CalendarTests(DistrictTestCase):
    """The district's festival and one meeting a school."""

    def setUp(self) -> None:
        super().setUp()
        self.first, self.second = self.district.schools
        office = EventIndexPage.objects.child_of(self.district.portal_root).get()
        self.festival = self.add(
            office, title="Hội khỏe Phù Đổng", starts_at=at(9), all_day=True, ends_at=at(11)
        )
        self.meeting = self.add(
            self.first.page(EventIndexPage),
            title="Họp phụ huynh; lớp 4A, 4B",
            starts_at=at(2, 17),
            ends_at=at(2, 19),
            place="Hội trường",
            summary="Bàn về " + "bữa ăn bán trú và việc đưa đón " * 4,
        )
        self.past = self.add(self.first.page(EventIndexPage), title="Khai giảng", starts_at=at(-30))

    def add(self, index: EventIndexPage, **values: object) -> EventPage:
        """Put an event into a calendar."""
        event = EventPage(**values)
        index.add_child(instance=event)
        event.save_revision().publish()
        event.refresh_from_db()
        return event

    def test_a_schools_calendar_shows_its_own_and_the_districts_events(self) -> None:
        """Past ones stand apart; another school's never appear."""
        page = client_of(host=self.first.host).get(self.first.page(EventIndexPage).url)
        self.assertEqual(page_faults(page.content), [])
        self.assertContains(page, "Họp phụ huynh")
        self.assertContains(page, "Hội khỏe Phù Đổng")
        self.assertNotContains(page, "Khai giảng")
        month = timezone.localtime(self.meeting.starts_at)
        self.assertContains(page, f">Tháng {month.month}/{month.year}</h2>")
        other = client_of(host=self.second.host).get(self.second.page(EventIndexPage).url)
        self.assertContains(other, "Hội khỏe Phù Đổng")
        self.assertNotContains(other, "Họp phụ huynh")
        past = client_of(host=self.first.host).get(self.first.page(EventIndexPage).url, {"past": 1})
        self.assertContains(past, "Khai giảng")

    def test_home_and_event_page(self) -> None:
        """The next events stand on the home page; the event's page tells machines, too."""
        client = client_of(host=self.first.host)
        self.assertContains(client.get("/"), "Họp phụ huynh")
        page = client.get(self.meeting.url)
        self.assertEqual(page_faults(page.content), [])
        self.assertContains(page, '"@type": "Event"')
        self.assertContains(client.get(self.past.url), "past-note")

    def test_calendar_programs_get_valid_lines(self) -> None:
        """RFC 5545: CRLF, at most 75 octets a line, escaped text, exclusive end of whole days."""
        response = client_of(host=self.first.host).get("/calendar.ics")
        self.assertEqual(response["Content-Type"], "text/calendar; charset=utf-8")
        self.assertTrue(response.content.endswith(b"END:VCALENDAR\r\n"))
        self.assertEqual(response.content.count(b"\n"), response.content.count(b"\r\n"))
        for line in response.content.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            line.decode()
        text = response.content.replace(b"\r\n ", b"").decode()
        self.assertIn("SUMMARY:Họp phụ huynh\\; lớp 4A\\, 4B\r\n", text)
        self.assertIn(f"DTSTART;VALUE=DATE:{at(9):%Y%m%d}\r\n", text)
        self.assertIn(f"DTEND;VALUE=DATE:{at(12):%Y%m%d}\r\n", text)
        self.assertIn(f"URL:{self.meeting.full_url}\r\n", text)
        self.assertEqual(text.count("BEGIN:VEVENT"), 3)
        self.assertEqual(len({line for line in text.split("\r\n") if line.startswith("UID:")}), 3)

    def test_an_event_has_one_name_wherever_it_is_read(self) -> None:
        """Two schools and the office, one by one, in English, and after a change: listed once."""
        office = self.district.portal.hostname
        hosts = (office, self.first.host, self.second.host)
        names = {host: self.names(host, "/calendar.ics") for host in hosts}
        self.assertEqual([len(names[host]) for host in hosts], [1, 3, 1])
        (festival,) = names[office]
        self.assertLessEqual({festival}, names[self.first.host] & names[self.second.host])
        for host in hosts:
            self.assertEqual(self.names(host, f"/calendar/{self.festival.pk}.ics"), {festival})
        in_english(self.district.portal_root, "Test Office")
        in_english(self.festival.get_parent().specific, "Calendar")
        in_english(self.festival, "Sports festival")
        self.assertEqual(self.names(office, "/en/calendar.ics"), {festival})
        self.festival.title, self.festival.starts_at = "Hội khỏe dời ngày", at(10)
        self.festival.save_revision().publish()
        self.assertEqual(self.names(self.second.host, "/calendar.ics"), {festival})

    def names(self, host: str, address: str) -> set[str]:
        """Return by what a calendar file tells its events apart."""
        text = client_of(host=host).get(address).content.replace(b"\r\n ", b"").decode()
        found = [line for line in text.split("\r\n") if line.startswith("UID:")]
        self.assertEqual(len(found), len(set(found)))
        return set(found)

    def test_one_event_goes_into_a_calendar_by_itself(self) -> None:
        """The district's, too; another school's and withdrawn ones have no file."""
        client = client_of(host=self.first.host)
        address = f"/calendar/{self.meeting.pk}.ics"
        self.assertContains(client.get(self.meeting.url), address)
        text = client.get(address).content.replace(b"\r\n ", b"").decode()
        self.assertEqual(text.count("BEGIN:VEVENT"), 1)
        self.assertIn("SUMMARY:Họp phụ huynh", text)
        self.assertEqual(client.get(f"/calendar/{self.festival.pk}.ics").status_code, 200)
        other = client_of(host=self.second.host)
        self.assertEqual(other.get(address).status_code, 404)
        self.meeting.unpublish()
        self.assertEqual(client.get(address).status_code, 404)

    def test_numbers_that_no_event_can_have_are_not_found(self) -> None:
        """Larger than any database counts: not an error of the server."""
        client = client_of(host=self.first.host)
        for number in ("0", "99999999999999999999", "9" * 400):
            self.assertEqual(client.get(f"/calendar/{number}.ics").status_code, 404, number[:25])

    def test_letters_that_the_format_forbids_are_left_out(self) -> None:
        """Word pastes a vertical tab into titles; RFC 5545 allows no control letters in a text."""
        EventPage.objects.filter(pk=self.meeting.pk).update(
            title="Họp\x0bphụ\x02 huynh", place="Hội\x7f trường"
        )
        client = client_of(host=self.first.host)
        for address in ("/calendar.ics", f"/calendar/{self.meeting.pk}.ics"):
            text = client.get(address).content.replace(b"\r\n ", b"").decode()
            self.assertIn("SUMMARY:Họp phụ huynh\r\n", text)
            self.assertIn("LOCATION:Hội trường\r\n", text)

    def test_an_event_cannot_end_before_it_begins(self) -> None:
        """The form says so beside the field."""
        event = EventPage(title="Sai", starts_at=at(3), ends_at=at(2))
        with self.assertRaises(ValidationError):
            self.first.page(EventIndexPage).add_child(instance=event)
