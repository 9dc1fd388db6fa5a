"""Facts of a school that change without changing its names in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.log_actions import log

from sites.models import School, Ward
from sites.services.naming import school_rename

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
    "spokesperson_post_en",
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


@transaction.atomic
def school_edit(
    *,
    school: School,
    name: str,
    name_en: str,
    ward: Ward,
    contact: Mapping[str, Any],
    user: User | None = None,
) -> School:
    """Save what the office may change of a school; only what differs is written and logged.

    Raises `ValidationError` by field; then nothing is changed.
    """
    if (school.name, school.name_en) != (name, name_en):
        school_rename(school=school, name=name, name_en=name_en, user=user)
    if school.ward_id != ward.pk:
        school.ward = ward
        school.save(update_fields=["ward"])
        log(instance=school, action="wagtail.edit", user=user, data={"fields": ["ward"]})
    return school_contact_update(school=school, facts=contact, user=user)
