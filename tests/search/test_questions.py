"""What people search: counted without persons, late, cheaply; shown to whom it concerns."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any
from unittest import mock

from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import SimpleTestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from core.text import folded_words
from search.office.asked import COUNTER, MOST_WAITING, Asked, Count, counts_write
from search.office.models import QuestionCount, QuestionDone
from search.office.privacy import is_robot, may_be_kept
from search.office.selectors import questions_between
from search.office.services import questions_forget
from tests.support.district import DistrictTestCase, client_of
from tests.support.searching import SearchTestCase

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
TODAY = date(2026, 5, 20)


def count(
    text: str, asked: int, empty: int = 0, *, school: int = 0, day: date | None = None
) -> None:
    """Put counts into the database."""
    key = " ".join(folded_words(text))
    row = Asked(day or timezone.localdate(), school, "vi", key)
    counts_write({row: Count(text, asked, empty)})


class KeepingTest(SimpleTestCase):
    """What is kept at all."""

    def kept(self, text: str) -> bool:
        """Ask."""
        return may_be_kept(text, folded_words(text))

    def test_words_and_numbers_of_documents_are_kept(self) -> None:
        for text in (
            "tuyển sinh lớp 1",
            "21/2018/QĐ-UBND",
            "năm học 2025-2026",
            "năm học 2025 2026",
            "hạn nộp 15/3",
            "toán 6 7 8",
            "thời khóa biểu lớp 6A3",
            "lịch nghỉ tết 2027",
            "mẫu đơn xin nghỉ học",
            "27/2020/TT-BGDĐT",
            "kế hoạch năm học 20262027",
            "lịch lớp 1 20252026",
            "quyết định 12345",
        ):
            self.assertTrue(self.kept(text), text)

    def test_what_may_point_to_one_person_is_not(self) -> None:
        for text in (
            "",
            "!!!",
            "0912345678",
            "học sinh 123456",
            "03022015",
            "0912 345 678",
            "84.912.345.678",
            "(028) 3812-3456",
            "học sinh 079204012345",
            "a@b.vn",
            "chi.nguyen@example.com",
            "https://facebook.com/x",
            "sinh ngày 03/02/2015",
            "bé An 3-2-2015",
            "số nhà 12 đường Hoa",
            "một hai ba bốn năm sáu bảy tám chín",
            "x" * 61,
            "٠٩١٢٣٤٥٦٧٨",
            "0912–345–678",
            "0912 · 345 · 678",
            "0912_345_678",
            "0912:345|678",
            "0912\u200b345\u200b678",
            "0912\xad345\xad678",
            "chi.nguyen＠example.com",
            "chi nguyen gmail.com",
            "sinh 3.2.15",
            "sinh ngày 3 tháng 2 năm 2015",
            "số 12 phố Hoa",
            "030215",
            "sinh 03022015",
            "mã hs123456",
            "tra cứu 123456",
            "hs 1234567 lớp 2",
            "079204012345",
            "20122013",
            "20012002",
            "20262028",
            "năm học 20262027 0912345678",
            "202620271",
        ):
            self.assertFalse(self.kept(text), text)

    def test_robots(self) -> None:
        self.assertFalse(is_robot(FIREFOX))
        for agent in ("", "Googlebot/2.1", "curl/8", "python-requests/2", "HeadlessChrome"):
            self.assertTrue(is_robot(agent), agent)


class CountingTest(SearchTestCase):
    """Through the real address."""

    def setUp(self) -> None:
        super().setUp()
        COUNTER.clear()
        self.addCleanup(COUNTER.clear)
        self.people = self.district.schools[0]

    def search(self, text: str, host: str = "localhost", agent: str = FIREFOX, **more: Any) -> None:
        """Ask as a browser does."""
        headers = more.pop("headers", {})
        response = client_of(host=host).get(
            "/search/", {"q": text, **more}, headers={"user-agent": agent, **headers}
        )
        self.assertEqual(response.status_code, 200)

    def rows(self) -> list[tuple[Any, ...]]:
        """Write what waits and return every row without its day."""
        COUNTER.flush()
        fields = ("school", "language", "key", "text", "asked", "empty")
        return list(QuestionCount.objects.order_by("pk").values_list(*fields))

    def test_the_same_question_in_any_spelling_is_one_row_a_site(self) -> None:
        self.search("Xyzzy qwrt")
        self.search("  xyzzy   QWRT ")
        self.search("xýzzy qwrt", self.people.host)
        school = self.people.school.pk
        self.assertEqual(
            self.rows(),
            [
                (0, "vi", "xyzzy qwrt", "xyzzy qwrt", 2, 2),
                (school, "vi", "xyzzy qwrt", "xýzzy qwrt", 1, 1),
            ],
        )
        self.search("xyzzy qwrt")
        self.assertEqual(self.rows()[0][4:], (3, 3))

    def test_a_row_holds_nothing_but_words_counts_and_the_day(self) -> None:
        names = {field.name for field in QuestionCount._meta.get_fields()}
        wanted = {"id", "day", "school", "language", "key", "text", "asked", "empty"}
        self.assertEqual(names, wanted)

    def test_robots_paging_narrowing_and_fetching_ahead_are_not_counted(self) -> None:
        self.search("liên hệ", agent="Googlebot/2.1 (+http://www.google.com/bot.html)")
        self.search("liên hệ", agent="")
        self.search("liên hệ", page="2")
        self.search("liên hệ", sort="date")
        self.search("liên hệ", kind="story")
        self.search("liên hệ", headers={"sec-purpose": "prefetch"})
        self.search("0912345678")
        self.search("")
        self.assertEqual(self.rows(), [])
        self.search("liên hệ")
        self.assertEqual(self.rows()[0][2:], ("lien he", "liên hệ", 1, 0))

    def test_a_search_writes_nothing(self) -> None:
        self.search("liên hệ")
        with CaptureQueriesContext(connection) as captured:
            self.search("liên hệ")
        writes = [q for q in captured.captured_queries if "search_question" in q["sql"]]
        self.assertEqual(writes, [])

    def test_a_locked_database_fails_no_search_and_loses_no_count(self) -> None:
        self.search("liên hệ")
        with (
            mock.patch("search.office.asked.counts_write", side_effect=OperationalError("locked")),
            self.assertLogs("search.office.asked", "WARNING"),
        ):
            self.assertEqual(COUNTER.flush(), 0)
        self.search("liên hệ")
        self.assertEqual(self.rows()[0][4], 2)

    def test_memory_is_bounded(self) -> None:
        for number in range(MOST_WAITING + 50):
            COUNTER.add(Asked(TODAY, 0, "vi", f"x {number}"), Count("x", 1))
        self.assertEqual(COUNTER.flush(), MOST_WAITING)


class ListTest(DistrictTestCase):
    """What is listed."""

    school_count = 1

    def test_rare_questions_are_not_listed_before_the_third_asking(self) -> None:
        count("nguyễn thị thử", 2, 2, day=TODAY)
        count("bán trú", 2, 0, day=TODAY - timedelta(days=1))
        found = questions_between(TODAY - timedelta(days=9), TODAY)
        self.assertEqual((list(found.top), list(found.empty)), ([], []))
        self.assertEqual((found.asked, found.in_vain), (4, 2))
        count("bán trú", 1, 1, day=TODAY)
        found = questions_between(TODAY - timedelta(days=9), TODAY)
        self.assertEqual([(line.text, line.asked) for line in found.top], [("bán trú", 3)])
        self.assertEqual([line.empty for line in found.empty], [1])
        self.assertEqual(questions_between(TODAY, TODAY).top, [])

    def test_three_askings_at_three_schools_are_none_of_one_school(self) -> None:
        for school in (1, 2, 3):
            count("bán trú", 1, school=school, day=TODAY)
        self.assertEqual(len(questions_between(TODAY, TODAY).top), 1)
        self.assertEqual(questions_between(TODAY, TODAY, 1).top, [])

    def test_numbers_that_older_versions_wrote_down_are_deleted(self) -> None:
        for text in ("hs 123456", "năm học 20262027", "27 2020 tt bgddt"):
            count(text, 9, day=TODAY)
        questions_forget(today=TODAY)
        kept = set(QuestionCount.objects.values_list("text", flat=True))
        self.assertEqual(kept, {"năm học 20262027", "27 2020 tt bgddt"})

    def test_old_counts_are_deleted(self) -> None:
        today = timezone.localdate()
        count("cũ", 9, day=today - timedelta(days=366))
        count("còn", 9, day=today - timedelta(days=360))
        count("hiếm cũ", 2, day=today - timedelta(days=91))
        count("hiếm mới", 2, day=today - timedelta(days=89))
        out = StringIO()
        call_command("forget_questions", stdout=out)
        self.assertEqual(out.getvalue().strip(), "2 deleted")
        keys = set(QuestionCount.objects.values_list("key", flat=True))
        self.assertEqual(keys, {"con", "hiem moi"})


class QuestionScreenTest(DistrictTestCase):
    """The office's screen and the webmaster's."""

    def setUp(self) -> None:
        super().setUp()
        self.own, self.other = self.district.schools[:2]
        count("học bạ số", 5, 5, school=self.own.school.pk)
        count("xe đưa đón", 4, 4, school=self.other.school.pk)
        count("tuyển dụng giáo viên", 6)

    def page(self, person: Any, name: str, *args: Any, **query: str) -> str:
        """Return a screen as somebody sees it."""
        response = client_of(person).get(reverse(name, args=args), query, follow=True)
        return response.content.decode()

    def test_the_office_sees_all_sites_and_each(self) -> None:
        for person in (self.district.moderator, self.district.administrator):
            page = self.page(person, "search_questions")
            for text in ("học bạ số", "xe đưa đón", "tuyển dụng giáo viên"):
                self.assertIn(text, page)
            self.assertIn("words=h%E1%BB%8Dc%20b%E1%BA%A1%20s%E1%BB%91", page)
            page = self.page(person, "search_questions", site=str(self.own.school.pk))
            self.assertIn("học bạ số", page)
            self.assertNotIn("xe đưa đón", page)
            page = self.page(person, "search_questions", site="0", since="x", until="2020-01-01")
            self.assertNotIn("tuyển dụng giáo viên", page)
            page = self.page(person, "search_questions", site="0", since="x")
            self.assertIn("tuyển dụng giáo viên", page)
            self.assertNotIn("xe đưa đón", page)
            self.assertIn("error-message", page)

    def test_no_time_is_too_long_ago(self) -> None:
        for query in ({"until": "0001-01-05"}, {"since": "0001-01-01"}, {"since": "9999-12-31"}):
            self.assertIn(
                "Từ ngày", self.page(self.district.moderator, "search_questions", **query)
            )

    def test_nothing_is_decided_of_what_nobody_has_asked(self) -> None:
        client = client_of(self.district.moderator)
        client.post(reverse("search_question_done"), {"key": "x" * 5_000})
        self.assertFalse(QuestionDone.objects.exists())

    def test_a_webmaster_sees_the_own_site_only(self) -> None:
        page = self.page(self.own.webmaster, "own_questions")
        self.assertIn("học bạ số", page)
        for text in ("xe đưa đón", "tuyển dụng giáo viên", "synonyms", "promotions"):
            self.assertNotIn(text, page)
        page = self.page(self.own.webmaster, "own_questions", site=str(self.other.school.pk))
        self.assertNotIn("xe đưa đón", page)
        client = client_of(self.own.webmaster)
        others = reverse("own_questions_of", args=[self.other.school.pk])
        self.assertEqual(client.get(others).status_code, 404)
        self.assertNotIn("xe đưa đón", self.page(self.own.webmaster, "search_questions"))

    def test_editors_see_nothing(self) -> None:
        for name, args in (("own_questions", []), ("own_questions_of", [self.own.school.pk])):
            self.assertNotIn("học bạ số", self.page(self.own.editor, name, *args))
        self.assertNotIn("học bạ số", self.page(self.own.editor, "search_questions"))

    def test_done_takes_a_question_off_until_it_is_asked_in_vain_again(self) -> None:
        client = client_of(self.district.moderator)
        for back in ("//evil.example", "https://evil.example/", "/\\evil.example", "x"):
            form = {"key": "hoc ba so", "back": back}
            answer = client.post(reverse("search_question_done"), form)
            self.assertRedirects(answer, reverse("search_questions"))
        since = timezone.localdate() - timedelta(days=5)
        later = timezone.localdate() + timedelta(days=1)
        listed = [line.key for line in questions_between(since, later).empty]
        self.assertEqual(listed, ["xe dua don"])
        count("học bạ số", 1, 1, day=later)
        listed = [line.key for line in questions_between(since, later).empty]
        self.assertEqual(listed, ["hoc ba so", "xe dua don"])

    def test_a_question_that_names_a_person_can_be_deleted(self) -> None:
        client = client_of(self.district.moderator)
        back = f"{reverse('search_questions')}?site=0"
        response = client.post(reverse("search_question_drop"), {"key": "xe dua don", "back": back})
        self.assertRedirects(response, back, fetch_redirect_response=False)
        self.assertFalse(QuestionCount.objects.filter(key="xe dua don").exists())

    def test_school_people_decide_nothing(self) -> None:
        for person in (self.own.webmaster, self.own.editor):
            client = client_of(person)
            for name in ("search_question_done", "search_question_drop"):
                client.post(reverse(name), {"key": "hoc ba so"})
        self.assertFalse(QuestionDone.objects.exists())
        self.assertTrue(QuestionCount.objects.filter(key="hoc ba so").exists())

    def test_nothing_is_decided_by_looking(self) -> None:
        client = client_of(self.district.moderator)
        response = client.get(reverse("search_question_drop"), {"key": "hoc ba so"})
        self.assertEqual(response.status_code, 405)

    def test_the_spreadsheet(self) -> None:
        count("=cmd|x", 3)
        for person, url, wanted, other in (
            (self.district.moderator, reverse("search_questions"), "xe đưa đón", "\x00"),
            (
                self.own.webmaster,
                reverse("own_questions_of", args=[self.own.school.pk]),
                "học bạ số",
                "xe đưa đón",
            ),
        ):
            response = client_of(person).get(url, {"format": "xlsx"})
            book = load_workbook(BytesIO(response.content))
            cells = [
                cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
            ]
            self.assertIn(wanted, cells)
            self.assertNotIn(other, cells)
            self.assertFalse([c for c in cells if isinstance(c, str) and c.startswith("=")])
