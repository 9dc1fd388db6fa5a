"""Writing down who was turned away, and why."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.login.addresses import client_address
from accounts.login.models import Refusal, RefusalKind

logger = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=180)
"""How long a refusal is kept; `manage.py prune_refusals` drops older ones."""

_RECORDED = "_refusal_recorded"


def account_key(name: str, browser: str = "") -> str:
    """Return the keyed hash that stands for a typed user name, whatever its letter case.

    With the mark of a known browser it stands for the account in that browser.
    """
    name = name.strip().casefold()
    if not name:
        return ""
    return salted_hmac("accounts.login", f"{name}\n{browser}" if browser else name).hexdigest()[:32]


def refusal_record(
    request: HttpRequest,
    kind: RefusalKind,
    what: str = "",
    *,
    account: str = "",
    browser: str = "",
) -> None:
    """Write down that a request was refused; once a request.

    `what` names the admin address or file concerned, `account` the user name that was typed,
    `browser` the mark of the known browser in which it was typed.
    """
    if getattr(request, _RECORDED, False):
        return
    refusal = refusal_of(request, kind, what, account=account, browser=browser)
    refusal.save(force_insert=True)
    refusal_note(request, refusal)


def refusal_note(request: HttpRequest, refusal: Refusal) -> None:
    """Tell the log of a refusal that is in the database, and that its request has one."""
    setattr(request, _RECORDED, True)
    logger.warning("Refused (%s): %s %s", refusal.kind, refusal.method, refusal.path)


def refusal_of(
    request: HttpRequest,
    kind: RefusalKind,
    what: str = "",
    *,
    account: str = "",
    browser: str = "",
) -> Refusal:
    """Return the row that says that a request was refused, unsaved."""
    user = getattr(request, "user", None)
    return Refusal(
        kind=kind,
        user=user if user is not None and user.is_authenticated else None,
        account_key=account_key(account, browser),
        address=client_address(request),
        method=(request.method or "")[:7],
        path=request.path[:300],
        what=what[:160],
    )


def refusals_prune() -> int:
    """Drop refusals that are older than `KEPT_FOR`; return how many."""
    dropped, _by_model = Refusal.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
    return dropped
