"""Vietnamese text: many ways of typing become one token, and hostile input costs nothing."""

from __future__ import annotations

import random
import time
import unicodedata
from unittest import TestCase

from core.text import (
    canonical,
    canonical_word,
    canonical_words,
    clean,
    document_numbers,
    fold,
    folded_word,
    folded_words,
    is_syllable,
    lower,
    number_guesses,
    pairs,
    tokens,
    without_controls,
    word_places,
)


class SpellingTest(TestCase):
    """Two spellings, one token."""

    def test_old_and_new_tone_places_and_i_y(self) -> None:
        for left, right in (
            ("hoà", "hòa"),
            ("khoẻ", "khỏe"),
            ("thuý", "thúy"),
            ("uỷ", "ủy"),
            ("loà", "lòa"),
            ("mỹ", "mĩ"),
            ("kỹ", "kĩ"),
            ("lý", "lí"),
            ("quý", "quí"),
            ("quỳ", "quì"),
        ):
            with self.subTest(left):
                self.assertEqual(canonical(left), canonical(right))

    def test_what_differs_stays_apart(self) -> None:
        for left, right in (
            ("má", "mạ"),
            ("tay", "tai"),
            ("quynh", "quinh"),
            ("hay", "hai"),
            ("thúy", "thúi"),
        ):
            with self.subTest(left):
                self.assertNotEqual(canonical(left), canonical(right))

    def test_words_of_other_languages_stay(self) -> None:
        for word in ("school", "covid", "wagtail", "élève", "straße", "4a", "2018"):
            with self.subTest(word):
                self.assertEqual(canonical(word), word)

    def test_every_tone_place_of_a_syllable_is_one(self) -> None:
        for word in ("hoàn", "giường", "khuỷu", "quyền", "nghiêng", "tuyển", "giếng", "oái"):
            base = unicodedata.normalize("NFD", word)
            self.assertEqual(canonical(word), word, base)

    def test_composed_and_decomposed_are_one(self) -> None:
        text = "Phòng Giáo dục và Đào tạo"
        self.assertEqual(canonical_words(unicodedata.normalize("NFD", text)), canonical_words(text))

    def test_invisible_characters_and_lookalikes_vanish(self) -> None:
        self.assertEqual(canonical_words("giáo\u00ad d\u200bục"), ["giáo", "dục"])
        self.assertEqual(canonical_words("Ðào ðức \u0189ình"), ["đào", "đức", "đình"])
        self.assertEqual(clean("ﬁle\u200b"), "file")

    def test_folding_takes_every_mark_and_the_stroke(self) -> None:
        self.assertEqual(
            fold("Trường Đặng Thị Quỳnh ở Hữu Nghị"), "Truong Dang Thi Quynh o Huu Nghi"
        )

    def test_syllables_and_slips(self) -> None:
        for (
            word
        ) in "nguyễn nghiêng khuya quyển giặt gì gìn oai ươm ý yêu xoong quốc hoach lop".split():
            with self.subTest(word):
                self.assertTrue(is_syllable(word))
        for word in (
            "nahiện nưước cauẩn chhuẩn thdng girang kjp schoool ngê ghà cê áà đườờng xyz 12".split()
        ):
            with self.subTest(word):
                self.assertFalse(is_syllable(word))


