"""Every action of the page about roles, done by hand: posted to its real address."""
# ruff: noqa: D103 - the names of the deeds say what they do

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from accounts.models import User
from accounts.roles import Role
from home.models import StandardPage
from library.models import CustomDocument, CustomImage
from news.models import FeatureState, StoryIndexPage, StoryPage, Topic
from search.office.models import PromotedPage, Promotion, Synonym
from sites.models import OfficeContact, School, SiteSettings
from sites.services.people import person_deactivate
from tests.fence.world import Holding
from tests.library import files
from tests.support.district import client_of, make_person
from tests.support.pictures import make_image

NEW = "Tên mới"


@dataclass(slots=True)
class Ground:
    """What the deeds are done to: a furnished school or portal, and what only deeds need."""

    holding: Holding
    fresh: StoryPage
    """A story that was never published and is not in review."""
    lone: StoryPage
    """A live story that nobody has translated."""
    family: Page
    """A live page with another below it."""
    section: Page
    """A section of the portal, for accepting into."""


@dataclass(slots=True)
class Doer:
    """Somebody who does deeds; `status` is the answer to the last one."""

    person: User
    status: int = 0

    def post(self, to: str, *ids: Any, query: str = "", **form: Any) -> None:
        """Post a form to an address."""
        url = reverse(to, args=ids) + query
        self.status = client_of(self.person).post(url, form).status_code


Deed = Callable[[Doer, Ground], bool]
"""Tries something and returns whether it has happened."""


@dataclass(frozen=True, slots=True)
class Try:
    """A deed, and whether a stranger's thing stands in its address (and not only in its form)."""

    deed: Deed
    by_address: bool = True


DEEDS: dict[str, list[Try]] = {}
"""Label of an action -> all that it consists of."""


def proves(label: str, *, by_address: bool = True) -> Callable[[Deed], Deed]:
    """Register a deed as part of an action."""

    def register(deed: Deed) -> Deed:
        DEEDS.setdefault(label, []).append(Try(deed, by_address))
        return deed

    return register


def fresh(thing: Model) -> Any:
    """Return the row as it is in the database now."""
    return type(thing)._default_manager.get(pk=thing.pk)


def story_form(page: StoryPage | None = None, **more: Any) -> dict[str, Any]:
    """Return the form of a story."""
    return nested_form_data(
        {
            "title": NEW,
            "slug": page.slug if page else "ten-moi",
            "summary": "Tóm tắt",
            "date": "2026-11-20",
            "topic": Topic.objects.order_by("path").first().pk,
            "body": streamfield([("heading", "Đầu đề")]),
            "comments": inline_formset([]),
            **more,
        }
    )


PAGES = "wagtailadmin_pages"


@proves("write drafts")
def write(doer: Doer, ground: Ground) -> bool:
    index = ground.holding.people.page(StoryIndexPage)
    doer.post(f"{PAGES}:add", "news", "storypage", index.pk, **story_form())
    return StoryPage.objects.child_of(index).filter(title=NEW).exists()


@proves("edit pages and submit them")
def submit(doer: Doer, ground: Ground) -> bool:
    page = ground.fresh
    doer.post(f"{PAGES}:edit", page.pk, **story_form(page, **{"action-submit": "1"}))
    now = fresh(page)
    return now.draft_title == NEW and now.current_workflow_state is not None


PUBLISH = "publish, unpublish, schedule, restrict"


def publish_as_it_is(doer: Doer, page: Page) -> None:
    """Put live what a colleague wrote, without an edit of one's own."""
    query = f"?id={page.pk}"
    doer.post("wagtail_bulk_action", "wagtailcore", "page", "publish", query=query)


@proves(PUBLISH, by_address=False)
def publish(doer: Doer, ground: Ground) -> bool:
    publish_as_it_is(doer, ground.fresh)
    return fresh(ground.fresh).live


@proves(PUBLISH)
def unpublish(doer: Doer, ground: Ground) -> bool:
    doer.post(f"{PAGES}:unpublish", ground.lone.pk)
    return not fresh(ground.lone).live


@proves(PUBLISH, by_address=False)
def schedule(doer: Doer, ground: Ground) -> bool:
    page = fresh(ground.fresh)
    page.go_live_at = timezone.now() + timedelta(days=9)
    page.save_revision(user=page.owner)
    publish_as_it_is(doer, page)
    return fresh(page).scheduled_revision is not None


@proves(PUBLISH)
def restrict(doer: Doer, ground: Ground) -> bool:
    groups = ground.holding.people.school.editors_id
    form = {"restriction_type": "groups", "groups": groups}
    doer.post(f"{PAGES}:set_privacy", ground.lone.pk, **form)
    return ground.lone.view_restrictions.exists()


@proves("lock pages, lift locks")
def lock(doer: Doer, ground: Ground) -> bool:
    doer.post(f"{PAGES}:lock", ground.fresh.pk)
    return fresh(ground.fresh).locked


