"""Words that mean the same: edited by the office, with effect on the next question."""

from __future__ import annotations

import unittest
from typing import Any
from unittest import mock

from django.core.cache import cache
from django.urls import reverse

from search.engines import PUBLIC, get_engine
from search.office.checking import meanings_problems, words_problems
from search.office.models import Synonym
from search.office.starter import starter_load, starter_rows
from search.office.words import SYNONYMS, key_of_words
from search.selectors import SearchRequest, search_results
from tests.support.district import DistrictTestCase, client_of
from tests.support.searching import ELASTICSEARCH, SearchTestCase
from tests.support.stories import make_story


def found(text: str) -> list[int]:
    """Return the ids of what a reader on the portal finds."""
    return [hit.page.pk for hit in search_results(SearchRequest(text)).hits]


class SynonymSearchTest(SearchTestCase):
    """What a reader finds."""

    def setUp(self) -> None:
        super().setUp()
        school = self.district.schools[0]
        self.long = make_story(school, "Họp giáo viên chủ nhiệm khối sáu")
        self.short = make_story(school, "Lịch trực của GVCN khối sáu")
        self.other = make_story(school, "Bữa trưa tuần này")
        self.follow()

    def test_an_abbreviation_finds_what_it_stands_for_and_itself_first(self) -> None:
        self.assertEqual(found("gvcn"), [self.short.pk, self.long.pk])
        other_way = found("giao vien chu nhiem")
        self.assertEqual(other_way[0], self.long.pk)
        self.assertIn(self.short.pk, other_way)

    def test_the_words_it_found_are_marked(self) -> None:
        hits = search_results(SearchRequest("gvcn")).hits
        self.assertIn("<mark>giáo viên chủ nhiệm</mark>", hits[1].title)

    def test_titles_know_the_same_words_while_there_is_no_index(self) -> None:
        get_engine(PUBLIC).drop()
        results = search_results(SearchRequest("gvcn"))
        self.assertTrue(results.degraded)
        self.assertEqual([hit.page.pk for hit in results.hits], [self.short.pk, self.long.pk])
        self.assertIn("<mark>giáo viên chủ nhiệm</mark>", results.hits[1].title)
        other_way = found("giao vien chu nhiem")
        self.assertEqual(other_way[:2], [self.long.pk, self.short.pk])
        Synonym.objects.all().delete()
        SYNONYMS.forget()
        self.assertEqual(found("gvcn"), [self.short.pk])

    def test_half_of_what_it_found_is_not_marked(self) -> None:
        make_story(
            self.district.schools[0],
            "Giáo viên và chủ nhiệm là hai việc",
            summary="Viên phấn của giáo viên chủ nhiệm",
        )
        self.follow()
        page = client_of().get("/search/", {"q": "gvcn"}).content.decode()
        self.assertIn("<mark>Giáo viên</mark> và <mark>chủ nhiệm</mark>", page)
        self.assertIn("Viên phấn của <mark>giáo viên chủ nhiệm</mark>", page)

    def test_an_abbreviation_is_no_slip_of_the_finger(self) -> None:
        self.short.delete()
        make_story(self.district.schools[0], "Gvc là chữ lạ")
        self.follow()
        results = search_results(SearchRequest("gvcn"))
        self.assertEqual([hit.page.pk for hit in results.hits], [self.long.pk])
        self.assertEqual(results.corrected, "")

    def test_a_change_by_the_office_counts_with_the_next_question(self) -> None:
        self.assertEqual(found("zzk"), [])
        client = client_of(self.district.moderator)
        data = {"words": "ZZK", "meanings": "bữa trưa\n"}
        client.post(reverse("synonyms:add"), data)
        self.assertEqual(found("zzk"), [self.other.pk])
        entry = Synonym.objects.get(key="zzk")
        client.post(reverse("synonyms:edit", args=[entry.pk]), data | {"meanings": "khối sáu"})
        self.assertEqual(set(found("zzk")), {self.long.pk, self.short.pk})
        client.post(reverse("synonyms:delete", args=[entry.pk]))
        self.assertEqual(found("zzk"), [])

    def test_another_process_knows_at_once_and_asks_the_database_only_then(self) -> None:
        found("zzk")
        with self.assertNumQueries(0):
            SYNONYMS.get()
        with mock.patch.object(SYNONYMS, "forget"):
            Synonym.objects.create(words="ZZK", meanings="bữa trưa", key="zzk")
        self.assertEqual(found("zzk"), [])
        cache.set(SYNONYMS.key, "the version of another process", None)
        self.assertEqual(found("zzk"), [self.other.pk])

    def test_search_goes_on_without_the_table(self) -> None:
        from django.db import OperationalError

        SYNONYMS.forget()
        with (
            mock.patch(
                "search.office.words.Synonym.objects.order_by", side_effect=OperationalError
            ),
            self.assertLogs("search.office.words", "WARNING"),
        ):
            self.assertEqual(found("bua trua")[0], self.other.pk)


