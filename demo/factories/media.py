"""Pictures and documents in a collection."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from wagtail.models import Collection

from accounts.models import User
from demo.attachments import Paper, print_docx, print_pdf
from demo.pictures.catalogue import SCENES
from demo.pictures.colour import Colour
from demo.pictures.logo import SIDE, print_logo
from demo.pictures.press import SHAPES, PictureOrder, print_picture
from demo.scans import as_recognised, print_scan, print_xlsx
from library.models import CustomDocument, CustomImage
from library.reading.keeping import text_keep_known
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
    width, height = SHAPES[order.shape]
    image = CustomImage(
        title=scene.title,
        description=scene.alt,
        collection=collection,
        uploaded_by_user=user,
        width=width,
        height=height,
    )
    return _saved(image, order.file_name, file or print_picture(order))


def logo_make(colour: Colour, *, collection: Collection, user: User | None = None) -> CustomImage:
    """Draw a school's logo in its colour and save it."""
    image = CustomImage(
        title="Biểu trưng của trường (trình diễn)",
        description="Quyển sách mở dưới một ngôi sao, trong vòng tròn",
        collection=collection,
        uploaded_by_user=user,
        width=SIDE,
        height=SIDE,
    )
    return _saved(image, "demo-logo.png", print_logo(colour))


def _saved(image: CustomImage, name: str, printed: bytes) -> CustomImage:
    image.credit = CREDIT
    image.file_size = len(printed)
    image.file_hash = hashlib.sha1(printed, usedforsecurity=False).hexdigest()
    # Saved by name: handing over a file would decode the picture twice to measure what we know.
    storage = CustomImage._meta.get_field("file").storage
    image.file = storage.save(image.get_upload_to(name), ContentFile(printed))
    image.save()
    return image


def document_make(
    paper: Paper, kind: str, *, collection: Collection, user: User | None = None
) -> CustomDocument:
    """Print a paper as ``pdf``, ``docx``, ``xlsx`` or ``scan`` and save it.

    A scan is a PDF of pictures; its text is kept as a machine would have recognised it, so that no
    machine has to. Raises ``KeyError`` for another kind.
    """
    printers = {"pdf": print_pdf, "docx": print_docx, "xlsx": print_xlsx, "scan": print_scan}
    file = printers[kind](paper)
    document = CustomDocument(title=paper.title, collection=collection, uploaded_by_user=user)
    document.file = ContentFile(file, name=f"{paper.file_stem}.{'pdf' if kind == 'scan' else kind}")
    document._set_document_file_metadata()
    document.save()
    if kind == "scan":
        text_keep_known(document=document, pages=[as_recognised(paper)])
    else:
        text_read_trusted(document=document, content=file)
    return document
