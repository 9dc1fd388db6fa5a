"""Pictures and documents in a collection."""

from __future__ import annotations

from django.core.files.base import ContentFile
from wagtail.models import Collection

from accounts.models import User
from demo.attachments import Paper, print_docx, print_pdf
from demo.pictures.catalogue import SCENES
from demo.pictures.press import PictureOrder, print_picture
from library.models import CustomDocument, CustomImage

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
    image = CustomImage(
        title=scene.title,
        description=scene.alt,
        credit=CREDIT,
        collection=collection,
        uploaded_by_user=user,
    )
    image.file = ContentFile(file or print_picture(order), name=order.file_name)
    image._set_image_file_metadata()
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
    return document
