"""Who may call the admin addresses of moderation (the fence asks)."""

from __future__ import annotations

from sites.tenancy.access import Access, Kind, register_admin_names, scoped


def admin_names_register() -> None:
    """Classify them: the school's half by its pages, the desk for the office."""
    own_page = scoped(page_id=Kind.PAGE)
    register_admin_names(
        {
            "moderation_board": Access.SCOPED,
            "moderation_review": own_page,
            "moderation_offer": own_page,
            "moderation_withdraw": own_page,
            "moderation_desk": Access.OFFICE,
            "moderation_desk_decide": Access.OFFICE,
        }
    )
