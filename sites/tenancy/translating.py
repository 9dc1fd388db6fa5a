"""What wagtail-localize does to pages, kept from surprising their readers and translators.

It writes translated texts into the page's own row, also where it was asked for a draft: of a page
that is live already, readers would see them at once, whoever wrote them and however little of it is
translated (1.14.5). Here submitting puts nothing live; a page that is new or not live gets a draft
as before. It takes the password off a translated page whose original has none. And it stumbles over
what was chosen for a translation and has been deleted since.
"""

from __future__ import annotations

import json
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import OverridableSegmentValue
from wagtail_localize.segments.ingest import ingest_segments


def live_target(translation: Translation) -> Page | None:
    """Return the live page that a translation belongs to, if there is one."""
    if not issubclass(translation.source.specific_content_type.model_class() or Page, Page):
        return None
    rows = Page.objects.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale_id
    )
    found = rows.filter(live=True).specific().first()
    return found if isinstance(found, Page) else None


@transaction.atomic
def _leave_live(translation: Translation, page: Page, user: Any) -> None:
    """Make the live page ready to be translated; what readers see of it stays.

    A restriction of the original is copied: where that is private, this becomes private, too.
    What was translated is kept string by string and goes live with "Publish" in the form, which
    asks for the right and for four eyes.
    """
    if page.alias_of_id:
        ConvertAliasPageAction(page, user=user).execute(skip_permission_checks=True)
    translation.source.update_target_view_restrictions(translation.target_locale)


def live_pages_keep() -> None:
    """Replace `Translation.save_target`: no view, setting or hook stands before it."""
    stock = Translation.save_target

    @wraps(stock)
    def save_target(self: Translation, user: Any = None, publish: bool = True) -> Any:
        page = None if publish else live_target(self)
        if page is None:
            return stock(self, user=user, publish=publish)
        return _leave_live(self, page, user)

    Translation.save_target = save_target


def restrictions_keep() -> None:
    """Replace `TranslationSource.sync_view_restrictions`: it takes none off a translation.

    Who may read a page is said in its window "Privacy". An original without a restriction says
    nothing about its translation; submitting, synchronising and publishing all come by here.
    """
    stock = TranslationSource.sync_view_restrictions

    @wraps(stock)
    def sync_view_restrictions(self: TranslationSource, original: Any, translated: Any) -> None:
        if not isinstance(original, Page) or original.view_restrictions.exists():
            stock(self, original, translated)

    TranslationSource.sync_view_restrictions = sync_view_restrictions


def choices_mend(translation: Translation) -> int:
    """Drop what was chosen for a translation and has been deleted since; return how many.

    The original's picture, document or page stands there again. With such a choice left over the
    package can neither show nor publish the translation.
    """
    source, locale = translation.source, translation.target_locale
    chosen = OverridableSegment.objects.filter(source=source).annotate_override_json(locale)
    dropped = 0
    for segment in chosen.filter(override_json__isnull=False).select_related("context"):
        if not isinstance(segment.data, int):  # an address: it names nothing
            continue
        value = OverridableSegmentValue(segment.context.path, json.loads(segment.override_json))
        original, target = source.as_instance(), source.get_translated_instance(locale)
        try:
            ingest_segments(original, target, source.locale, locale, [value])
        except ObjectDoesNotExist:
            SegmentOverride.objects.filter(context=segment.context, locale=locale).delete()
            dropped += 1
    return dropped
