"""Text from old encodings is repaired; text that only looks odd is left alone."""

from __future__ import annotations

from unittest import TestCase

from core.text import folded_words, repair
from core.text.legacy import _TCVN3, _VNI

SENTENCE = "Giáo dục và đào tạo quận, những người tốt việc tốt được phụ huynh ủng hộ, kỳ nghỉ hè"
_TO_TCVN3 = {letter: chr(code) for code, letter in _TCVN3.items()}
_TO_VNI = {letter: code for code, letter in _VNI.items()}


class RepairTest(TestCase):
    """Each legacy encoding, by writing our sentence in it and reading it back."""

    def test_tcvn3(self) -> None:
        self.assertEqual(repair("".join(_TO_TCVN3.get(char, char) for char in SENTENCE)), SENTENCE)
        self.assertEqual(repair("Gi¸o dôc vµ §µo t¹o"), "Giáo dục và Đào tạo")

    def test_vni(self) -> None:
        self.assertEqual(repair("".join(_TO_VNI.get(char, char) for char in SENTENCE)), SENTENCE)
        self.assertEqual(repair("Giaùo duïc vaø Ñaøo taïo"), "Giáo dục và Đào tạo")

    def test_utf8_read_as_windows_once_and_twice(self) -> None:
        once = SENTENCE.encode().decode("latin-1")
        self.assertEqual(repair(once), SENTENCE)
        self.assertEqual(repair(once.encode().decode("latin-1")), SENTENCE)

    def test_repaired_text_is_what_gets_indexed(self) -> None:
        self.assertEqual(folded_words("Gi¸o dôc"), ["giao", "duc"])

    def test_good_text_stays(self) -> None:
        for text in (
            SENTENCE,
            "Café à la crème brûlée, où est né l'élève?",
            "Über Straße schön Größe",
            "naïve Ðại học Ðà Nẵng",
            "¸",
            "25 °C ± 2 µm «trích dẫn» © 2024 ®",
            "plain ascii",
            "",
        ):
            with self.subTest(text):
                self.assertEqual(repair(text), text)
