"""Albums of schools and of the office."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from demo.texts.voice import SchoolFacts

SAMPLE_FILM = "https://www.youtube.com/watch?v=aqz-KE-bpKQ"
"""Big Buck Bunny, an open film of the Blender Foundation: free to show, and plainly a sample."""


@dataclass(frozen=True, slots=True)
class AlbumDraft:
    """An album before it becomes a page."""

    title: str
    summary: str
    day: date
    scenes: tuple[str, ...]
    film: str = ""


_SCHOOL_ALBUMS = (
    (
        "Góc sân, góc lớp của chúng mình",
        "Những góc quen trong trường qua nét vẽ: sân chơi, lớp học, bữa ăn, vườn cây.",
        9,
    ),
    (
        "Nhìn lại học kỳ qua tranh",
        "Ngày hội, giờ học ngoài trời và những buổi chiều câu lạc bộ.",
        40,
    ),
)


def school_albums(
    school: SchoolFacts, rng: random.Random, today: date, scenes: list[str]
) -> list[AlbumDraft]:
    """Return two albums of the pictures that a school has; the older one holds a sample film."""
    half = (len(scenes) + 1) // 2
    parts = (tuple(scenes[:half]), tuple(scenes[half:]))
    drafts = []
    for (title, summary, days), part in zip(_SCHOOL_ALBUMS, parts, strict=True):
        if part:
            day = today - timedelta(days=days + rng.randrange(6))
            film = "Phim mẫu: Big Buck Bunny" if days == 40 else ""
            drafts.append(AlbumDraft(title, summary, day, part, film))
    return drafts


def office_album(today: date, scenes: list[str]) -> AlbumDraft:
    """Return the office's own album."""
    return AlbumDraft(
        "Một năm học ở quận nhà",
        "Tranh vẽ về mùa phượng, sân trường và bàn học; nội dung trình diễn.",
        today - timedelta(days=12),
        tuple(scenes),
        "Phim mẫu: Big Buck Bunny",
    )