class TokensTest(TestCase):
    """Texts become rows of tokens."""

    def test_forms(self) -> None:
        made = tokens("Học sinh lớp 4A, trường TH-THCS “Mỹ Đình”.")
        self.assertEqual(made.canonical, "học sinh lớp 4a trường th thcs mĩ đình")
        self.assertEqual(made.folded, "hoc sinh lop 4a truong th thcs mi dinh")
        self.assertTrue(made.pairs.startswith("hoc_sinh sinh_lop lop_4a"))

    def test_one_word_has_no_pair(self) -> None:
        self.assertEqual(tokens("học").pairs, "")
        self.assertEqual(pairs([]), "")

    def test_pairs_go_over_signs_and_within_pieces(self) -> None:
        self.assertEqual(tokens("- TH–THCS / Hoa .").pairs, "th_thcs thcs_hoa")
        self.assertEqual(tokens("… — !").pairs, "")
        texts = ("PGD&ĐT 21/2018/QĐ-UBND, lớp 4A", "một", "một - ", "中文 trường", "a-b-c d-e")
        for text in texts:
            with self.subTest(text):
                self.assertEqual(tokens(text).pairs, pairs(folded_words(text)))

    def test_an_ampersand_joins_and_parts(self) -> None:
        self.assertEqual(folded_words("PGD&ĐT"), ["pgd", "dt", "pgddt"])

    def test_ideographs_are_words(self) -> None:
        self.assertEqual(folded_words("学校 abc"), ["学", "校", "abc"])

    def test_words_are_known_by_their_places_in_the_original(self) -> None:
        text = "Thầy  giáo\u00ad Hoà!"
        found = [text[start:end] for start, end in word_places(text)]
        self.assertEqual(found, ["Thầy", "giáo\u00ad", "Hoà"])
        self.assertEqual([canonical_word(word) for word in found], ["thầy", "giáo", "hòa"])
        self.assertEqual([folded_word(word) for word in found], ["thay", "giao", "hoa"])


class DocumentNumberTest(TestCase):
    """Numbers of official documents."""

    def test_numbers_in_a_text(self) -> None:
        text = (
            "Căn cứ Quyết định số 21/2018/QĐ-UBND ngày 05/9/2018, Kế hoạch 68/KH-BGDĐT, 05/TB-THCS,"
            " 1916/KH-SGD&ĐT; tỉ lệ 3/4, ngày 29/6/2022, điểm 8/10."
        )
        self.assertEqual(
            document_numbers(text),
            ["21_2018_qd_ubnd", "68_kh_bgddt", "5_tb_thcs", "1916_kh_sgddt"],
        )

    def test_guesses_of_what_was_typed(self) -> None:
        self.assertIn("1234_kh_pgddt", number_guesses("1234 kh pgddt".split()))
        self.assertIn("21_2018", number_guesses("quyet dinh 21 2018".split()))
        self.assertIn("5_tb", number_guesses(["05", "tb"]))
        self.assertEqual(number_guesses(["tuyen", "sinh"]), [])


class HostileTest(TestCase):
    """No input breaks the normaliser or makes it slow."""

    def test_a_text_without_controls_is_else_the_same(self) -> None:
        """Words that a vertical tab parted stay parted; nothing is composed or folded."""
        self.assertEqual(without_controls("một\x0bhai\x02\ud800\uffff\x7f\x9d"), "một hai")
        self.assertEqual(without_controls("một\x85hai"), "một hai")
        for text in ("½ ﬁ\u200bé 😀", "e\u0301", "a\tb\r\nc"):
            self.assertEqual(without_controls(text), text)

    def test_hostile_input_is_bounded(self) -> None:
        pieces = (
            "x",
            "a" + "\u0301" * 40,
            "\u0301\u0323",
            "\0",
            "😀",
            "\u202e",
            "1/",
            "1/2018/",
            "a&",
            "字",
            "\ud800",
            "é",
            "µ¶",
            "[((",
            "\\",
            "%",
            "*",
            "ế\u0301",
            "الع",
            "ﷺ",
            "İ",
            "ß",
        )
        for piece in pieces:
            text = (piece * 10_000)[:10_000]
            started = time.thread_time()
            tokens(text)
            document_numbers(text)
            number_guesses(folded_words(text))
            [folded_word(text[start:end]) for start, end in word_places(text)]
            with self.subTest(repr(piece)):
                self.assertLess(time.thread_time() - started, 2.0)

    def test_random_characters_never_raise_and_are_stable(self) -> None:
        source = random.Random(7)
        for _ in range(300):
            text = "".join(chr(source.randrange(1, 0x3000)) for _ in range(60))
            made = tokens(text)
            self.assertEqual(len(made.canonical.split()), len(made.folded.split()))
            self.assertEqual(lower(clean(made.folded)).split(), made.folded.split())
            self.assertEqual(made.pairs, pairs(made.folded.split()))

    def test_long_words_are_cut(self) -> None:
        self.assertTrue(all(len(word) <= 40 for word in folded_words("a" * 5_000)))
