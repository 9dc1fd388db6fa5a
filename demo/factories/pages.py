"""Pages: built from drafts, brought live or into moderation by Wagtail's own actions."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from wagtail.log_actions import log
from wagtail.models import Page

from accounts.models import User
from core.text import fold
from demo.pictures.catalogue import SCENES
from demo.texts.calendar import EventDraft
from demo.texts.pages import NoticeDraft
from demo.texts.stories import Part, StoryDraft
from home.models import EventPage
from library.models import CustomDocument, CustomImage
from news.models import NoticePage, StoryPage, Topic

_SLUG_LENGTH = 80
_BLOCK_SPACE = uuid.UUID("6f1c2f0e-5a55-4f5b-9a3e-7d9f5b6c0001")


def slug_of(title: str) -> str:
    """A readable address for a Vietnamese title, cut at a word."""
    slug = slugify(fold(title))
    if len(slug) <= _SLUG_LENGTH:
        return slug
    return slug[:_SLUG_LENGTH].rsplit("-", 1)[0]


def stream(
    parts: Iterable[Part],
    images: Mapping[str, CustomImage],
    *,
    seed: str,
    documents: Iterable[CustomDocument] = (),
) -> list[dict[str, Any]]:
    """Turn parts into the raw form of a StreamField; pictures that are not there are left out."""
    raw: list[dict[str, Any]] = []
    for number, (kind, part) in enumerate(parts):
        value = part
        if kind == "picture":
            image = images.get(part["scene"])
            if image is None:
                continue
            scene = SCENES[part["scene"]]
            shown = {"image": image.pk, "decorative": False, "alt_text": scene.alt}
            value = {"image": shown, "caption": f"Minh họa: {scene.title}"}
        raw.append({"type": kind, "value": value, "id": _block_id(seed, number)})
    for number, document in enumerate(documents, start=len(raw) + 50):
        value = {"document": document.pk, "title": ""}
        raw.append({"type": "document", "value": value, "id": _block_id(seed, number)})
    return raw


def _block_id(seed: str, number: int) -> str:
    return str(uuid.uuid5(_BLOCK_SPACE, f"{seed}:{number}"))


def story_build(
    draft: StoryDraft,
    *,
    images: Mapping[str, CustomImage],
    topic: Topic | None,
    owner: User | None = None,
    documents: Iterable[CustomDocument] = (),
) -> StoryPage:
    """Build an unsaved story page."""
    cover = images.get(draft.scene)
    page = StoryPage(
        title=draft.title,
        slug=slug_of(draft.title),
        summary=draft.summary,
        cover=cover,
        cover_alt=SCENES[draft.scene].alt if cover else "",
        date=draft.day,
        topic=topic,
        body=stream(draft.parts, images, seed=draft.title, documents=documents),
        author_credit=draft.credit,
        owner=owner,
    )
    page.tags.add(*draft.tags)
    return page


def notice_build(draft: NoticeDraft, *, owner: User | None = None) -> NoticePage:
    """Build an unsaved notice page."""
    return NoticePage(
        title=draft.title,
        slug=slug_of(draft.title),
        summary=draft.summary,
        date=draft.day,
        valid_until=draft.valid_until,
        urgent=draft.urgent,
        body=stream(draft.parts, {}, seed=draft.title),
        owner=owner,
    )


def event_build(draft: EventDraft, *, owner: User | None = None) -> EventPage:
    """Build an unsaved event page."""
    return EventPage(
        title=draft.title,
        slug=slug_of(f"{draft.title} {draft.starts_at:%d-%m}"),
        summary=draft.summary,
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        all_day=draft.all_day,
        place=draft.place,
        body=stream(draft.parts, {}, seed=draft.title),
        owner=owner,
    )


def page_draft(parent: Page, page: Page, *, user: User | None) -> Page:
    """Add a page that only editors see."""
    page.live = False
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    return page


def page_live(
    parent: Page,
    page: Page,
    *,
    user: User | None,
    publisher: User | None = None,
    day: date | None = None,
) -> Page:
    """Add a page and publish it; ``day`` is when readers first saw it."""
    if day is not None:
        page.first_published_at = timezone.make_aware(datetime.combine(day, time(7, 45)))
    page_draft(parent, page, user=user)
    page.latest_revision.publish(user=publisher or user, skip_permission_checks=True)
    return page


def page_born_live(parent: Page, page: Page, *, user: User | None) -> Page:
    """Add a page that is live from its first version, as founding pages are.

    Half the cost of `page_live`; for pages whose way to the public is of no interest.
    """
    page.live = True
    page.has_unpublished_changes = False
    page.locale = parent.locale
    page.first_published_at = page.last_published_at = timezone.now()
    parent.add_child(instance=page)
    revision = page.save_revision(user=user, log_action=True, changed=False, clean=False)
    type(page).objects.filter(pk=page.pk).update(live_revision=revision)
    log(instance=page, action="wagtail.publish", user=user, revision=revision)
    return page


def page_rewritten(page: Page, *, user: User | None) -> Page:
    """Save a changed live page as a new published version."""
    page.save()
    revision = page.save_revision(user=user, log_action=True, changed=False, clean=False)
    type(page).objects.filter(pk=page.pk).update(
        live_revision=revision, has_unpublished_changes=False
    )
    return page


def page_submit(page: Page, *, user: User | None) -> Page:
    """Send a draft into the school's approval."""
    page.get_workflow().start(page, user)
    return page


def page_approve(page: Page, *, user: User) -> Page:
    """Approve a submitted page, which publishes it."""
    _decide(page, user, "approve", "")
    page.refresh_from_db()
    return page


def page_return(page: Page, *, user: User, comment: str) -> Page:
    """Return a submitted page to its writer."""
    _decide(page, user, "reject", comment)
    return page


def _decide(page: Page, user: User, action: str, comment: str) -> None:
    state = page.current_workflow_task_state
    state.task.specific.on_action(state, user, action, comment=comment)


def page_edited(page: Page, *, user: User | None) -> Page:
    """Publish a changed page through a new revision, as the editor's button does."""
    page.save_revision(user=user, log_action=True, clean=False).publish(
        user=user, skip_permission_checks=True
    )
    return page
