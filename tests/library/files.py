"""Files as people and attackers send them."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pillow_heif
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

GPS = 0x8825
ORIENTATION = 0x0112
MAKE = 0x010F
SECRET = b"<script>steal()</script>"


def picture(kind: str = "JPEG", size: tuple[int, int] = (90, 60), **options: object) -> bytes:
    """Return a picture: left half red, right half blue."""
    image = Image.new("RGB", size, (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, size[0] // 2, size[1]))
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def phone_photo(kind: str = "JPEG") -> bytes:
    """Return a photo with position, owner's phone, and the note that it lies on its side."""
    exif = Image.Exif()
    exif[MAKE] = "Bphone of somebody"
    exif[ORIENTATION] = 6
    exif[GPS] = {1: "N", 2: (21.0, 2.0, 11.0), 3: "E", 4: (105.0, 53.0, 4.0)}
    if kind == "HEIF":
        pillow_heif.register_heif_opener()
    return picture(kind, exif=exif.tobytes())


def bomb() -> bytes:
    """Return a small PNG that unpacks into a hundred million pixels."""
    out = BytesIO()
    Image.new("1", (10_000, 10_000)).save(out, "PNG")
    return out.getvalue()


def archive(*members: tuple[str, bytes]) -> bytes:
    """Return a ZIP archive."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members:
            target.writestr(name, content)
    return out.getvalue()


def docx(*more: tuple[str, bytes]) -> bytes:
    """Return the smallest thing that is a Word file."""
    return archive(
        ("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<document/>"), *more
    )


def pdf(inside: bytes = b"", behind: bytes = b"") -> bytes:
    """Return the smallest thing that calls itself a PDF."""
    return b"%PDF-1.4\n" + inside + b"\n%%EOF\n" + behind


def sent(name: str, content: bytes, kind: str = "application/octet-stream") -> SimpleUploadedFile:
    """Return a file for a POST; browsers may claim any content type."""
    return SimpleUploadedFile(name, content, content_type=kind)
