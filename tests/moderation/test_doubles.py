"""The desk is warned of the same text from two schools and the same event offered twice."""

from __future__ import annotations

from django.test import SimpleTestCase
from django.urls import reverse

from moderation.fingerprints import bands, overlap, runs
from moderation.services.offers import feature_offer
from tests.support.district import DistrictTestCase, client_of
from tests.support.stories import make_story

TEXT = (
    "Sáng thứ hai, học sinh toàn trường cùng dự lễ phát động phong trào đọc sách. "
    "Mỗi lớp nhận một tủ sách nhỏ do phụ huynh góp tặng, các em tự bầu người giữ sách. "
    "Sau giờ ra chơi, nhiều em xin ở lại đọc nốt trang cuối rồi mới về lớp học."
)
OTHER = (
    "Chiều thứ sáu, đội bóng của nhà trường gặp đội bạn trên sân cỏ mới làm xong. "
    "Trận đấu kết thúc với tỉ số hoà, nhưng điều các em nhớ nhất là cái bắt tay sau trận. "
    "Thầy giáo nói rằng thua hay thắng thì ngày mai vẫn phải tập từ sáng sớm."
)


def body(text: str) -> list[dict[str, str]]:
    """Return a story body of one paragraph."""
    return [{"type": "paragraph", "value": f"<p>{text}</p>"}]


class FingerprintTests(SimpleTestCase):
    """Alike texts share bands, different ones do not."""

    def test_a_few_changed_words_still_share_a_band(self) -> None:
        changed = TEXT.replace("thứ hai", "thứ ba").replace("tủ sách nhỏ", "kệ sách nhỏ")
        self.assertTrue(set(bands(runs(TEXT))) & set(bands(runs(changed))))
        self.assertGreater(overlap(runs(TEXT), runs(changed)), 0.5)

    def test_different_texts_share_none(self) -> None:
        self.assertFalse(set(bands(runs(TEXT))) & set(bands(runs(OTHER))))

    def test_marks_and_case_do_not_matter(self) -> None:
        self.assertEqual(runs(TEXT), runs(TEXT.upper()))

    def test_short_texts_are_like_nothing(self) -> None:
        self.assertEqual(bands(runs("Chúc mừng năm mới")), [])


class DoubleTests(DistrictTestCase):
    """What the moderator sees."""

    def offer(self, number: int, title: str, text: str) -> int:
        """Offer a story of a school; return the feature's id."""
        people = self.district.schools[number]
        story = make_story(people, title, summary="Một tin.", body=body(text))
        return feature_offer(story=story, user=people.webmaster)[0].pk

    def doubles(self, feature_id: int) -> list[tuple[int, bool]]:
        """Return (feature id, is the text the same) of the warnings on the desk."""
        page = client_of(self.district.moderator).get(
            reverse("moderation_desk"), {"item": feature_id}
        )
        return [(d.feature.pk, d.percent >= 50) for d in page.context["doubles"]]

    def test_same_text_from_two_schools(self) -> None:
        first = self.offer(0, "Phong trào đọc sách", TEXT)
        second = self.offer(1, "Mỗi lớp một tủ sách", TEXT.replace("thứ hai", "thứ ba"))
        self.assertEqual(self.doubles(second), [(first, True)])
        self.assertEqual(self.doubles(first), [(second, True)])

    def test_same_event_twice_from_one_school(self) -> None:
        first = self.offer(0, "Hội khoẻ Phù Đổng cấp trường", TEXT)
        second = self.offer(0, "Hội khoẻ Phù Đổng ở cấp trường", OTHER)
        self.assertEqual(self.doubles(second), [(first, False)])

    def test_different_stories_are_left_in_peace(self) -> None:
        self.offer(0, "Phong trào đọc sách", TEXT)
        second = self.offer(1, "Cái bắt tay sau trận", OTHER)
        self.assertEqual(self.doubles(second), [])
