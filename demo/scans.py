"""Papers that are harder to read for machines: pictures of text, and sheets."""

from __future__ import annotations

import io
import textwrap

import openpyxl
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

from core.text import fold
from demo.attachments import FONTS, STAMP, Paper

PAPER_COLOUR, INK = 246, 45
A4 = (1240, 1754)
SLIPS = (("giao duc", "giao due"), ("hoat dong", "boat dong"), ("tam", "tarn"))
"""What machines make of scanned words, as in real recognised papers."""


def lines_of(paper: Paper) -> list[str]:
    """Return what stands on the paper, line by line."""
    lines = [paper.issuer, f"Số: {paper.number}", paper.place_and_date, "", paper.title, ""]
    for text in paper.paragraphs:
        lines += [*textwrap.wrap(text, 70), ""]
    return [*lines, paper.signer]


def print_scan(paper: Paper) -> bytes:
    """Return the paper as a PDF without a letter in it: a grey picture, a little askew."""
    sheet = Image.new("L", A4, PAPER_COLOUR)
    font = ImageFont.truetype(str(FONTS / "Roboto-Regular-vi.ttf"), 30)
    ImageDraw.Draw(sheet).multiline_text(
        (120, 140), "\n".join(lines_of(paper)), font=font, fill=INK, spacing=16
    )
    out = io.BytesIO()
    sheet.rotate(0.6, fillcolor=PAPER_COLOUR).save(out, "JPEG", quality=60)
    pdf = FPDF(format="A4")
    pdf.set_creation_date(STAMP)
    pdf.set_title(paper.title)
    pdf.add_page()
    pdf.image(out, 0, 0, 210, 297)
    return bytes(pdf.output())


def as_recognised(paper: Paper) -> str:
    """Return the text that a machine would recognise: no marks, letters that look alike."""
    text = fold("\n".join(lines_of(paper)))
    for meant, seen in SLIPS:
        text = text.replace(meant, seen)
    return text


def print_xlsx(paper: Paper) -> bytes:
    """Return the paper's table as an Excel file."""
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = STAMP.replace(tzinfo=None)
    sheet = book.create_sheet("Số liệu", 0)
    sheet.append([paper.title])
    for row in paper.rows or ((text,) for text in paper.paragraphs):
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
