"""Take the demo out again: everything that demo people made, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import CharField, Model, QuerySet
from django.db.models.functions import Cast
from wagtail.models import (
    Collection,
    ModelLogEntry,
    Page,
    PageLogEntry,
    ReferenceIndex,
    Revision,
    Site,
)
from wagtail_localize.models import String, StringTranslation, TranslatableObject, TranslationSource

from demo.guard import DEMO_MAIL_DOMAIN
from demo.seeding.people import demo_people
from demo.seeding.questions import questions_clean
from home.models import ContactPage, DocumentsPage, Enquiry, PortalHomePage, StandardPage
from library.models import CustomDocument, CustomImage
from news.models import Broadcast, Feature
from news.urgent import urgent_forget
from sites.caching import school_map_forget
from sites.models import OfficeContact, School
from sites.services.pages import FOUNDING_LANGUAGE


@dataclass(slots=True)
class Cleaned:
    """What was, or would be, removed: {what: how many}."""

    counts: dict[str, int] = field(default_factory=dict)


def demo_schools() -> QuerySet[School]:
    """Schools that the demo opened: their root page belongs to a demo person."""
    return School.objects.filter(root_page__owner__in=demo_people())


def demo_measure() -> Cleaned:
    """Count what `demo_clean` would remove."""
    people = demo_people()
    return Cleaned(
        {
            "schools": demo_schools().count(),
            "pages": Page.objects.filter(owner__in=people).count(),
            "features": Feature.objects.filter(offered_by__in=people).count(),
            "pictures": CustomImage.objects.filter(uploaded_by_user__in=people).count(),
            "documents": CustomDocument.objects.filter(uploaded_by_user__in=people).count(),
            "people": people.count(),
        }
    )


def demo_clean(*, progress: Callable[[int, int], None] | None = None) -> Cleaned:
    """Remove the demo's content, schools and people. Whatever real people made stays.

    A demo school that holds pages of real people is kept with those pages; only its demo pages go.
    """
    measured = demo_measure()
    files = _files()
    with transaction.atomic():
        StringTranslation.objects.filter(last_translated_by__in=demo_people()).delete()
        Enquiry.objects.filter(email__iendswith=f"@{DEMO_MAIL_DOMAIN}").delete()
        questions_clean()
        _features_delete()
        Broadcast.objects.filter(created_by__in=demo_people()).delete()
        schools = list(demo_schools().select_related("site", "collection", "editors", "webmasters"))
        for number, school in enumerate(schools, start=1):
            _school_delete(school)
            if progress is not None:
                progress(number, len(schools))
        _pages_delete()
        _founding_restore()
        _office_contact_delete()
        people = demo_people()
        CustomImage.objects.filter(uploaded_by_user__in=people).delete()
        CustomDocument.objects.filter(uploaded_by_user__in=people).delete()
        _traces_delete()
        people.delete()
    school_map_forget()
    urgent_forget()
    Site.clear_site_root_paths_cache()
    for storage, name in files:
        storage.delete(name)
    return measured


def _files() -> list[tuple[Storage, str]]:
    people = demo_people()
    found: list[tuple[Storage, str]] = []
    for model in (CustomImage, CustomDocument):
        for item in model.objects.filter(uploaded_by_user__in=people).iterator():
            found.append((item.file.storage, item.file.name))
            if isinstance(item, CustomImage):
                found.extend((r.file.storage, r.file.name) for r in item.renditions.all())
    return found


def _features_delete() -> None:
    for feature in Feature.objects.filter(offered_by__in=demo_people()):
        feature.delete()


def _school_delete(school: School) -> None:
    """Delete a school with its trees, host, files and groups, unless real people work in it."""
    roots = list(Page.objects.filter(depth=2, translation_key=school.root_key))
    real = any(
        root.get_descendants().filter(owner__isnull=False).exclude(owner__in=demo_people()).exists()
        for root in roots
    )
    if real:
        return
    school.root_page.owner = None
    site, collection = school.site, school.collection
    groups = [school.editors_id, school.webmasters_id]
    School.objects.filter(pk=school.pk).delete()
    CustomImage.objects.filter(collection=collection).delete()
    CustomDocument.objects.filter(collection=collection).delete()
    site.delete()
    for root in roots:
        root.refresh_from_db()
        _page_delete(root)
    Collection.objects.get(pk=collection.pk).delete()
    Group.objects.filter(pk__in=groups).delete()


def _pages_delete() -> None:
    """Delete demo pages outside demo schools, deepest first; translations go with their source."""
    pages = Page.objects.filter(owner__in=demo_people()).order_by("-depth")
    keys = set(pages.values_list("translation_key", flat=True))
    made = Page.objects.filter(translation_key__in=keys, depth__gt=2).order_by("-depth")
    for page in made:
        if not page.get_descendants().exclude(translation_key__in=keys).exists():
            _page_delete(page)


def _founding_restore() -> None:
    """Empty the portal's founding pages that nobody but demo people ever wrote on.

    Their English versions are wholly the demo's and go.
    """
    touched = Revision.objects.filter(user__in=demo_people()).values("object_id")
    pages = Page.objects.annotate(key=Cast("pk", CharField())).filter(key__in=touched)
    for page in pages.order_by("-depth").specific():
        others = page.revisions.filter(user__isnull=False).exclude(user__in=demo_people())
        if others.exists():
            continue
        if page.locale.language_code != FOUNDING_LANGUAGE:
            if not page.get_children().exists():
                _page_delete(page)
            continue
        _page_empty(page)


def _office_contact_delete() -> None:
    """Forget how to reach the demo's office, unless somebody else wrote on it, too."""
    for contact in OfficeContact.objects.all():
        entries = ModelLogEntry.objects.for_instance(contact)
        if entries.exists() and not entries.exclude(user__in=demo_people()).exists():
            contact.delete()


