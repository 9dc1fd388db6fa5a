"""Small real pictures for tests."""

from __future__ import annotations

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Collection

from library.models import CustomImage


def make_image(
    title: str = "Sân trường",
    *,
    size: tuple[int, int] = (900, 600),
    collection: Collection | None = None,
    **values: object,
) -> CustomImage:
    """Store one picture of a plain colour."""
    data = BytesIO()
    Image.new("RGB", size, (120, 160, 200)).save(data, "JPEG")
    image = CustomImage(title=title, file=ImageFile(data, name="picture.jpg"), **values)
    if collection is not None:
        image.collection = collection
    image.save()
    return image