@proves("lock pages, lift locks")
def unlock(doer: Doer, ground: Ground) -> bool:
    doer.post(f"{PAGES}:unlock", ground.family.pk)
    return not fresh(ground.family).locked


@proves("delete pages together with those below them")
def delete_family(doer: Doer, ground: Ground) -> bool:
    StandardPage.objects.filter(pk=ground.family.pk).update(locked=False)
    doer.post(f"{PAGES}:delete", ground.family.pk)
    return not Page.objects.filter(pk=ground.family.pk).exists()


@proves("delete pages together with those below them")
def delete_family_in_bulk(doer: Doer, ground: Ground) -> bool:
    StandardPage.objects.filter(pk=ground.family.pk).update(locked=False)
    query = f"?id={ground.family.pk}"
    doer.post("wagtail_bulk_action", "wagtailcore", "page", "delete", query=query)
    return not Page.objects.filter(pk=ground.family.pk).exists()


@proves("add and edit pictures", by_address=False)
def add_picture(doer: Doer, ground: Ground) -> bool:
    collection = ground.holding.people.school.collection_id
    upload = SimpleUploadedFile("a.png", files.picture("PNG"))
    doer.post("wagtailimages:add", title=NEW, file=upload, collection=collection)
    return CustomImage.objects.filter(title=NEW, collection=collection).exists()


@proves("add and edit pictures")
def edit_picture(doer: Doer, ground: Ground) -> bool:
    image = ground.holding.image
    form = {"title": NEW, "collection": image.collection_id, "tags": "a"}
    doer.post("wagtailimages:edit", image.pk, **form)
    return fresh(image).title == NEW


def delete_file(doer: Doer, thing: CustomImage | CustomDocument) -> bool:
    """Delete a picture or document."""
    app = "wagtailimages" if isinstance(thing, CustomImage) else "wagtaildocs"
    doer.post(f"{app}:delete", thing.pk)
    return not type(thing).objects.filter(pk=thing.pk).exists()


@proves("delete unused pictures that one has added")
def delete_own_picture(doer: Doer, ground: Ground) -> bool:
    collection = ground.holding.people.school.collection_id
    mine = {"collection_id": collection, "uploaded_by_user": doer.person}
    return delete_file(doer, make_image("Ảnh chụp nhầm", **mine))


@proves("delete other pictures")
def delete_picture(doer: Doer, ground: Ground) -> bool:
    return delete_file(doer, ground.holding.image)


@proves("delete other pictures")
def delete_used_picture(doer: Doer, ground: Ground) -> bool:
    """One's own, but it stands on a live page."""
    image = ground.holding.image
    CustomImage.objects.filter(pk=image.pk).update(uploaded_by_user=doer.person)
    return delete_file(doer, image)


@proves("delete other pictures", by_address=False)
def delete_pictures_in_bulk(doer: Doer, ground: Ground) -> bool:
    """One's own, ticked in the list, and it stands on a live page."""
    image = ground.holding.image
    CustomImage.objects.filter(pk=image.pk).update(uploaded_by_user=doer.person)
    query = f"?id={image.pk}"
    doer.post("wagtail_bulk_action", "library", "customimage", "delete", query=query)
    return not CustomImage.objects.filter(pk=image.pk).exists()


@proves("delete unused documents that one has added")
def delete_own_document(doer: Doer, ground: Ground) -> bool:
    collection = ground.holding.people.school.collection_id
    mine = {"collection_id": collection, "uploaded_by_user": doer.person}
    document = CustomDocument(title="Tệp nhầm", **mine)
    document.file.save("nham.txt", ContentFile(b"nham"))
    return delete_file(doer, document)


@proves("delete other documents")
def delete_document(doer: Doer, ground: Ground) -> bool:
    return delete_file(doer, ground.holding.document)


@proves("add and edit documents", by_address=False)
def add_document(doer: Doer, ground: Ground) -> bool:
    collection = ground.holding.people.school.collection_id
    upload = SimpleUploadedFile("a.txt", b"noi dung")
    doer.post("wagtaildocs:add", title=NEW, file=upload, collection=collection)
    return CustomDocument.objects.filter(title=NEW, collection=collection).exists()


@proves("add and edit documents")
def edit_document(doer: Doer, ground: Ground) -> bool:
    document = ground.holding.document
    form = {"title": NEW, "collection": document.collection_id, "tags": "a"}
    doer.post("wagtaildocs:edit", document.pk, **form)
    return fresh(document).title == NEW


@proves("submit pages for translation")
def translate(doer: Doer, ground: Ground) -> bool:
    english = Locale.objects.get(language_code="en")
    form = {"locales": english.pk}
    doer.post("wagtail_localize:submit_page_translation", ground.lone.pk, **form)
    return ground.lone.has_translation(english)


