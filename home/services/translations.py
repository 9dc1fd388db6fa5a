"""Writes about translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from home.translation_selectors import ADDRESS

if TYPE_CHECKING:
    from accounts.models import User

ROOT_DEPTH = 2


@transaction.atomic
def translation_address_give(*, translation: Translation, page: Page, user: User) -> str:
    """Give a translated page an address after its English title, unless somebody wrote one.

    A page that was public before keeps its address: links to it exist. Returns the address, empty
    when there was nothing to do.
    """
    strings = translation.source.stringsegment_set.annotate_translation(translation.target_locale)
    segment = strings.filter(context__path=ADDRESS).first()
    if segment is None or segment.translation:
        return ""
    title = strings.filter(context__path="title").first()
    address = page.slug
    if page.first_published_at is None and page.depth > ROOT_DEPTH and title and title.translation:
        wanted = slugify(title.translation) or page.slug
        address = find_available_slug(page.get_parent(), wanted, ignore_page_id=page.pk)
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={
            "data": address,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )
    return address
