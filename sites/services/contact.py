"""What a school says of how to reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.log_actions import log

from sites.models import School

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.models import User

CONTACT_FIELDS = (
    "address",
    "phone",
    "email",
    "map_url",
    "spokesperson_name",
    "spokesperson_post",
    "spokesperson_phone",
    "spokesperson_email",
)
"""The facts that a school keeps up to date by itself; all others belong to the office."""


@transaction.atomic
def school_contact_update(
    *, school: School, facts: Mapping[str, Any], user: User | None = None
) -> School:
    """Save contact and spokesperson. Raises `ValidationError`; other keys raise `KeyError`."""
    if unknown := set(facts) - set(CONTACT_FIELDS):
        raise KeyError(", ".join(sorted(unknown)))
    changed = [name for name, value in facts.items() if getattr(school, name) != value]
    for name in changed:
        setattr(school, name, facts[name])
    school.clean_fields(exclude=[f.name for f in school._meta.fields if f.name not in changed])
    if changed:
        school.save(update_fields=changed)
        log(instance=school, action="wagtail.edit", user=user, data={"fields": sorted(changed)})
    return school