@proves("change the look of the site")
def change_look(doer: Doer, ground: Ground) -> bool:
    site = ground.holding.people.school.site
    form = {"palette": "sky", "tagline": NEW, "logo": "", "banner": ""}
    doer.post("wagtailsettings:edit", "school_sites", "sitesettings", site.pk, **form)
    return SiteSettings.objects.get(site=site).tagline == NEW


@proves("keep redirects")
def edit_redirect(doer: Doer, ground: Ground) -> bool:
    found = ground.holding.redirect
    form = {"old_path": "/moi", "site": found.site_id, "redirect_link": "https://vi-du.test/"}
    doer.post("wagtailredirects:edit", found.pk, is_permanent="on", **form)
    return fresh(found).old_path == "/moi"


@proves("decide about offers")
def accept(doer: Doer, ground: Ground) -> bool:
    feature = ground.holding.feature
    form = {"action": "accept", "section": ground.section.pk, "update_policy": "follow"}
    doer.post("moderation_desk_decide", feature.pk, **form)
    return fresh(feature).state == FeatureState.ACCEPTED


@proves("say how readers reach the office")
def edit_office_contact(doer: Doer, ground: Ground) -> bool:
    doer.post("own_office", address=NEW)
    return OfficeContact.objects.filter(address=NEW).exists()


@proves("edit topics")
def edit_topic(doer: Doer, ground: Ground) -> bool:
    topic = Topic.objects.order_by("path").first()
    kept = ("name_en", "short_name", "short_name_en", "order", "slug")
    form = {name: getattr(topic, name) for name in kept} | {"name": NEW, "parent": ""}
    doer.post("topics:edit", topic.pk, **form)
    return Topic.objects.filter(pk=topic.pk, name=NEW).exists()


@proves("open, rename and close schools")
def close_school(doer: Doer, ground: Ground) -> bool:
    pk = ground.holding.people.school.pk
    doer.post("schools:close", pk)
    return not School.objects.get(pk=pk).is_open


SEARCH = "edit what the office adds to search"


@proves(SEARCH)
def add_synonym(doer: Doer, ground: Ground) -> bool:
    doer.post("synonyms:add", words="zzk", meanings=NEW)
    return Synonym.objects.filter(key="zzk").exists()


@proves(SEARCH)
def edit_synonym(doer: Doer, ground: Ground) -> bool:
    entry = Synonym.objects.create(words="zzk", meanings="bữa trưa", key="zzk")
    doer.post("synonyms:edit", entry.pk, words="zzk", meanings=NEW)
    return fresh(entry).meanings == NEW


@proves(SEARCH)
def recommend(doer: Doer, ground: Ground) -> bool:
    """A public page of the place, as the first answer to a question."""
    doer.post("promotions:add", phrases="nghỉ hè", address_1=ground.lone.full_url)
    return PromotedPage.objects.filter(page=ground.lone).exists()


@proves(SEARCH)
def stop_recommending(doer: Doer, ground: Ground) -> bool:
    entry = Promotion.objects.create(phrases="nghỉ hè")
    PromotedPage.objects.create(promotion=entry, page=ground.lone)
    doer.post("promotions:delete", entry.pk)
    return not Promotion.objects.filter(pk=entry.pk).exists()


PEOPLE = "look after people's accounts"


def school_of(ground: Ground) -> School | None:
    """Return whose people are meant; None for the office's."""
    school = ground.holding.people.school
    return school if isinstance(school, School) else None


@proves(PEOPLE, by_address=False)
def invite(doer: Doer, ground: Ground) -> bool:
    school = school_of(ground)
    role = Role.SCHOOL_EDITOR if school else Role.OFFICE_MODERATOR
    form = {"school": school.pk if school else "", "role": role.value}
    doer.post("people:add", email="moi@example.test", name=NEW, **form)
    return ground.holding.people.school.editors.user_set.filter(email="moi@example.test").exists()


@proves(PEOPLE)
def appoint(doer: Doer, ground: Ground) -> bool:
    """Another name and the higher role, for the editor or moderator of the place."""
    school, person = school_of(ground), ground.holding.people.editor
    role = Role.SCHOOL_WEBMASTER if school else Role.OFFICE_ADMINISTRATOR
    form = {f"role_{school.pk if school else 0}": role.value, "email": person.email}
    doer.post("people:edit", person.pk, name=f"Lê {NEW}", **form)
    risen = ground.holding.people.school.webmasters.user_set.filter(pk=person.pk).exists()
    return risen and NEW in fresh(person).get_full_name()


@proves(PEOPLE)
def deactivate(doer: Doer, ground: Ground) -> bool:
    person = ground.holding.people.editor
    doer.post("people:deactivate", person.pk)
    return not fresh(person).is_active


@proves(PEOPLE)
def reactivate(doer: Doer, ground: Ground) -> bool:
    """Somebody whom the place's own webmaster has deactivated."""
    gone = make_person("gone", ground.holding.people.school.editors)
    person_deactivate(person=gone, by=ground.holding.people.webmaster)
    doer.post("people:reactivate", gone.pk)
    return bool(fresh(gone).is_active)
