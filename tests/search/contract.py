"""What every engine owes, whatever is behind it. Engines' own test modules mix this in."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from search.analysis import analyse
from search.engines.base import FOREVER, Answer, Attachment, Engine, IndexMissing, Plan, Record
from search.question import Question, plan_for
from search.ranking import ranked
from search.synonyms import Meaning

if TYPE_CHECKING:
    from unittest import TestCase as Base
else:
    Base = object


SCAN = Path(__file__).parent / "data" / "scanned-plan-2022.txt"
"""What a machine recognised in a scanned plan of an education office."""


class EngineContract(Base):
    """Mixed into a TestCase that gives `new_engine()`: a fresh engine with no index."""

    engine: Engine

    def new_engine(self) -> Engine:
        """Return an engine of its own area, without an index."""
        raise NotImplementedError

    def setUp(self) -> None:
        super().setUp()
        self.engine = self.new_engine()
        self.addCleanup(self.engine.drop)

    def fill(self, *records: Record) -> None:
        """Build the index from records."""
        fresh = self.engine.rebuild()
        fresh.add(analyse(record) for record in records)
        fresh.finish()

    def write(self, *records: Record, deleted: dict[int, int] | None = None) -> None:
        """Write one batch."""
        self.engine.write([analyse(record) for record in records], deleted)

    def ask(self, text: str, **plan_options: Any) -> Answer:
        """Ask as the site does."""
        plan = plan_for(Question(text), self.engine)
        for name, value in plan_options.items():
            setattr(plan, name, value)
        return ranked(self.engine, plan, today=date(2024, 9, 1).toordinal())

    def keys(self, text: str, **plan_options: Any) -> list[int]:
        """Return the keys of the answers, best first."""
        return [hit.key for hit in self.ask(text, **plan_options).hits]

    # Existence

    def test_says_that_there_is_no_index(self) -> None:
        self.assertFalse(self.engine.status().current_schema)
        with self.assertRaises(IndexMissing):
            self.engine.ask(Plan())
        with self.assertRaises(IndexMissing):
            self.engine.write([analyse(Record(1, "a"))])

    def test_finds_what_was_written_and_not_what_was_deleted(self) -> None:
        self.fill(Record(1, "Tuyển sinh lớp 1"), Record(2, "Họp phụ huynh"))
        self.write(Record(3, "Tuyển sinh lớp 6", version=5), deleted={1: 6})
        self.assertEqual(self.keys("tuyển sinh"), [3])
        self.assertEqual(self.engine.keys(), {2, 3})

    def test_replaces_the_same_key(self) -> None:
        self.fill(Record(1, "Tuyển sinh"))
        self.write(Record(1, "Khai giảng", version=2))
        self.assertEqual(self.keys("tuyển sinh"), [])
        self.assertEqual(self.keys("khai giảng"), [1])
        self.assertEqual(self.engine.status().items, 1)

    def test_rebuild_swaps_at_once_and_the_old_index_answers_meanwhile(self) -> None:
        self.fill(Record(1, "Tuyển sinh"))
        fresh = self.engine.rebuild()
        fresh.add([analyse(Record(2, "Tuyển sinh mới", version=3))])
        self.assertEqual(self.keys("tuyển sinh"), [1])
        self.write(Record(4, "Tuyển sinh giữa chừng", version=4))
        self.assertIn(4, self.keys("tuyển sinh"))
        fresh.add([analyse(Record(4, "Tuyển sinh giữa chừng", version=4))])
        self.assertEqual(fresh.finish(), 2)
        self.assertEqual(sorted(self.keys("tuyển sinh")), [2, 4])

    def test_an_abandoned_rebuild_leaves_nothing(self) -> None:
        self.fill(Record(1, "Tuyển sinh"))
        fresh = self.engine.rebuild()
        fresh.add([analyse(Record(2, "Tuyển sinh"))])
        fresh.abandon()
        self.assertEqual(self.keys("tuyển sinh"), [1])

    def test_giving_a_finished_rebuild_up_takes_nothing_away(self) -> None:
        fresh = self.engine.rebuild()
        fresh.add([analyse(Record(1, "Tuyển sinh"))])
        fresh.finish()
        fresh.abandon()
        fresh.wait()
        self.assertEqual(self.keys("tuyển sinh"), [1])

    def test_rebuild_replaces_and_deletes_keys_that_came_before(self) -> None:
        fresh = self.engine.rebuild()
        fresh.add([analyse(Record(1, "Một")), analyse(Record(2, "Hai"))])
        fresh.add([analyse(Record(1, "Ba", version=2))])
        fresh.delete([2])
        self.assertEqual(fresh.finish(), 1)
        self.assertEqual(self.keys("ba"), [1])
        self.assertEqual(self.keys("một"), [])

    # Vietnamese

    def test_finds_without_diacritics_in_every_spelling(self) -> None:
        self.fill(
            Record(1, "Phòng Giáo dục và Đào tạo"),
            Record(2, "Học sinh Mỹ hoà nhập"),
            Record(3, "Nguyễn Thuý"),
        )
        for text, key in (
            ("giao duc dao tao", 1),
            ("GIÁO DỤC", 1),
            ("gia\u0301o du\u0323c", 1),
            ("đào tạo", 1),
            ("ðào tạo", 1),
            ("hòa nhập", 2),
            ("Mĩ", 2),
            ("thúy", 3),
            ("thuy", 3),
        ):
            with self.subTest(text):
                self.assertEqual(self.keys(text)[:1], [key])

    def test_marks_that_were_typed_count(self) -> None:
        self.fill(Record(1, "mạ"), Record(2, "má"), Record(3, "ma"))
        self.assertEqual(self.keys("má")[0], 2)
        self.assertEqual(self.keys("mạ")[0], 1)
        self.assertEqual(set(self.keys("ma")), {1, 2, 3})

    def test_neighbours_weigh_more_than_scattered_words(self) -> None:
        self.fill(
            Record(1, "Sinh hoạt lớp, đón học trò", body=["tin khác"]),
            Record(2, "Đón học sinh lớp mới", body=["tin khác"]),
        )
        self.assertEqual(self.keys("học sinh")[0], 2)

    def test_one_missing_word_empties_nothing(self) -> None:
        self.fill(Record(1, "Kế hoạch tuyển sinh lớp 1"), Record(2, "Thực đơn tuần này"))
        self.assertEqual(self.keys("kế hoạch tuyển sinh lớp 1 quận khủng long")[0], 1)

    def test_a_slip_is_repaired(self) -> None:
        self.fill(Record(1, "Tuyển sinh lớp 1"), Record(2, "Thực đơn tuần"))
        for text in ("tuyenr sinh", "tuyển sihn", "tuyne sinh", "thuwc ddown", "thucj don"):
            with self.subTest(text):
                wanted = 2 if text.startswith("thu") else 1
                self.assertEqual(self.keys(text)[:1], [wanted])

    def test_synonyms_find_and_stand_behind_what_was_typed(self) -> None:
        self.fill(
            Record(1, "Lịch trực của GVCN"),
            Record(2, "Họp giáo viên chủ nhiệm"),
            Record(3, "Họp giáo viên chủ nhiệm", body=["giáo viên chủ nhiệm " * 9]),
            *(Record(key, f"Thực đơn tuần {key}") for key in range(4, 24)),
        )
        given = [Meaning("giáo viên chủ nhiệm", 0, 1)]
        with mock.patch("search.question.synonyms_of", return_value=given):
            self.assertEqual(self.keys("gvcn")[0], 1)
            self.assertEqual(set(self.keys("gvcn")), {1, 2, 3})
        with mock.patch("search.question.synonyms_of", return_value=[]):
            self.assertEqual(self.keys("gvcn"), [1])

    def test_document_numbers_whole_and_in_parts(self) -> None:
        self.fill(
            Record(1, "Quyết định 21/2018/QĐ-UBND về quy chế phát ngôn"),
            Record(2, "Tin", body=["Căn cứ Quyết định 21/2018/QĐ-UBND, nhà trường họp."] * 5),
            Record(3, "Kế hoạch số 1234/KH-PGD&ĐT"),
            Record(4, "Năm 2018 có 21 lớp UBND", body=["21 2018 ubnd"] * 9),
        )
        for text, first in (
            ("21/2018/QĐ-UBND", [1, 2]),
            ("21 2018", [1, 2]),
            ("21/2018/qd-ubnd", [1, 2]),
            ("1234 kh pgddt", [3]),
            ("1234/KH-PGDĐT", [3]),
        ):
            with self.subTest(text):
                self.assertEqual(self.keys(text)[: len(first)], first)
        self.assertIn(1, self.keys("qd-ubnd"))

    def test_order_of_places(self) -> None:
        filler = ["Nhà trường thông báo tới toàn thể phụ huynh các nội dung sau đây."] * 3
        self.fill(
            Record(1, "Thông báo", body=filler, attachments=[Attachment(1, "x", ["robocon"])]),
            Record(2, "Thông báo", body=[*filler, "robocon"]),
            Record(3, "Thông báo", headings=["robocon"], body=filler),
            Record(4, "Thông báo", summary="robocon", body=filler),
            Record(5, "Thông báo robocon", body=filler),
        )
        self.assertEqual(self.keys("robocon"), [5, 4, 3, 2, 1])

    def test_words_of_an_attachment_are_found(self) -> None:
        self.fill(
            Record(
                1,
                "Kế hoạch",
                attachments=[Attachment(7, "Phụ lục", ["Danh sách đội tuyển cờ vua"])],
            )
        )
        self.assertEqual(self.keys("doi tuyen co vua"), [1])

    def test_words_that_a_scan_got_wrong_are_found(self) -> None:
        """A real plan as a machine recognised it: no marks, letters that look alike."""
        self.fill(*self.with_a_scan())
        for text in (
            "giáo dục",
            "giao duc",
            "truyền thông về giáo dục và đào tạo",
            "truyền thông giáo dục năm 2022",
            "quy chế phát ngôn và cung cấp thông tin cho báo chí",
            "gương người tốt việc tốt trong ngành",
            "các hoạt động giáo dục tại cơ sở",
            "quan tâm",
            "dư luận quan tâm",
            "thường xuyên theo dõi thông tin báo chí",
            "21/2018/QĐ-UBND",
            "tuyển sinh vào lớp 10 THPT",
            "chương trình giáo dục phổ thông 2018",
            "thuc hien tuyen truyen pho bien chu truong",
        ):
            with self.subTest(text):
                self.assertEqual(self.keys(text)[:1], [1])

    def test_a_misread_form_alone_is_found_and_below_a_title(self) -> None:
        self.fill(
            Record(1, "Phụ lục", attachments=[Attachment(1, "x", ["su nghiep giao due nuoc nha"])]),
            Record(2, "Giáo dục kỹ năng sống"),
            *(Record(number, f"Giao lưu bóng đá {number}") for number in range(3, 40)),
        )
        for text in ("giáo dục", "giao duc"):
            with self.subTest(text):
                self.assertEqual(self.keys(text)[:2], [2, 1])

    def with_a_scan(self) -> Iterable[Record]:
        """Return a plan that attaches the scan, among others about other things."""
        pages = SCAN.read_text(encoding="utf-8").split("II. NOI DUNG")
        yield Record(1, "Văn bản số 5", attachments=[Attachment(1, "Bản quét", pages)])
        beginnings = ("Giao lưu", "Kế hoạch thi", "Năm học mới:", "Lịch", "Thông báo về", "Họp bàn")
        ends = (
            "bóng đá",
            "nghỉ Tết",
            "thực đơn",
            "học kỳ",
            "quỹ lớp",
            "phụ huynh",
            "cờ vua",
            "mỹ thuật",
        )
        for number, (begin, end) in enumerate(product(beginnings, ends), start=2):
            yield Record(number, f"{begin} {end}", body=["Nhà trường báo tin tới học sinh."])

    # Ranking beyond words

    def test_fresh_news_first_among_equals(self) -> None:
        self.fill(
            Record(1, "Khai giảng", kind="story", date=date(2019, 9, 5)),
            Record(2, "Khai giảng", kind="story", date=date(2024, 8, 30)),
        )
        self.assertEqual(self.keys("khai giảng"), [2, 1])

    # Filters, counts, order

    def many(self) -> Iterable[Record]:
        """Return sixty records spread over schools, kinds and days."""
        for number in range(1, 61):
            yield Record(
                number,
                f"Tin trường số {number}",
                kind="story" if number % 2 else "notice",
                school=number % 3,
                level=("primary", "kindergarten")[number % 2],
                ward=number % 4,
                topics=[number % 5, 7],
                locale="vi",
                date=date(2023 + number % 2, 1, 1 + number % 28),
            )

    def test_filters_narrow_and_counts_ignore_their_own_filter(self) -> None:
        self.fill(*self.many())
        answer = self.ask(
            "tin",
            filters={"school": ("1",), "kind": ("story", "notice")},
            facets=("school", "kind", "topic"),
        )
        self.assertEqual(answer.total, 20)
        self.assertEqual(answer.facets["school"], {"0": 20, "1": 20, "2": 20})
        self.assertEqual(answer.facets["kind"], {"story": 10, "notice": 10})
        self.assertEqual(answer.facets["topic"]["7"], 20)

    def test_exclusions_apply_to_hits_counts_and_facets(self) -> None:
        self.fill(
            Record(1, "Tin mật", school=1, locale="vi"),
            Record(2, "Tin mật", school=2, locale="vi"),
            Record(3, "Tin mật", school=2, locale="vi", expires=int(time.time()) - 5),
            Record(4, "Tin mật", school=3, locale="vi"),
        )
        answer = self.ask(
            "tin mật",
            excluded={"school": ("1",)},
            excluded_keys=[4],
            alive_at=int(time.time()),
            facets=("school",),
        )
        self.assertEqual([hit.key for hit in answer.hits], [2])
        self.assertEqual(answer.total, 1)
        self.assertEqual(answer.facets["school"], {"2": 1})

    def test_only_keys(self) -> None:
        self.fill(*self.many())
        self.assertEqual(sorted(self.keys("tin", only_keys=[3, 5, 999])), [3, 5])

    def test_pages_neither_repeat_nor_miss(self) -> None:
        self.fill(*self.many())
        for sort in ("relevance", "date"):
            with self.subTest(sort):
                seen = [
                    key
                    for offset in range(0, 60, 7)
                    for key in self.keys("tin trường", sort=sort, offset=offset, limit=7)
                ]
                self.assertEqual(len(seen), 60)
                self.assertEqual(set(seen), set(range(1, 61)))

    def test_sort_by_date_is_newest_first(self) -> None:
        self.fill(*self.many())
        days = [hit.day for hit in self.ask("tin", sort="date", limit=60).hits]
        self.assertEqual(days, sorted(days, reverse=True))

    def test_browsing_without_words(self) -> None:
        self.fill(*self.many())
        answer = self.ask("", filters={"ward": ("2",)}, facets=("year",), limit=5, sort="date")
        self.assertEqual(answer.total, 15)
        self.assertEqual(len(answer.hits), 5)
        self.assertEqual(sum(answer.facets["year"].values()), 15)

    def test_all_words_and_unfinished_words(self) -> None:
        self.fill(Record(1, "Tuyển sinh lớp 1"), Record(2, "Tuyển dụng giáo viên"))
        plan = plan_for(Question("tuyển si", prefix=True, all_words=True), self.engine)
        self.assertEqual([hit.key for hit in self.engine.ask(plan).hits], [1])
        plan = plan_for(Question("tuyển xyz", all_words=True), self.engine)
        self.assertEqual(self.engine.ask(plan).total, 0)

    # Safety

    def test_frequencies(self) -> None:
        self.fill(Record(1, "Tin một"), Record(2, "Tin hai"))
        self.assertEqual(
            self.engine.frequencies({"text_f": ["tin", "mot", "khong"], "text_p": ["tin_mot"]}),
            {"text_f": {"tin": 2, "mot": 1, "khong": 0}, "text_p": {"tin_mot": 1}},
        )

    def test_no_expiry_is_far_away(self) -> None:
        self.fill(Record(1, "Tin", expires=FOREVER))
        self.assertEqual(self.keys("tin", alive_at=int(time.time())), [1])