_WRITTEN: dict[type[Page], tuple[str, ...]] = {
    PortalHomePage: ("introduction", "tasks"),
    ContactPage: ("introduction", "office_hours"),
    DocumentsPage: ("introduction", "listed"),
    StandardPage: ("summary", "body"),
}
"""What the seeding writes on founding pages that were empty."""

_LISTS = frozenset({"tasks", "listed", "body"})


def _page_empty(page: Page) -> None:
    for name in _WRITTEN.get(type(page), ()):
        setattr(page, name, [] if name in _LISTS else "")
    page.live_revision = page.latest_revision = None
    page.has_unpublished_changes = False
    page.save()
    page.revisions.all().delete()
    TranslationSource.objects.filter(object_id=page.translation_key).delete()


def _page_delete(page: Page) -> None:
    keys = list(page.get_descendants(inclusive=True).values_list("translation_key", flat=True))
    TranslationSource.objects.filter(object_id__in=keys).delete()
    TranslatableObject.objects.filter(translation_key__in=keys).delete()
    page.specific.delete()


def _traces_delete() -> None:
    """Drop log entries of demo people and references of what is gone."""
    people = list(demo_people())
    PageLogEntry.objects.filter(user_id__in=[person.pk for person in people]).delete()
    ModelLogEntry.objects.filter(user_id__in=[person.pk for person in people]).delete()
    String.objects.filter(segments__isnull=True, translations__isnull=True).delete()
    for model in (CustomImage, CustomDocument):
        _references_prune(model)


def _references_prune(model: type[Model]) -> None:
    kind = ContentType.objects.get_for_model(model)
    present = {str(pk) for pk in model._default_manager.values_list("pk", flat=True)}
    rows = ReferenceIndex.objects.filter(base_content_type=kind)
    gone = set(rows.values_list("object_id", flat=True).distinct()) - present
    rows.filter(object_id__in=gone).delete()
