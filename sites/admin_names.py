"""Who may call the school screens; see `sites.tenancy.access`."""

from __future__ import annotations

from sites.screens.people.viewset import PEOPLE_NAMES
from sites.screens.viewsets import SCHOOL_NAMES
from sites.tenancy.access import Access, Kind, register_admin_names, scoped


def admin_names_register() -> None:
    """Open the office's screens to the office, and a school's own screens to its people."""
    register_admin_names(
        {
            **dict.fromkeys(SCHOOL_NAMES, Access.OFFICE),
            "refusals": Access.OFFICE,
            "refusals_results": Access.OFFICE,
            "document_read_again": scoped(document_id=Kind.DOCUMENT),
            "own_office": Access.OFFICE,
            "own_school": Access.SCOPED,
            "own_school_edit": scoped(school_id=Kind.SCHOOL),
            **PEOPLE_NAMES,
        }
    )
