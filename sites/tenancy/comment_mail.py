"""Letters about comments go to people who may still see the page.

Wagtail writes to whoever subscribed to a page or ever took part in a thread, and asks for no right.
Services delete subscriptions when somebody leaves; that one took part in a thread stays true.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import wraps
from typing import Any

from wagtail.admin.views.pages import edit

from sites.tenancy.scope import scope_of


def comment_letters_fence() -> None:
    """Narrow the readers of letters about comments; call it in `ready()`."""
    stock = edit.send_notification

    @wraps(stock)
    def send_notification_fenced(
        recipient_users: Iterable[Any], notification: str, extra_context: dict[str, Any]
    ) -> bool:
        path = extra_context["page"].path
        readers = [person for person in recipient_users if scope_of(person).owns_path(path)]
        return bool(stock(readers, notification, extra_context))

    edit.send_notification = send_notification_fenced
