"""Files that stories and document lists carry: PDF with a real text layer, and Word files.

The PDF embeds a small cut of Roboto (Apache licence, `demo/data/fonts/`) because no standard PDF
font has Vietnamese letters. A Word file is a zip of a few XML parts, so it is written directly.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

FONTS = Path(__file__).resolve().parent / "data" / "fonts"
STAMP = datetime(2026, 1, 1, tzinfo=UTC)
_INK = (33, 28, 43)
_SOFT = (93, 87, 104)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to print: who issues it, its number, title, paragraphs and perhaps a table."""

    issuer: str
    number: str
    place_and_date: str
    title: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    signer: str = "HIỆU TRƯỞNG (bản trình diễn)"
    file_stem: str = field(default="van-ban")


class _Sheet(FPDF):
    """An A4 sheet with page numbers."""

    def footer(self) -> None:
        """Print the page number."""
        self.set_y(-14)
        self.set_font("Roboto", size=8.5)
        self.set_text_color(*_SOFT)
        self.cell(0, 6, f"Trang {self.page_no()} – tài liệu trình diễn", align="C")


def print_pdf(paper: Paper) -> bytes:
    """Return the paper as a PDF file; the same paper gives the same bytes."""
    sheet = _Sheet(format="A4")
    sheet.set_creation_date(STAMP)
    sheet.add_font("Roboto", "", str(FONTS / "Roboto-Regular-vi.ttf"))
    sheet.add_font("Roboto", "B", str(FONTS / "Roboto-Bold-vi.ttf"))
    sheet.set_title(paper.title)
    sheet.set_lang("vi")
    sheet.set_margins(25, 20, 20)
    sheet.set_auto_page_break(True, 20)
    sheet.add_page()
    sheet.set_text_color(*_INK)
    _line(sheet, paper.issuer, size=11, bold=True)
    _line(sheet, f"Số: {paper.number}", size=10)
    sheet.set_text_color(*_SOFT)
    _line(sheet, paper.place_and_date, size=10, align="R")
    sheet.set_text_color(*_INK)
    sheet.ln(6)
    _line(sheet, paper.title, size=15, bold=True, align="C", height=8)
    sheet.ln(4)
    for text in paper.paragraphs:
        _line(sheet, text, size=11.5, height=6.6, align="J")
        sheet.ln(2.2)
    if paper.rows:
        _table(sheet, paper.rows)
    sheet.ln(8)
    _line(sheet, paper.signer, size=11, bold=True, align="R")
    return bytes(sheet.output())


def _line(
    sheet: FPDF,
    text: str,
    *,
    size: float,
    bold: bool = False,
    align: str = "L",
    height: float = 6.0,
) -> None:
    sheet.set_font("Roboto", "B" if bold else "", size)
    sheet.multi_cell(0, height, text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _table(sheet: FPDF, rows: tuple[tuple[str, ...], ...]) -> None:
    sheet.set_font("Roboto", "", 10.5)
    sheet.set_draw_color(200, 194, 184)
    with sheet.table(line_height=7, first_row_as_headings=True) as table:
        for cells in rows:
            row = table.row()
            for cell in cells:
                row.cell(cell)


_CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="\
application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""

_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/></Relationships>"""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def print_docx(paper: Paper) -> bytes:
    """Return the paper as a Word file; the same paper gives the same bytes."""
    parts = [
        _word_paragraph(paper.issuer, bold=True),
        _word_paragraph(f"Số: {paper.number}"),
        _word_paragraph(paper.place_and_date, align="right"),
        _word_paragraph(paper.title, bold=True, size=32, align="center"),
        *(_word_paragraph(text) for text in paper.paragraphs),
    ]
    if paper.rows:
        parts.append(_word_table(paper.rows))
    parts.append(_word_paragraph(paper.signer, bold=True, align="right"))
    body = "".join(parts)
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{_WORD}"><w:body>{body}'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1418" w:header="709" '
        'w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", _CONTENT_TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
        ):
            archive.writestr(zipfile.ZipInfo(name, STAMP.timetuple()[:6]), text)
    return target.getvalue()


def _word_paragraph(text: str, *, bold: bool = False, size: int = 26, align: str = "left") -> str:
    weight = "<w:b/>" if bold else ""
    return (
        f'<w:p><w:pPr><w:spacing w:after="120"/><w:jc w:val="{align}"/></w:pPr><w:r><w:rPr>'
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
        f'{weight}<w:sz w:val="{size}"/><w:lang w:val="vi-VN"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p>'
    )


def _word_table(rows: tuple[tuple[str, ...], ...]) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="C8C2B8"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join('<w:gridCol w:w="3000"/>' for _ in rows[0])
    lines = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{_word_paragraph(cell)}</w:tc>'
            for cell in row
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"
    )
