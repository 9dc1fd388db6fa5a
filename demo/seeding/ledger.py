"""Which schools were filled, and with how many stories: kept in the audit log.

Counting stories would not do. Whoever tries the demo deletes and writes stories, and the next
`make run` must neither bring back the one nor be confused by the other.
"""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from accounts.models import User
from demo.guard import DEMO_MAIL_DOMAIN
from sites.models import School

SEEDED = "demo.seed"


def ledger_read() -> dict[str, int]:
    """Return {school code: stories that it was given}; two queries."""
    kind = ContentType.objects.get_for_model(School)
    entries = ModelLogEntry.objects.filter(
        action=SEEDED, content_type=kind, user__email__iendswith=f"@{DEMO_MAIL_DOMAIN}"
    )
    given: dict[str, int] = {}
    for school_id, data in entries.values_list("object_id", "data"):
        given[school_id] = max(given.get(school_id, 0), int(data.get("stories", 0)))
    codes = School.objects.filter(pk__in=given).values_list("pk", "code")
    return {code: given[str(pk)] for pk, code in codes}


def ledger_write(school: School, *, stories: int, user: User) -> None:
    """Note that a school has been given so many stories."""
    log(instance=school, action=SEEDED, user=user, data={"stories": stories})
