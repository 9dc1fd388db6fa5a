"""Schools and what belongs to a site."""

from __future__ import annotations

from sites.models.former_host import FormerHost
from sites.models.invitation import Invitation
from sites.models.office_contact import OfficeContact
from sites.models.school import Level, School, SchoolStatus
from sites.models.site_settings import Palette, SiteSettings
from sites.models.ward import Ward

__all__ = [
    "FormerHost",
    "Invitation",
    "Level",
    "OfficeContact",
    "Palette",
    "School",
    "SchoolStatus",
    "SiteSettings",
    "Ward",
]
