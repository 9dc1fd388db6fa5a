"""The office's notices to schools: an urgent banner everywhere, and one that schools may place."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from demo.seeding.people import OfficePeople, demo_people
from demo.texts.portal import URGENT
from moderation.services.broadcasts import (
    broadcast_confirm,
    broadcast_save,
    broadcast_send,
    broadcast_token,
    receipt_place,
)
from news.models import Broadcast, BroadcastState

PLACED_BY = 3
"""One school in so many has placed the ordinary notice."""

_WORDS: tuple[dict[str, Any], ...] = (
    {
        "urgent": False,
        "title": "Tiêm chủng bổ sung cho học sinh lớp 1 và lớp 6",
        "text": "Trạm y tế phường tiêm tại trường. Gia đình cho con mang theo sổ tiêm chủng và "
        "báo trước với cô giáo nếu con đang ốm.",
        "days": 30,
    },
    {
        "urgent": True,
        "title": URGENT,
        "text": "Các trường nhắn tin tới gia đình trước 6 giờ sáng và vẫn đón học sinh đã đến.",
        "title_en": "No classes when very heavy rain is forecast",
        "text_en": "Schools text families before 6 am and look after children who have arrived.",
        "days": 3,
    },
)


@transaction.atomic
def broadcasts_fill(office: OfficePeople) -> int:
    """Send them, confirmed by a second person; nothing if the demo has any. Return how many."""
    if Broadcast.objects.filter(created_by__in=demo_people()).exists():
        return 0
    for words in _WORDS:
        day = timezone.localdate() + timedelta(days=words["days"])
        data: dict[str, Any] = {
            "title_en": "",
            "text_en": "",
            "link": "",
            "on_portal": True,
            "to_all": True,
            "levels": [],
            "wards": [],
            "schools": [],
            **{name: value for name, value in words.items() if name != "days"},
            "expires_at": timezone.make_aware(datetime.combine(day, time(21))),
        }
        sender = office.moderators[0]
        draft = Broadcast(expires_at=data["expires_at"])
        broadcast = broadcast_save(broadcast=draft, user=sender, data=data)
        token = broadcast_token(broadcast, broadcast.audience())
        broadcast = broadcast_send(broadcast_id=broadcast.pk, user=sender, token=token)
        if broadcast.state == BroadcastState.WAITING:
            token = broadcast_token(broadcast, broadcast.audience())
            second = office.administrator
            broadcast = broadcast_confirm(broadcast_id=broadcast.pk, user=second, token=token)
        if not broadcast.urgent:
            _place(broadcast)
    return len(_WORDS)


def _place(broadcast: Broadcast) -> None:
    for receipt in broadcast.receipts.select_related("school").order_by("school__code")[
        ::PLACED_BY
    ]:
        webmaster = demo_people().filter(groups=receipt.school.webmasters_id).first()
        if webmaster is not None:
            receipt_place(receipt_id=receipt.pk, user=webmaster, placed=True)
