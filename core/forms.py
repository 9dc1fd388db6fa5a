"""The form behind every page edit view of ours."""

from __future__ import annotations

from wagtail.admin.forms import WagtailAdminPageForm

from core.references import reference_errors


class BasePageForm(WagtailAdminPageForm):
    """Page form that refuses references to things the person may not use.

    Choosers are only user interface: a POST can carry any id. So after Django and Wagtail have
    built the instance, every object that it refers to - foreign keys, StreamField, rich text,
    inline children - is shown to the registered reference rules (`core.references`).
    """

    def _post_clean(self) -> None:
        super()._post_clean()
        for field, message in reference_errors(self.instance, self.for_user):
            self.add_error(field if field in self.fields else None, message)