@unittest.skipUnless(ELASTICSEARCH, "needs SEARCH_TEST_ELASTICSEARCH")
class ElasticsearchSynonymTest(SynonymSearchTest):
    """The same on the real server."""

    use_elasticsearch = True


class StarterTest(DistrictTestCase):
    """The words that every install begins with."""

    school_count = 1

    def test_many_are_there_and_pass_the_checks_of_the_screen(self) -> None:
        self.assertGreaterEqual(Synonym.objects.count(), 40)
        for entry in Synonym.objects.all():
            problems = [*words_problems(entry), *meanings_problems(entry)]
            self.assertEqual(problems, [], entry.words)
            self.assertEqual(entry.key, key_of_words(entry.words))

    def test_loading_again_changes_nothing_that_the_office_changed(self) -> None:
        entry = Synonym.objects.get(key="gvcn")
        entry.meanings = "giáo viên của lớp"
        entry.save()
        self.assertEqual(starter_load(Synonym), 0)
        self.assertEqual(Synonym.objects.get(key="gvcn").meanings, "giáo viên của lớp")
        self.assertEqual(len({row["key"] for row in starter_rows()}), len(starter_rows()))


class SynonymFormTest(SearchTestCase):
    """What the screen refuses, with a word about what to do; nothing typed is lost."""

    def post(self, words: str, meanings: str, **more: Any) -> str:
        """Send the form as a moderator; return the page that came back."""
        data = {"words": words, "meanings": meanings, **more}
        response = client_of(self.district.moderator).post(reverse("synonyms:add"), data)
        self.assertEqual(response.status_code, 200, "it was saved")
        self.assertFalse(Synonym.objects.filter(words=words, meanings=meanings).exists())
        return response.content.decode()

    def test_empty(self) -> None:
        self.assertIn("không có chữ cái", self.post("!!!", "bữa trưa"))
        self.post("", "bữa trưa")
        self.post("ZZK", " \n ")
        self.assertIn("!?", self.post("ZZK", "bữa trưa\n!?"))

    def test_twice_in_folded_form(self) -> None:
        page = self.post("g\u0323v\u0301cn", "người dạy")
        self.assertIn("đã có mục", page)
        self.assertIn("người dạy", page)
        self.post("Mẫu giáo", "nhà trẻ")
        self.post("ZZK", "bữa trưa\nbua trua")

    def test_a_circle(self) -> None:
        Synonym.objects.create(words="ZZA", meanings="bữa sáng", key="zza")
        Synonym.objects.create(words="bữa sáng", meanings="bữa trưa", key="bua sang")
        self.assertIn("dẫn trở lại", self.post("bữa trưa", "ZZA"))
        self.assertIn("dẫn tới chính nó", self.post("ZZK", "zzk"))

    def test_too_common(self) -> None:
        for number in range(14):
            make_story(self.district.schools[0], f"Trường em số {number}")
        self.follow()
        self.assertIn("quá nhiều trang", self.post("trường", "mái nhà chung"))
        self.assertIn("quá nhiều trang", self.post("ZZK", "truong"))

    def test_too_long(self) -> None:
        self.post("a b c d e f g h i", "bữa trưa")
        self.post("ZZK", "\n".join(f"nghĩa thứ {number}" for number in range(9)))


class SynonymScreenTest(DistrictTestCase):
    """Who may use the screens; the list."""

    school_count = 1

    def test_school_people_can_do_nothing(self) -> None:
        entry = Synonym.objects.get(key="gvcn")
        before = list(Synonym.objects.values_list("key", "meanings"))
        people = self.district.schools[0]
        for person in (people.webmaster, people.editor):
            client = client_of(person)
            for name, args in (("index", []), ("add", []), ("edit", [entry.pk])):
                self.assertNotEqual(
                    client.get(reverse(f"synonyms:{name}", args=args)).status_code, 200
                )
            data = {"words": "ZZK", "meanings": "bữa trưa"}
            client.post(reverse("synonyms:add"), data)
            client.post(reverse("synonyms:edit", args=[entry.pk]), data)
            client.post(reverse("synonyms:delete", args=[entry.pk]))
        self.assertEqual(list(Synonym.objects.values_list("key", "meanings")), before)

    def test_the_office_lists_and_finds_entries_without_marks(self) -> None:
        for person in (self.district.moderator, self.district.administrator):
            client = client_of(person)
            page = client.get(reverse("synonyms:index")).content.decode()
            self.assertIn("GVCN", page)
            page = client.get(reverse("synonyms:index"), {"q": "chu nhiem"}).content.decode()
            self.assertIn("GVCN", page)
            self.assertNotIn("BHYT", page)

    def test_changes_stand_in_the_history(self) -> None:
        client = client_of(self.district.moderator)
        client.post(reverse("synonyms:add"), {"words": "ZZK", "meanings": "bữa trưa"})
        entry = Synonym.objects.get(key="zzk")
        page = client.get(reverse("synonyms:history", args=[entry.pk])).content.decode()
        self.assertIn("Moderator", page)
