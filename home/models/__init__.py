"""Home pages and the pages every school starts with."""

from __future__ import annotations

from home.models.contact import ContactPage
from home.models.directory import SchoolDirectoryPage
from home.models.documents import DocumentsPage
from home.models.enquiry import Enquiry, EnquiryState, EnquiryTopic
from home.models.event import EventIndexPage, EventPage
from home.models.portal import PortalHomePage, PortalTask
from home.models.school import SchoolHomePage
from home.models.staff import StaffMember, StaffPage
from home.models.standard import StandardPage
from home.models.week_menu import WeekMenuPage

__all__ = [
    "ContactPage",
    "DocumentsPage",
    "Enquiry",
    "EnquiryState",
    "EnquiryTopic",
    "EventIndexPage",
    "EventPage",
    "PortalHomePage",
    "PortalTask",
    "SchoolDirectoryPage",
    "SchoolHomePage",
    "StaffMember",
    "StaffPage",
    "StandardPage",
    "WeekMenuPage",
]
