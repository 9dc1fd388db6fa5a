"""Writes about schools and their sites."""

from __future__ import annotations

from sites.services.contact import office_contact_update, school_contact_update, school_edit
from sites.services.naming import school_change_host, school_rename
from sites.services.opening import school_open
from sites.services.portal import portal_open
from sites.services.rights import roles_sync, school_rights_align
from sites.services.status import school_close, school_reopen
from sites.services.wards import ward_ensure

__all__ = [
    "office_contact_update",
    "portal_open",
    "roles_sync",
    "school_change_host",
    "school_close",
    "school_contact_update",
    "school_edit",
    "school_open",
    "school_rename",
    "school_reopen",
    "school_rights_align",
    "ward_ensure",
]
