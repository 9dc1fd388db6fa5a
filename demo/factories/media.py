"""Pictures and documents in a collection."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from wagtail.models import Collection

from accounts.models import User
from demo.attachments import Paper, print_docx, print_pdf
from demo.pictures.catalogue import SCENES
from demo.pictures.press import SHAPES, PictureOrder, print_picture
from library.models import CustomDocument, CustomImage
from library.reading.trusted import text_read_trusted

CREDIT = "Tranh vẽ bằng mã, nội dung trình diễn"


def image_make(
    order: PictureOrder,
    *,
    collection: Collection,
    user: User | None = None,
    file: bytes | None = None,
) -> CustomImage:
    """Save a drawn picture; ``file`` is the picture already printed."""
    scene = SCENES[order.scene]
    printed = file or print_picture(order)
    width, height = SHAPES[order.shape]
    image = CustomImage(
        title=scene.title,
        description=scene.alt,
        credit=CREDIT,
        collection=collection,
        uploaded_by_user=user,
        width=width,
        height=height,
        file_size=len(printed),
        file_hash=hashlib.sha1(printed, usedforsecurity=False).hexdigest(),
    )
    # Saved by name: handing over a file would decode the picture twice to measure what we know.
    storage = CustomImage._meta.get_field("file").storage
    image.file = storage.save(image.get_upload_to(order.file_name), ContentFile(printed))
    image.save()
    return image


def document_make(
    paper: Paper, kind: str, *, collection: Collection, user: User | None = None
) -> CustomDocument:
    """Print a paper as ``pdf`` or ``docx`` and save it. Raises ``KeyError`` for another kind."""
    file = {"pdf": print_pdf, "docx": print_docx}[kind](paper)
    document = CustomDocument(title=paper.title, collection=collection, uploaded_by_user=user)
    document.file = ContentFile(file, name=f"{paper.file_stem}.{kind}")
    document._set_document_file_metadata()
    document.save()
    text_read_trusted(document=document, content=file)
    return document
