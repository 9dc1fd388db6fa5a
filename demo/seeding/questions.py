"""What readers of the demo searched, and what the office did about it."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.db import transaction
from wagtail.models import Page, Site

from core.text import folded_words
from demo.seeding.people import OfficePeople
from search.models import Promotion, QuestionCount
from search.office.services import promotion_save
from sites.models import School

DAYS = 40
FOUND = (
    "tuyển sinh lớp 1",
    "lịch nghỉ hè",
    "thời khóa biểu",
    "thực đơn tuần này",
    "tuyển sinh lớp 6",
    "học phí",
    "gvcn",
    "hồ sơ nhập học",
    "bán trú",
    "liên hệ",
)
IN_VAIN = (
    "xe buýt trường học",
    "học bạ số",
    "vnedu",
    "giấy giới thiệu chuyển trường",
    "lịch thi học kì",
)
PROMOTED = (
    (
        "tuyển sinh\ntuyển sinh lớp 1\ntuyển sinh lớp 6",
        ("Tuyển sinh đầu cấp", "Tuyển sinh, thi cử"),
    ),
    ("liên hệ phòng giáo dục\nsố điện thoại phòng", ("Liên hệ",)),
)
"""Questions and the titles of the portal's pages that are recommended for them."""


@transaction.atomic
def questions_fill(portal: Site, office: OfficePeople, *, seed: int, today: date) -> int:
    """Write counts and recommendations, once; return how many questions were counted."""
    if QuestionCount.objects.exists():
        return 0
    source = random.Random(f"questions-{seed}")  # nosec B311  # invented, nothing secret
    sites = [0, *School.objects.order_by("code").values_list("pk", flat=True)]
    rows = []
    for number in sites:
        for text, in_vain in [*((t, False) for t in FOUND), *((t, True) for t in IN_VAIN)]:
            days = source.sample(range(DAYS), source.randint(2, 4 if number else 30))
            rows += [
                _row(text, number, today - timedelta(days=day), source, in_vain) for day in days
            ]
    QuestionCount.objects.bulk_create(rows)
    _promote(portal, office)
    return sum(row.asked for row in rows)


def _row(text: str, school: int, day: date, source: random.Random, in_vain: bool) -> QuestionCount:
    asked = source.randint(1, 6)
    return QuestionCount(
        day=day,
        school=school,
        language="vi",
        key=" ".join(folded_words(text)),
        text=text,
        asked=asked,
        empty=asked if in_vain else 0,
    )


def _promote(portal: Site, office: OfficePeople) -> None:
    """Recommend pages of the portal for what is asked most."""
    if Promotion.objects.exists():
        return
    children = Page.objects.child_of(portal.root_page).live()
    for phrases, titles in PROMOTED:
        pages = [page for title in titles if (page := children.filter(title=title).first())]
        if pages:
            promotion = Promotion(phrases=phrases)
            promotion_save(promotion=promotion, pages=pages, user=office.moderators[0])


def questions_clean() -> None:
    """Delete the counts of the demo's questions and what is recommended for them."""
    QuestionCount.objects.filter(text__in=FOUND + IN_VAIN).delete()
    Promotion.objects.filter(phrases__in=[phrases for phrases, _titles in PROMOTED]).delete()
