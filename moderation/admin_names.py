"""Who may call the admin addresses of moderation (the fence asks)."""

from __future__ import annotations

from sites.tenancy.access import Access, Kind, Rule, register_admin_names, scoped


def admin_names_register() -> None:
    """Classify them: the school's half by its pages, the desk for the office."""
    own_page = scoped(page_id=Kind.PAGE)
    office_page = Rule(Access.OFFICE, {"page_id": Kind.PAGE})
    register_admin_names(
        {
            "moderation_board": Access.SCOPED,
            "moderation_review": own_page,
            "moderation_offer": own_page,
            "moderation_withdraw": own_page,
            "moderation_desk": Access.OFFICE,
            "moderation_desk_decide": Access.OFFICE,
            "moderation_desk_bulk": Access.OFFICE,
            "moderation_figures": Access.OFFICE,
            "moderation_sections": Access.OFFICE,
            "moderation_section": office_page,
            "moderation_section_preview": office_page,
            "moderation_offsite_new": office_page,
            "moderation_offsite": office_page,
            "moderation_take_over": own_page,
            "moderation_broadcasts": Access.OFFICE,
            "moderation_broadcast_new": Access.OFFICE,
            "moderation_broadcast": Access.OFFICE,
            "moderation_broadcast_edit": Access.OFFICE,
            "moderation_receipt": Access.SCOPED,
        }
    )
