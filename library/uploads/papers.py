"""Documents: whether a file is what its name says.

Nothing is changed in a document; what does not fit is refused with advice. Files are handed out as
downloads without the right to run anything (`library.views`), so this is the second lock.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

Check = Callable[[IO[bytes]], None]

OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
PDF_SIGNATURE = b"%PDF-"
ZIP_SIGNATURE = b"PK\x03\x04"
HEAD_BYTES = 4096
TAIL_BYTES = 1024
"""Where the end mark of a PDF stands at the latest."""

MOST_UNPACKED_BYTES = 400 * 1024 * 1024
MOST_MEMBERS = 5_000
HIGHEST_RATIO = 200
"""Unpacked to packed; text in office files reaches some 30."""

OFFICE_FOLDERS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
OPEN_DOCUMENT_TYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
MACROS = ("vbaproject.bin", "vbadata.xml")
ACTIVE_EXTENSIONS = (
    *("html", "htm", "xhtml", "svg", "js", "mjs", "php", "exe", "dll", "com", "bat", "cmd"),
    *("scr", "msi", "vbs", "ps1", "jar", "hta", "lnk", "apk", "docm", "xlsm", "pptm"),
)
"""What nobody may pass on in an archive under a school's name."""

MARKUP = (
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<body",
    b"<script",
    b"<svg",
    b"<iframe",
    b"<?php",
)


def paper_check(file: IO[bytes], extension: str) -> None:
    """Look whether the content fits the extension.

    Raises `ValidationError` with a message for the person who uploads.
    """
    check = CHECKS.get(extension)
    if check is None:
        raise _refusal(
            _("Files of the kind “%(kind)s” are not accepted. Save it as PDF and upload that.")
            % {"kind": extension or "?"},
            "kind_not_accepted",
        )
    file.seek(0)
    try:
        check(file)
    finally:
        file.seek(0)


def _refusal(message: str, code: str) -> ValidationError:
    return ValidationError(message, code=code)


def _does_not_fit(extension: str) -> ValidationError:
    return _refusal(
        _(
            "This is not really a %(kind)s file, or it is damaged. Open it, save it again as PDF "
            "and upload that."
        )
        % {"kind": extension.upper()},
        "content_does_not_fit",
    )


def _pdf(file: IO[bytes]) -> None:
    """A PDF from the first byte to the last, and not an archive or a page at the same time."""
    head = file.read(HEAD_BYTES)
    file.seek(max(0, file.seek(0, 2) - TAIL_BYTES))
    tail = file.read()
    if not head.startswith(PDF_SIGNATURE) or b"%%EOF" not in tail or _is_markup(head[:1024]):
        raise _does_not_fit("pdf")
    if _is_markup(tail.rpartition(b"%%EOF")[2]) or zipfile.is_zipfile(file):
        raise _does_not_fit("pdf")


def _old_office(extension: str) -> Check:
    def check(file: IO[bytes]) -> None:
        if file.read(len(OLE_SIGNATURE)) != OLE_SIGNATURE or zipfile.is_zipfile(file):
            raise _does_not_fit(extension)

    return check


def _office(extension: str) -> Check:
    def check(file: IO[bytes]) -> None:
        names = [info.filename.lower() for info in _members(file, extension)]
        folder = OFFICE_FOLDERS[extension]
        if "[content_types].xml" not in names or not any(n.startswith(folder) for n in names):
            raise _does_not_fit(extension)
        if any(name.endswith(MACROS) for name in names):
            raise _refusal(
                _("This file contains macros. Save it without macros, or as PDF."), "macros"
            )

    return check


def _open_document(extension: str) -> Check:
    def check(file: IO[bytes]) -> None:
        members = _members(file, extension)
        if members[0].filename != "mimetype" or members[0].file_size > 200:
            raise _does_not_fit(extension)
        with zipfile.ZipFile(file) as archive:
            if archive.read(members[0]).strip() != OPEN_DOCUMENT_TYPES[extension]:
                raise _does_not_fit(extension)
        if any(info.filename.startswith(("Basic/", "Scripts/")) for info in members):
            raise _refusal(
                _("This file contains macros. Save it without macros, or as PDF."), "macros"
            )

    return check


def _archive(file: IO[bytes]) -> None:
    for info in _members(file, "zip"):
        if info.filename.lower().endswith(tuple(f".{name}" for name in ACTIVE_EXTENSIONS)):
            raise _refusal(
                _("The archive contains “%(name)s”: programs and web pages are not accepted.")
                % {"name": info.filename[:80]},
                "active_content",
            )


def _members(file: IO[bytes], extension: str) -> list[zipfile.ZipInfo]:
    """Return what is in an archive that begins at the first byte and does not explode."""
    begins_right = file.read(len(ZIP_SIGNATURE)) == ZIP_SIGNATURE
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _does_not_fit(extension) from error
    if not begins_right or not members:
        raise _does_not_fit(extension)
    packed = sum(info.compress_size for info in members)
    unpacked = sum(info.file_size for info in members)
    too_much = unpacked > MOST_UNPACKED_BYTES or unpacked > max(packed, 1) * HIGHEST_RATIO
    if too_much or len(members) > MOST_MEMBERS:
        raise _refusal(
            _("Unpacked, this file would be far too big. Upload the documents in it one by one."),
            "explodes",
        )
    return members


def _text(extension: str) -> Check:
    def check(file: IO[bytes]) -> None:
        head = file.read(HEAD_BYTES)
        wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
        if (b"\0" in head and not wide) or _is_markup(head.replace(b"\0", b"")):
            raise _does_not_fit(extension)

    return check


def _is_markup(content: bytes) -> bool:
    folded = content.lower()
    return any(tag in folded for tag in MARKUP)


CHECKS: dict[str, Check] = {
    "pdf": _pdf,
    "zip": _archive,
    **{extension: _office(extension) for extension in OFFICE_FOLDERS},
    **{extension: _open_document(extension) for extension in OPEN_DOCUMENT_TYPES},
    **{extension: _old_office(extension) for extension in ("doc", "xls", "ppt")},
    **{extension: _text(extension) for extension in ("txt", "csv")},
}
