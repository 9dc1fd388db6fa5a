"""How to reach the office: read for its pages and for search."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from sites.models import OfficeContact


def office_contact() -> OfficeContact | None:
    """Return the office's record; None before the office has said anything."""
    return OfficeContact.objects.filter(site__school__isnull=True).first()


def office_contact_lines() -> Iterator[str]:
    """Yield what the office's contact page tells, in the active language, for search."""
    contact = office_contact()
    if contact is None:
        return
    labelled = (
        (_("Address"), (contact.display_address,)),
        (_("Telephone"), (contact.phone,)),
        (_("E-mail"), (contact.email,)),
        (
            _("Spokesperson for the press"),
            (
                contact.spokesperson_name,
                contact.display_spokesperson_post,
                contact.spokesperson_phone,
                contact.spokesperson_email,
            ),
        ),
    )
    for label, facts in labelled:
        if said := ", ".join(fact for fact in facts if fact):
            yield f"{label}: {said}"
