"""The forms behind our edit views."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from core.references import reference_errors


class JudgedReferences:
    """Mixin for admin forms: refuses references to things that the person may not use.

    Choosers are only user interface: a POST can carry any id. So after Django and Wagtail have
    built the instance, every object that it refers to - foreign keys, StreamField, rich text,
    inline children - is shown to the registered reference rules (`core.references`).
    """

    fields: dict[str, Any]
    instance: Any
    for_user: Any

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        for field, message in reference_errors(self.instance, self.for_user):
            self.add_error(field if field in self.fields else None, message)  # type: ignore[attr-defined]


class BasePageForm(JudgedReferences, WagtailAdminPageForm):
    """Form of every page of ours."""


class BaseModelForm(JudgedReferences, WagtailAdminModelForm):
    """Form of our snippets and settings: set ``base_form_class`` on the model to it."""
