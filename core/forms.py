"""The forms behind our edit views."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page

from core.plain_input import PlainInput
from core.references import reference_errors


class JudgedReferences:
    """Mixin for admin forms: refuses references to things that the person may not use.

    Choosers are only user interface: a POST can carry any id. So after Django and Wagtail have
    built the instance, every object that it refers to - foreign keys, StreamField, rich text - is
    shown to the registered reference rules (`core.references`). Rows of inline panels are judged
    one by one, so that the message stands in the row.
    """

    fields: dict[str, Any]
    instance: Any
    for_user: Any

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        for field, message in reference_errors(self.instance, self.for_user):
            self.add_error(field if field in self.fields else None, message)  # type: ignore[attr-defined]

    def is_valid(self) -> bool:
        """Judge the rows of inline panels, too; only now are they built."""
        valid: bool = super().is_valid()  # type: ignore[misc]
        for formset in getattr(self, "formsets", {}).values():
            for row in formset.forms:
                valid = self._row_passes(formset, row) and valid
        return valid

    def _row_passes(self, formset: Any, row: Any) -> bool:
        if not row.has_changed() or formset._should_delete_form(row):
            return True
        refused = list(reference_errors(row.instance, self.for_user))
        for field, message in refused:
            row.add_error(field if field in row.fields else None, message)
        return not refused


class BasePageForm(PlainInput, JudgedReferences, WagtailAdminPageForm):
    """Form of every page of ours."""

    def clean(self) -> dict[str, Any]:
        """Keep the addresses of live pages below a draft from whoever may not publish.

        Wagtail writes a draft's new slug at once, and with it the address of everything below.
        """
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "slug" in self.fields and cleaned.get("slug") and self._carries_live_pages(cleaned):
            self.add_error(
                "slug",
                _(
                    "Pages below this one are on the site. Another address here would change "
                    "theirs, too. Leave it as it is, or ask somebody who may publish."
                ),
            )
        return cleaned

    def _carries_live_pages(self, cleaned: dict[str, Any]) -> bool:
        page = self.instance
        if page.pk is None or page.live:
            return False
        if not Page.objects.filter(pk=page.pk).exclude(slug=cleaned["slug"]).exists():
            return False
        if page.permissions_for_user(self.for_user).has_publish_right():
            return False
        return bool(page.get_descendants().filter(live=True).exists())


class BaseModelForm(PlainInput, JudgedReferences, WagtailAdminModelForm):
    """Form of our snippets and settings: set ``base_form_class`` on the model to it."""


class BaseCopyForm(CopyForm):
    """Copying a page; "publish the copy" and "alias" are offered to whoever may publish there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.page.get_parent().permissions_for_user(self.user).can_publish_subpage():
            for name in ("publish_copies", "alias"):
                self.fields.pop(name, None)
