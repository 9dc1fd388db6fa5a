"""Home pages and the pages every school starts with."""

from __future__ import annotations

from home.models.album import AlbumIndexPage, AlbumPage, AlbumPicture, AlbumVideo
from home.models.contact import ContactPage
from home.models.directory import SchoolDirectoryPage
from home.models.documents import DocumentsPage
from home.models.enquiry import Enquiry, EnquiryState, EnquiryTopic
from home.models.event import EventIndexPage, EventPage
from home.models.links import LinkedSite, LinksPage, LinkTopic
from home.models.organisation import OrganisationPage, OrganisationUnit
from home.models.portal import PortalHomePage, PortalTask
from home.models.school import SchoolHomePage
from home.models.staff import StaffMember, StaffPage
from home.models.standard import StandardPage
from home.models.week_menu import WeekMenuPage

__all__ = [
    "AlbumIndexPage",
    "AlbumPage",
    "AlbumPicture",
    "AlbumVideo",
    "ContactPage",
    "DocumentsPage",
    "Enquiry",
    "EnquiryState",
    "EnquiryTopic",
    "EventIndexPage",
    "EventPage",
    "LinkTopic",
    "LinkedSite",
    "LinksPage",
    "OrganisationPage",
    "OrganisationUnit",
    "PortalHomePage",
    "PortalTask",
    "SchoolDirectoryPage",
    "SchoolHomePage",
    "StaffMember",
    "StaffPage",
    "StandardPage",
    "WeekMenuPage",
]
