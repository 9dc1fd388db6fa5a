"""Who may call the screens of `home`; see `sites.tenancy.access`."""

from __future__ import annotations

from sites.tenancy.access import Access, Kind, register_admin_names, scoped


def admin_names_register() -> None:
    """Letters and translations: the own site's; the overview of letters is the office's."""
    register_admin_names(
        {
            "enquiries": Access.SCOPED,
            "enquiry": scoped(site_id=Kind.SITE),
            "week_menu_copy": scoped(page_id=Kind.PAGE),
            "enquiries_overview": Access.OFFICE,
            "translations_behind": Access.SCOPED,
        }
    )
