"""The office's notices to schools: write, count, send, confirm, recall; and a school places one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from moderation.approvers import schools_mastered, user_is_desk
from moderation.mail.outbox import mail_later
from moderation.services.errors import ModerationError
from news.models import Broadcast, BroadcastReceipt, BroadcastState
from news.urgent import urgent_forget

if TYPE_CHECKING:
    from datetime import datetime

    from sites.models import School


class BroadcastConflictError(ModerationError):
    """It was sent, recalled or changed meanwhile, or it reaches other schools than was shown."""


def broadcast_token(broadcast: Broadcast, schools: Iterable[School]) -> str:
    """Return a mark of words and schools, so that nobody sends what they did not see."""
    ids = ",".join(str(pk) for pk in sorted(school.pk for school in schools))
    words = f"{broadcast.pk}:{broadcast.updated_at.isoformat()}:{ids}"
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def needs_second_person(count: int) -> bool:
    """Whether so many schools need a second person's confirmation."""
    return count > settings.BROADCAST_CONFIRM_ABOVE


@transaction.atomic
def broadcast_save(*, broadcast: Broadcast, user: Any, data: dict[str, Any]) -> Broadcast:
    """Write a draft from a form's cleaned data.

    Raises `PermissionDenied` and `BroadcastConflictError` (it is no draft any more).
    """
    _check_desk(user)
    if broadcast._state.adding:
        broadcast.created_by = user
    else:
        broadcast = _locked(broadcast.pk, BroadcastState.DRAFT)
    many = {name: data[name] for name in ("wards", "schools")}
    for name, value in data.items():
        if name not in many:
            setattr(broadcast, name, value)
    broadcast.save()
    for name, value in many.items():
        getattr(broadcast, name).set([] if broadcast.to_all else value)
    return broadcast


@transaction.atomic
def broadcast_delete(*, broadcast_id: int, user: Any) -> None:
    """Throw a draft away. Raises `PermissionDenied` and `BroadcastConflictError`."""
    _check_desk(user)
    _locked(broadcast_id, BroadcastState.DRAFT).delete()


@transaction.atomic
def broadcast_send(*, broadcast_id: int, user: Any, token: str) -> Broadcast:
    """Send it to the schools that the person saw listed, or ask a second person to confirm it.

    Raises `PermissionDenied` and `BroadcastConflictError`.
    """
    _check_desk(user)
    broadcast = _locked(broadcast_id, BroadcastState.DRAFT)
    schools = _seen(broadcast, token)
    broadcast.sent_by = user
    if needs_second_person(len(schools)):
        broadcast.state = BroadcastState.WAITING
        broadcast.save()
        log(broadcast, "moderation.broadcast_ask", user=user, data={"count": len(schools)})
        mail_later("broadcast_waiting", broadcast, user)
        return broadcast
    return _go_out(broadcast, schools, user)


@transaction.atomic
def broadcast_confirm(*, broadcast_id: int, user: Any, token: str) -> Broadcast:
    """Send what a colleague asked to have confirmed; nobody confirms their own.

    Raises `PermissionDenied` and `BroadcastConflictError`.
    """
    _check_desk(user)
    broadcast = _locked(broadcast_id, BroadcastState.WAITING)
    if broadcast.sent_by_id == user.pk:
        raise PermissionDenied
    schools = _seen(broadcast, token)
    broadcast.confirmed_by = user
    return _go_out(broadcast, schools, user)


@transaction.atomic
def broadcast_take_back(*, broadcast_id: int, user: Any) -> Broadcast:
    """Make a draft again of what waits for confirmation. Raises as `broadcast_send` does."""
    _check_desk(user)
    broadcast = _locked(broadcast_id, BroadcastState.WAITING)
    broadcast.state, broadcast.sent_by = BroadcastState.DRAFT, None
    broadcast.save()
    log(broadcast, "moderation.broadcast_take_back", user=user)
    return broadcast


