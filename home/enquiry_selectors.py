"""Reads about letters from readers, and who may read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils.translation import override
from wagtail.models import Locale, Site

from accounts.models import User
from accounts.selectors import office_people
from home.models import ContactPage
from home.models.enquiry import Enquiry, EnquiryQuerySet
from sites.models import School
from sites.portal import portal_root
from sites.selectors import school_map
from sites.tenancy.scope import scope_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def contact_page_of(site: Site) -> ContactPage | None:
    """Return the site's public contact page in the active language; None without one."""
    root = site.root_page.localized
    if root.locale_id != Locale.get_active().pk:
        return None
    return ContactPage.objects.child_of(root).visible().first()


def enquiry_of_key(key: str) -> Enquiry | None:
    """Return the letter that came from the same form with the same words; None for a new one."""
    return Enquiry.objects.filter(sent_key=key).first()


def enquiry_sites(user: User | AnonymousUser) -> frozenset[int]:
    """Return the sites whose letters somebody may read and answer.

    Letters hold personal data: a school's are for its webmasters alone, the portal's the office's.
    """
    scope = scope_of(user)
    own = {school.site_id for school in scope.schools if school.is_webmaster}
    if scope.is_office:
        own |= set(Site.objects.filter(school__isnull=True).values_list("pk", flat=True))
    return frozenset(own)


def enquiries_of(user: User | AnonymousUser) -> EnquiryQuerySet:
    """Return the letters that somebody may read, waiting ones first."""
    found = Enquiry.objects.filter(site__in=enquiry_sites(user))
    return found.select_related("site", "finished_by").order_by("-state", "-sent_at", "-pk")


def enquiry_readers(enquiry: Enquiry) -> list[str]:
    """Return the mail addresses of those who answer for the site of a letter."""
    school = School.objects.filter(site=enquiry.site_id).select_related("webmasters").first()
    if school is None:
        people = office_people()
    else:
        people = User.objects.filter(groups=school.webmasters, is_active=True)
    return sorted({person.email for person in people if person.email})


def enquiry_place_name(enquiry: Enquiry) -> str:
    """Return the name of the school or office that a letter went to, in the letter's language."""
    card = next((c for c in school_map().values() if c.site_id == enquiry.site_id), None)
    with override(enquiry.language):
        if card is not None:
            return card.display_name
        root = portal_root()
    return root.title if root is not None else ""


@dataclass(frozen=True, slots=True)
class InboxFacts:
    """How a school keeps up with its letters; figures only, no letter."""

    name: str
    waiting: int
    late: int
    answered: int


def enquiry_overview() -> list[InboxFacts]:
    """Return the figures of every open school that has letters, latest ones first; one query."""
    late = Enquiry.objects.all().late_q()
    rows = Enquiry.objects.values("site").annotate(
        waiting=Count("pk", filter=Q(state="new")),
        late=Count("pk", filter=late),
        answered=Count("pk", filter=Q(state="answered")),
    )
    names = {card.site_id: card.display_name for card in school_map().values() if card.is_open}
    facts = [
        InboxFacts(names[row["site"]], row["waiting"], row["late"], row["answered"])
        for row in rows.order_by()
        if row["site"] in names
    ]
    return sorted(facts, key=lambda fact: (-fact.late, -fact.waiting, fact.name))
