"""Facts of a school, and of the office, that change without changing names in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.log_actions import log

from sites.models import OfficeContact, School, Ward
from sites.services.naming import school_rename

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagtail.models import Site

    from accounts.models import User
    from sites.models.contact_facts import ContactFacts

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

OFFICE_CONTACT_FIELDS = ("address_en", *CONTACT_FIELDS)
"""The facts of the office's own record."""


@transaction.atomic
def school_contact_update(
    *, school: School, facts: Mapping[str, Any], user: User | None = None
) -> School:
    """Save contact and spokesperson. Raises `ValidationError`; other keys raise `KeyError`."""
    _facts_save(school, facts, CONTACT_FIELDS, user)
    return school


@transaction.atomic
def office_contact_update(
    *, site: Site, facts: Mapping[str, Any], user: User | None = None
) -> OfficeContact:
    """Save how to reach the office, whose portal `site` is. Raises as `school_contact_update`.

    Whoever is second of two who save for the first time at once finds the other's record.
    """
    contact, _new = OfficeContact.objects.get_or_create(site=site)
    _facts_save(contact, facts, OFFICE_CONTACT_FIELDS, user)
    return contact


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


def _facts_save(
    record: ContactFacts, facts: Mapping[str, Any], known: tuple[str, ...], user: User | None
) -> None:
    """Write and log what differs."""
    if unknown := set(facts) - set(known):
        raise KeyError(", ".join(sorted(unknown)))
    changed = [name for name, value in facts.items() if getattr(record, name) != value]
    for name in changed:
        setattr(record, name, facts[name])
    record.clean_fields(exclude=[f.name for f in record._meta.fields if f.name not in changed])
    if changed:
        record.save(update_fields=changed)
        log(instance=record, action="wagtail.edit", user=user, data={"fields": sorted(changed)})
