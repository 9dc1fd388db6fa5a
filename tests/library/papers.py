"""Documents with text in them, made here: PDF, scans, office files, and hostile ones."""

from __future__ import annotations

import zipfile
from html import escape
from io import BytesIO
from pathlib import Path

import openpyxl
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

from tests.library.files import archive

FONT = Path("demo/data/fonts/Roboto-Regular-vi.ttf").resolve()
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
DEEP = 200_000


def printed_pdf(*pages: str, password: str = "") -> bytes:
    """Return a PDF with a text layer, a page for each text."""
    sheet = FPDF(format="A4")
    sheet.add_font("Roboto", "", str(FONT))
    if password:
        sheet.set_encryption(owner_password=password, user_password=password)
    for text in pages:
        sheet.add_page()
        sheet.set_font("Roboto", size=12)
        sheet.multi_cell(0, 8, text)
    return bytes(sheet.output())


def scanned_pdf(*pages: str) -> bytes:
    """Return a PDF whose pages are pictures of text."""
    sheet = FPDF(format="A4")
    font = ImageFont.truetype(str(FONT), 44)
    for text in pages:
        picture = Image.new("L", (1654, 2339), 250)
        ImageDraw.Draw(picture).multiline_text((150, 200), text, font=font, fill=25, spacing=24)
        out = BytesIO()
        picture.save(out, "JPEG", quality=80)
        sheet.add_page()
        sheet.image(out, 0, 0, 210, 297)
    return bytes(sheet.output())


def endless_pdf() -> bytes:
    """Return a small PDF whose page is drawn by a form that draws itself, without end."""
    form = b"/X Do " * 20_000
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2000000000 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400 14400] /Contents 4 0 R"
            b" /Resources << /XObject << /X 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(form), form),
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d"
        b" /Resources << /XObject << /X 5 0 R >> >> >>\nstream\n%s\nendstream" % (len(form), form),
    ]
    out = b"%PDF-1.4\n"
    for number, content in enumerate(objects, start=1):
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return out + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n"


def word(*pages: str) -> bytes:
    """Return a Word file that notes where its pages were broken; a line is a paragraph."""
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = "".join(
        f"<w:p>{turn if number and not index else ''}<w:r><w:t>{escape(line)}</w:t></w:r></w:p>"
        for number, page in enumerate(pages)
        for index, line in enumerate(page.split("\n"))
    )
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return archive(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.encode()))


def presentation(*slides: str) -> bytes:
    """Return a presentation whose slides are shown in the reverse order of their names."""
    count = len(slides)
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="rId{n}"/>' for n in range(count))
    targets = "".join(
        f'<Relationship Id="rId{n}" Target="slides/slide{count - n}.xml"/>' for n in range(count)
    )
    members = [
        ("[Content_Types].xml", "<Types/>"),
        (
            "ppt/presentation.xml",
            (
                f'<p:presentation xmlns:p="urn:p" xmlns:r="{RELATIONS}"><p:sldIdLst>{ids}'
                "</p:sldIdLst></p:presentation>"
            ),
        ),
        ("ppt/_rels/presentation.xml.rels", f"<Relationships>{targets}</Relationships>"),
    ]
    members += [
        (
            f"ppt/slides/slide{count - n}.xml",
            (
                f'<p:sld xmlns:p="urn:p" xmlns:a="{DRAWING}"><a:p><a:r>'
                f"<a:t>{escape(text)}</a:t></a:r></a:p></p:sld>"
            ),
        )
        for n, text in enumerate(slides)
    ]
    return archive(*((name, text.encode()) for name, text in members))


def open_text(*pages: str, comment: str = "") -> bytes:
    """Return an ODT with soft page breaks, and perhaps a comment that is not for readers."""
    turn = "<text:soft-page-break/>"
    body = turn.join(f"<text:p>{escape(page)}</text:p>" for page in pages)
    if comment:
        body += (
            f"<text:p><office:annotation><text:p>{comment}</text:p></office:annotation></text:p>"
        )
    return _open_document("text", f"<office:text>{body}</office:text>")


def open_sheets(**sheets: str) -> bytes:
    """Return an ODS; keyword = name of the sheet, value = what its one cell says."""
    body = "".join(
        f'<table:table table:name="{name}"><table:table-row><table:table-cell><text:p>'
        f"{escape(text)}</text:p></table:table-cell></table:table-row></table:table>"
        for name, text in sheets.items()
    )
    return _open_document("spreadsheet", f"<office:spreadsheet>{body}</office:spreadsheet>")


def _open_document(kind: str, body: str) -> bytes:
    spaces = " ".join(f'xmlns:{name}="{OPEN}:{name}:1.0"' for name in ("office", "text", "table"))
    content = f"<office:document-content {spaces}>{body}</office:document-content>"
    return archive(
        ("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode()),
        ("content.xml", content.encode()),
    )


def workbook(hidden: str = "", **sheets: list[list[object]]) -> bytes:
    """Return an Excel file; the sheet called `hidden` is hidden."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def exploding_word(megabytes: int) -> bytes:
    """Return a small Word file that unpacks into so many megabytes of text."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", "<Types/>")
        with target.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(f'<w:document xmlns:w="{WORD}"><w:p><w:t>'.encode())
            for _ in range(megabytes):
                part.write(b"bom no " * (1024 * 1024 // 7))
            part.write(b"</w:t></w:p></w:document>")
    return out.getvalue()


def word_with_entities() -> bytes:
    """Return a Word file whose XML asks for a billion laughs and for a file of the machine."""
    document = (
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f'<w:document xmlns:w="{WORD}"><w:p><w:t>&b;&f;</w:t></w:p></w:document>'
    )
    return archive(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.encode()))


def deep_word() -> bytes:
    """Return a Word file whose elements are nested without end."""
    return archive(
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<w>" * DEEP + b"x" + b"</w>" * DEEP),
    )