@transaction.atomic
def broadcast_recall(*, broadcast_id: int, user: Any) -> Broadcast:
    """Take it off every site with the commit; recalling twice is harmless.

    Raises `PermissionDenied` and `BroadcastConflictError`.
    """
    _check_desk(user)
    broadcast = Broadcast.objects.select_for_update(of=("self",)).get(pk=broadcast_id)
    if broadcast.state == BroadcastState.RECALLED:
        return broadcast
    if broadcast.state != BroadcastState.SENT:
        raise _conflict(broadcast)
    broadcast.state = BroadcastState.RECALLED
    broadcast.recalled_by, broadcast.recalled_at = user, timezone.now()
    broadcast.save()
    log(broadcast, "moderation.broadcast_recall", user=user)
    transaction.on_commit(urgent_forget, robust=True)
    return broadcast


@transaction.atomic
def receipt_place(*, receipt_id: int, user: Any, placed: bool) -> BroadcastReceipt:
    """Put an ordinary notice of the office onto the school's site, or take it off.

    Urgent ones stand there by themselves and cannot be removed. Raises `PermissionDenied` and
    `BroadcastConflictError` (recalled or expired meanwhile).
    """
    receipt = (
        BroadcastReceipt.objects.select_for_update(of=("self",))
        .select_related("broadcast")
        .get(pk=receipt_id)
    )
    if not (user.is_superuser or receipt.school_id in schools_mastered(user)):
        raise PermissionDenied
    if not receipt.broadcast.is_current:
        raise _conflict(receipt.broadcast)
    if receipt.broadcast.urgent:
        raise PermissionDenied
    if placed == (receipt.placed_at is not None):
        return receipt
    receipt.placed_at = timezone.now() if placed else None
    receipt.placed_by = user if placed else None
    receipt.save()
    data = {"school": str(receipt.school), "placed": placed}
    log(receipt.broadcast, "moderation.broadcast_place", user=user, data=data)
    return receipt


def _go_out(broadcast: Broadcast, schools: list[School], user: Any) -> Broadcast:
    broadcast.state, broadcast.sent_at = BroadcastState.SENT, timezone.now()
    broadcast.save()
    BroadcastReceipt.objects.bulk_create(
        BroadcastReceipt(broadcast=broadcast, school=school) for school in schools
    )
    log(broadcast, "moderation.broadcast_send", user=user, data={"count": len(schools)})
    mail_later("broadcast_sent", broadcast, user)
    transaction.on_commit(urgent_forget, robust=True)
    return broadcast


def _check_desk(user: Any) -> None:
    if not user_is_desk(user):
        raise PermissionDenied


def _locked(broadcast_id: int, state: BroadcastState) -> Broadcast:
    """Return the locked row if it still is in the state that the person saw."""
    broadcast = Broadcast.objects.select_for_update(of=("self",)).get(pk=broadcast_id)
    if broadcast.state != state:
        raise _conflict(broadcast)
    return broadcast


def _seen(broadcast: Broadcast, token: str) -> list[School]:
    if broadcast.has_expired:
        raise BroadcastConflictError(
            _("Its time is over already. Choose a later end before you send it.")
        )
    schools = list(broadcast.audience())
    if not schools and not broadcast.on_portal:
        raise BroadcastConflictError(_("It reaches no school. Choose whom it is for."))
    if token != broadcast_token(broadcast, schools):
        raise BroadcastConflictError(
            _("Words or schools have changed since you looked. Check the list again, then send.")
        )
    return schools


def _conflict(broadcast: Broadcast) -> BroadcastConflictError:
    """Say who did what, and when."""
    who: Any = broadcast.sent_by
    when: datetime | None = broadcast.sent_at or broadcast.updated_at
    if broadcast.state == BroadcastState.RECALLED:
        who, when = broadcast.recalled_by, broadcast.recalled_at
    elif broadcast.confirmed_by is not None:
        who = broadcast.confirmed_by
    facts = {
        "who": (who.get_full_name() or who.get_username()) if who else _("Somebody"),
        "when": date_format(timezone.localtime(when), "H:i d/m/Y") if when else "",
        "what": _("its time is over") if broadcast.is_past else broadcast.get_state_display(),
    }
    return BroadcastConflictError(
        _("%(who)s was first, at %(when)s: %(what)s. Nothing was changed.") % facts
    )
