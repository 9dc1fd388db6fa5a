"""Which reader reads which kind of file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from library.extraction.limits import MOST_CHARACTERS, MOST_FILE_BYTES
from library.extraction.report import Full, Report, Unreadable

Reader = Callable[[Path, Report], None]


def _plain(path: Path, report: Report) -> None:
    with path.open("rb") as file:
        head = file.read(MOST_CHARACTERS * 4)
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1258"):
        try:
            report.page(0, head.decode(encoding))
        except UnicodeDecodeError:
            continue
        return
    report.page(0, head.decode("cp1252", "replace"))


def reader_of(kind: str) -> Reader | None:
    """Return the reader for an extension; libraries are loaded only where they are needed."""
    if kind == "pdf":
        from library.extraction.pdf import read_pdf

        return read_pdf
    if kind == "xlsx":
        from library.extraction.sheets import read_xlsx

        return read_xlsx
    if kind in ("txt", "csv"):
        return _plain
    from library.extraction import office

    return {
        "docx": office.read_docx,
        "pptx": office.read_pptx,
        "odt": office.read_odt,
        "ods": office.read_open_pages,
        "odp": office.read_open_pages,
    }.get(kind)


READABLE = frozenset({"pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt", "csv"})
"""Kinds of which text can be had."""


def read_file(path: Path, kind: str, report: Report) -> None:
    """Report a file's pages and how it ended: done, scan, empty, locked, broken, too_big, other."""
    reader = reader_of(kind) if kind in READABLE else None
    if reader is None:
        report.end("other")
        return
    if path.stat().st_size > MOST_FILE_BYTES:
        report.end("too_big")
        return
    try:
        reader(path, report)
    except Full:
        report.end("done" if report.texts else "empty", cut=True)
    except Unreadable as error:
        report.end(error.end)
    except MemoryError:
        report.end("too_big")
    except Exception:  # noqa: BLE001 - whatever a library stumbles over, the file is to blame
        report.end("done" if report.texts else "broken", cut=True)
    else:
        report.end(_kind_of_end(report))


def _kind_of_end(report: Report) -> str:
    if report.texts:
        return "done"
    return "scan" if report.unread else "empty"
