"""Submitting a page for translation puts nothing live.

wagtail-localize writes the translated texts into the page's own row, also where it was asked for a
draft: of a page that is live already, readers would see them at once, whoever wrote them and
however little of it is translated (1.14.5). A page that is new or not live gets a draft as before.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.db import transaction
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page
from wagtail_localize.models import Translation


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
