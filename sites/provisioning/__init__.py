"""What a new site starts with; higher layers register it, `sites.services` builds it."""

from __future__ import annotations

from sites.provisioning.registry import (
    DefaultPage,
    Founding,
    portal_page_register,
    portal_root_register,
    portal_step_register,
    school_page_register,
    school_root_register,
)

__all__ = [
    "DefaultPage",
    "Founding",
    "portal_page_register",
    "portal_root_register",
    "portal_step_register",
    "school_page_register",
    "school_root_register",
]
