"""Form fields for files, used by every form that takes a picture or a document.

The cleaned file replaces the content of the uploaded one in place. Wagtail keeps the object of the
request beside the form when another field is wrong (`wagtail.admin.views.generic.multiple_upload`),
so a cleaned copy would leave the raw file in the store.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField

from library.uploads.names import extension_of, safe_name
from library.uploads.papers import paper_check
from library.uploads.pictures import picture_clean


class PictureField(WagtailImageField):
    """Takes JPEG, PNG, WebP, GIF, AVIF and HEIC; keeps nothing but the picture."""

    def to_python(self, data: Any) -> Any:
        """Return the cleaned file. Raises `ValidationError`."""
        if data in self.empty_values:
            return None
        if not isinstance(data, UploadedFile):
            return super().to_python(data)
        _size_check(data, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE, _ADVICE_PICTURE)
        if extension_of(data.name or "") not in self.allowed_image_extensions:
            raise ValidationError(
                _(
                    "This kind of file is not accepted as a picture. Use JPG, PNG, WebP or the "
                    "HEIC of a phone."
                ),
                code="invalid_image_extension",
            )
        clean = picture_clean(data)
        _content_replace(data, clean.content)
        data.name = safe_name(data.name or "", clean.extension, fallback="picture")
        return super().to_python(data)


class PaperField(WagtailDocumentField):
    """Takes the kinds of `settings.WAGTAILDOCS_EXTENSIONS` whose content fits their name."""

    def to_python(self, data: Any) -> Any:
        """Return the file under a safe name. Raises `ValidationError`."""
        if isinstance(data, UploadedFile):
            _size_check(data, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE, _ADVICE_PAPER)
            extension = extension_of(data.name or "")
            accepted = extension if extension in settings.WAGTAILDOCS_EXTENSIONS else ""
            paper_check(data, accepted and extension)
            data.name = safe_name(data.name or "", extension, fallback="document")
        return super().to_python(data)


_ADVICE_PICTURE = gettext_lazy("Make it smaller first, for example by sending it through a chat.")
_ADVICE_PAPER = gettext_lazy("Save it as a PDF for the screen, or split it into parts.")


def _size_check(file: UploadedFile, most: int, advice: Any) -> None:
    size = file.size or 0
    if size > most:
        raise ValidationError(
            _("This file is %(size)s big, at most %(most)s are accepted. %(advice)s")
            % {"size": filesizeformat(size), "most": filesizeformat(most), "advice": advice},
            code="file_too_large",
        )


def _content_replace(file: UploadedFile, content: bytes) -> None:
    """Write into the very file: a large upload is a file on disk that the storage only moves."""
    file.seek(0)
    file.truncate()
    file.write(content)
    file.flush()
    file.seek(0)
    file.size = len(content)
