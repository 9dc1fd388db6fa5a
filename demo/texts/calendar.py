"""Events of schools and of the district, and letters that readers might write."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from demo.texts.stories import Part, paragraph
from demo.texts.voice import SchoolFacts


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event before it becomes a page."""

    title: str
    summary: str
    starts_at: datetime
    ends_at: datetime | None
    all_day: bool
    place: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A reader's letter; ``answer`` is empty while nobody has answered."""

    topic: str
    name: str
    text: str
    hours_ago: int
    answer: str


# Levels, title, summary, place, days from today, hour, length in minutes (0: all day).
_SCHOOL_EVENTS: tuple[tuple[str, str, str, str, int, int, int], ...] = (
    (
        "kps",
        "Họp cha mẹ học sinh",
        "Giáo viên chủ nhiệm trao đổi riêng với từng gia đình, mỗi lượt mười phút.",
        "Phòng học các lớp",
        5,
        8,
        150,
    ),
    (
        "kps",
        "Ngày hội đọc sách",
        "Mỗi em mang một cuốn đã đọc để đổi lấy một cuốn chưa đọc.",
        "Sân trường",
        9,
        8,
        180,
    ),
    (
        "kp",
        "Ngày cha mẹ xuống bếp",
        "Gia đình cùng các cô nuôi đi chợ, nấu và ăn thử bữa trưa.",
        "Bếp ăn nhà trường",
        12,
        6,
        300,
    ),
    (
        "ps",
        "Thi đấu thể thao giữa các lớp",
        "Vòng loại kéo co, chạy tiếp sức và đá cầu; cổ động viên được tính điểm.",
        "Sân thể chất",
        15,
        14,
        150,
    ),
    (
        "s",
        "Ngày hội hướng nghiệp khối 9",
        "Mười hai nghề, mười hai bàn thử việc và phòng tư vấn dành cho cha mẹ.",
        "Nhà đa năng",
        18,
        8,
        210,
    ),
    (
        "k",
        "Bé làm quen lớp lớn",
        "Các bé mẫu giáo lớn sang thăm một lớp 1 ở trường tiểu học gần bên.",
        "Trường tiểu học trong phường",
        20,
        9,
        90,
    ),
    ("kps", "Nghỉ Tết Dương lịch", "Toàn trường nghỉ, bảo vệ trực cả ngày.", "", 38, 0, 0),
    (
        "kps",
        "Sơ kết học kỳ I",
        "Buổi sơ kết ngắn, phần lớn thời gian dành cho việc tốt các lớp tự kể.",
        "Sân trường",
        52,
        8,
        90,
    ),
    (
        "kps",
        "Diễn tập thoát nạn",
        "Toàn trường diễn tập cùng cảnh sát phòng cháy.",
        "Toàn trường",
        -14,
        9,
        60,
    ),
)

_OFFICE_EVENTS: tuple[tuple[str, str, str, int, int, int], ...] = (
    (
        "Hội thi giáo viên dạy giỏi: vòng thực hành",
        "Tiết dạy mở cho đồng nghiệp mọi trường đăng ký dự.",
        "Các trường trong danh sách",
        3,
        7,
        600,
    ),
    (
        "Tập huấn viết tin cho quản trị trang trường",
        "Hai buổi, mang theo máy tính hoặc điện thoại và một bài viết dở.",
        "Hội trường phòng giáo dục",
        8,
        8,
        180,
    ),
    (
        "Tiếp công dân định kỳ",
        "Lãnh đạo phòng tiếp và trả lời trực tiếp.",
        "Phòng tiếp dân tầng một",
        10,
        8,
        210,
    ),
    (
        "Hội khỏe Phù Đổng cấp quận",
        "Tám môn, ba cấp học; các trường xem lịch từng môn trong tệp kèm thông báo.",
        "Trung tâm thể dục thể thao",
        22,
        7,
        600,
    ),
    ("Nghỉ Tết Dương lịch", "Học sinh và giáo viên cả ba cấp nghỉ.", "", 38, 0, 0),
    (
        "Hội thảo dạy học cùng trí tuệ nhân tạo",
        "Kinh nghiệm thật của các lớp, quy tắc bảo vệ dữ liệu trẻ em.",
        "Trực tuyến",
        30,
        14,
        150,
    ),
)

_LETTERS: tuple[LetterDraft, ...] = (
    LetterDraft(
        "admission",
        "Phụ huynh Demo 1",
        "Gia đình tôi mới chuyển về phường, cháu sang năm vào lớp 1. Tôi cần cập nhật nơi ở "
        "ở đâu trước khi đăng ký?",
        5,
        "",
    ),
    LetterDraft(
        "care",
        "Phụ huynh Demo 2",
        "Cháu dị ứng tôm. Xin hỏi nhà trường chuẩn bị suất riêng thế nào và tôi cần nộp giấy gì?",
        30,
        "Gia đình gửi giúp nhà trường chỉ định của bác sĩ hoặc tờ khai dị ứng theo mẫu ở mục "
        "Văn bản. Bếp nấu suất riêng và dán nhãn tên của con.",
    ),
    LetterDraft(
        "safety",
        "Phụ huynh Demo 3",
        "Buổi chiều nhiều ô tô dừng ngay vạch sang đường trước cổng, rất nguy hiểm. Mong nhà "
        "trường và công an phường nhắc nhở.",
        70,
        "",
    ),
    LetterDraft(
        "praise",
        "Phụ huynh Demo 4",
        "Cảm ơn cô văn thư đã hướng dẫn mẹ tôi làm hồ sơ trực tuyến rất kiên nhẫn.",
        100,
        "Cảm ơn gia đình. Chúng tôi đã chuyển lời tới cô và sẽ kể lại trong buổi họp tháng.",
    ),
    LetterDraft(
        "teaching",
        "Phụ huynh Demo 5",
        "Bài tập về nhà cuối tuần của khối 3 hơi nhiều, cháu làm đến 21 giờ. Nhà trường xem "
        "lại giúp.",
        150,
        "",
    ),
)


def school_events(school: SchoolFacts, rng: random.Random, today: date) -> list[EventDraft]:
    """Three or four events of a school; one may be over."""
    fitting = [row[1:] for row in _SCHOOL_EVENTS if school.letter in row[0]]
    chosen = rng.sample(fitting, min(len(fitting), rng.randint(3, 4)))
    return [_event(row, rng, today, shift=rng.randint(-1, 2)) for row in chosen]


def office_events(rng: random.Random, today: date) -> list[EventDraft]:
    """The district's events."""
    return [_event(row, rng, today) for row in _OFFICE_EVENTS]


def letters() -> tuple[LetterDraft, ...]:
    """Letters of readers, plainly invented."""
    return _LETTERS


def _event(
    row: tuple[str, str, str, int, int, int], rng: random.Random, today: date, *, shift: int = 0
) -> EventDraft:
    title, summary, place, ahead, hour, minutes = row
    all_day = minutes == 0
    day = (
        date(today.year + 1, 1, 1) if "Tết Dương lịch" in title else _workday(today, ahead + shift)
    )
    start = timezone.make_aware(datetime.combine(day, time(hour, 30 if hour in {7, 14} else 0)))
    return EventDraft(
        title=title,
        summary=summary,
        starts_at=start,
        ends_at=None if all_day else start + timedelta(minutes=minutes),
        all_day=all_day,
        place=place,
        parts=(("paragraph", paragraph(summary, rng)),),
    )


def _workday(today: date, ahead: int) -> date:
    day = today + timedelta(days=ahead)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day
