"""Base forms of pictures and documents; Wagtail builds every upload form from them."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from core.plain_input import PlainInput
from library.policies import may_take_away, place_of
from library.uploads.fields import PaperField, PictureField


class PictureForm(PlainInput, BaseImageForm):
    """Set in ``WAGTAILIMAGES_IMAGE_FORM_BASE``: add, edit, multiple upload and chooser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        _file_field_replace(self.fields, PictureField)
        _collections_narrow(self, user)


class PaperForm(PlainInput, BaseDocumentForm):
    """Set in ``WAGTAILDOCS_DOCUMENT_FORM_BASE``: likewise for documents."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        _file_field_replace(self.fields, PaperField)
        _collections_narrow(self, user)


def _collections_narrow(form: Any, user: Any) -> None:
    """Offer collections of the same place only, to whoever may not take the file away from it."""
    field, item = form.fields.get("collection"), form.instance
    if field is None or user is None or item.pk is None or may_take_away(user, item):
        return
    field.queryset = field.queryset.filter(path__startswith=place_of(item.collection))


def _file_field_replace(fields: dict[str, forms.Field], kind: type[forms.Field]) -> None:
    """Put our field in place of Wagtail's where the form has one.

    Declared on the class it would also appear in the forms that leave the file out on purpose.
    """
    stock = fields.get("file")
    if stock is not None:
        fields["file"] = kind(label=stock.label, required=stock.required, widget=stock.widget)
