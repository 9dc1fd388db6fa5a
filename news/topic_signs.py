"""The sign that stands for a topic where a story has no picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from news.models import Topic

SIGNS: tuple[tuple[str, str], ...] = (
    ("law", "law"),
    ("policy", "law"),
    ("phap-luat", "law"),
    ("chinh-sach", "law"),
    ("reform", "chart"),
    ("doi-moi", "chart"),
    ("disease", "shield"),
    ("dich", "shield"),
    ("programme", "primary"),
    ("chuong-trinh", "primary"),
    ("gdpt", "primary"),
    ("admission", "pencil"),
    ("exam", "pencil"),
    ("tuyen-sinh", "pencil"),
    ("strategy", "compass"),
    ("chien-luoc", "compass"),
    ("career", "compass"),
    ("huong-nghiep", "compass"),
    ("phan-luong", "compass"),
    ("staff", "person"),
    ("doi-ngu", "person"),
    ("safety", "shield"),
    ("an-toan", "shield"),
    ("moral", "heart"),
    ("dao-duc", "heart"),
    ("example", "star"),
    ("good", "star"),
    ("guong", "star"),
    ("dien-hinh", "star"),
    ("administrative", "document"),
    ("cai-cach", "document"),
    ("emulation", "flag"),
    ("thi-dua", "flag"),
    ("document", "document"),
    ("chi-dao", "document"),
)
"""Parts of a topic's short name and the icon they stand for; the first match wins."""

DEFAULT_SIGN = "leaf"


def topic_sign(topic: Topic | None) -> str:
    """Return the icon's name for a topic (see `core.icons`); a template's "nothing" has none."""
    if topic:
        for part, sign in SIGNS:
            if part in topic.slug:
                return sign
    return DEFAULT_SIGN
