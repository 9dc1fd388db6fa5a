"""Word, presentations and the open document kinds: archives of XML, read as a stream.

Only element names are looked at, no tree is kept, and entities are refused (`defusedxml`): the cost
is that of the characters that come out.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.sax import SAXException  # nosec B406  # the error only
from xml.sax.handler import ContentHandler, feature_namespaces  # nosec B406  # base class only

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from library.extraction.limits import MOST_CHARACTERS, MOST_UNPACKED_BYTES
from library.extraction.report import Report, Unreadable

SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
"""An encrypted Word file is no archive but a container of the old kind."""


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open an office file. Raises `Unreadable` for what is no archive, locked, or explodes."""
    with path.open("rb") as file:
        if file.read(len(OLE_SIGNATURE)) == OLE_SIGNATURE:
            raise Unreadable("locked")
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED_BYTES:
                raise Unreadable("too_big")
            yield archive
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError) as error:
        raise Unreadable("broken") from error
    except RuntimeError as error:  # zipfile's way to say that a member has a password
        raise Unreadable("locked") from error
    except (SAXException, DefusedXmlException) as error:
        raise Unreadable("broken") from error


class Flow(ContentHandler):
    """Collects the text of one stream; subclasses say what each element means."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report
        self.number = 0
        self._pieces: list[str] = []
        self._length = 0
        self._listening = 0
        self._deaf = 0

    text_elements: frozenset[str] = frozenset()
    skipped_elements: frozenset[str] = frozenset()
    signs: dict[str, str] = {}
    """Element -> what it stands for, when it begins."""

    ends: dict[str, str] = {}
    """Element -> what to write after it."""

    def startElementNS(  # noqa: N802 - so SAX calls it
        self, name: tuple[str | None, str], qname: str | None, attrs: Any
    ) -> None:
        """Begin an element."""
        local = name[1]
        if local in self.skipped_elements:
            self._deaf += 1
        if local in self.text_elements:
            self._listening += 1
        sign = self.signs.get(local)
        if sign and not self._deaf:
            self._take(sign)
        self.begins(local, {key[1]: value for key, value in attrs.items()})

    def endElementNS(  # noqa: N802 - so SAX calls it
        self, name: tuple[str | None, str], qname: str | None
    ) -> None:
        """End an element."""
        local = name[1]
        if local in self.ends and not self._deaf:
            self._take(self.ends[local])
        if local in self.text_elements:
            self._listening -= 1
        if local in self.skipped_elements:
            self._deaf -= 1

    def characters(self, content: str) -> None:
        """Take text where it is text."""
        if self._listening and not self._deaf:
            self._take(content)

    def _take(self, piece: str) -> None:
        """Collect; a page that never ends is written in between, also one of empty lines only."""
        self._pieces.append(piece)
        self._length += len(piece)
        if self._length > MOST_CHARACTERS:
            self.turn(self.number)

    def begins(self, local: str, attributes: dict[str, str]) -> None:
        """React to an element that begins."""

    def turn(self, number: int) -> None:
        """Write what was collected and go on with page `number`.

        That there are pages at all is known with the second one.
        """
        if number == 2 and not self.number:
            self.number = 1
        self.report.page(self.number, "".join(self._pieces))
        self._pieces.clear()
        self._length = 0
        self.number = number

    def read(self, archive: zipfile.ZipFile, member: str) -> None:
        """Read one member of the archive to its end."""
        parser = DefusedExpatParser(forbid_dtd=True)
        parser.setFeature(feature_namespaces, True)
        parser.setContentHandler(self)
        with archive.open(member) as stream:
            parser.parse(stream)


class Word(Flow):
    """``word/document.xml``; pages where Word noted how it broke them when it last saved."""

    text_elements = frozenset({"t"})
    signs = {"tab": "\t", "br": "\n", "cr": "\n"}
    ends = {"p": "\n", "tc": "\t"}
    skipped_elements = frozenset({"Fallback"})

    def begins(self, local: str, attributes: dict[str, str]) -> None:
        """Turn the page where Word did."""
        if local == "lastRenderedPageBreak":
            self.turn(max(self.number, 1) + 1)


class Slide(Flow):
    """One slide."""

    text_elements = frozenset({"t"})
    signs = {"br": "\n"}
    ends = {"p": "\n"}
    skipped_elements = frozenset({"Fallback"})


class OpenText(Flow):
    """``content.xml`` of a text: pages where the program noted soft breaks."""

    text_elements = frozenset({"p", "h"})
    signs = {"tab": "\t", "line-break": "\n", "s": " "}
    ends = {"p": "\n", "h": "\n"}
    skipped_elements = frozenset({"tracked-changes", "annotation"})

    def begins(self, local: str, attributes: dict[str, str]) -> None:
        """Turn the page where the program did."""
        if local == "soft-page-break":
            self.turn(max(self.number, 1) + 1)


class OpenPages(OpenText):
    """``content.xml`` of sheets or slides: one page for each."""

    skipped_elements = frozenset({"tracked-changes", "annotation", "notes"})
    page_elements = frozenset({"table", "page"})
    """Tables on slides belong to their slide."""

    def begins(self, local: str, attributes: dict[str, str]) -> None:
        """Turn the page at a new sheet or slide."""
        if local == "page" or (local == "table" and not self._on_slides):
            self._on_slides = local == "page"
            self.turn(self.number + 1)
            self._pieces.append(attributes.get("name", "") + "\n" if local == "table" else "")

    _on_slides = False


def _whole(flow: type[Flow], member: str) -> Callable[[Path, Report], None]:
    def read(path: Path, report: Report) -> None:
        with opened(path) as archive:
            reader = flow(report)
            reader.read(archive, member)
            reader.turn(0)

    return read


read_docx = _whole(Word, "word/document.xml")
read_odt = _whole(OpenText, "content.xml")
read_open_pages = _whole(OpenPages, "content.xml")


def read_pptx(path: Path, report: Report) -> None:
    """Report every slide in the order in which they are shown."""
    with opened(path) as archive:
        for number, member in enumerate(_slides(archive), start=1):
            slide = Slide(report)
            slide.number = number
            slide.read(archive, member)
            slide.turn(0)


class _Order(ContentHandler):
    """Ids of slides in ``ppt/presentation.xml``, targets by id in its relations."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: dict[str, str] = {}

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - so SAX calls it
        """Note a slide or where one lies."""
        local = name.rpartition(":")[2]
        if local == "sldId":
            self.ids += [value for key, value in attrs.items() if key.endswith(":id")]
        elif local == "Relationship":
            self.targets[attrs.get("Id", "")] = attrs.get("Target", "")


def _slides(archive: zipfile.ZipFile) -> list[str]:
    """Return the members that are slides, in the order of the presentation."""
    names = [name for name in archive.namelist() if SLIDE.fullmatch(name)]
    names.sort(key=lambda name: int(SLIDE.fullmatch(name)[1]))  # type: ignore[index]
    order = _Order()
    for member in ("ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"):
        if member in archive.namelist():
            parser = DefusedExpatParser(forbid_dtd=True)
            parser.setContentHandler(order)
            with archive.open(member) as stream:
                parser.parse(stream)
    targets = [order.targets.get(key, "").removeprefix("/ppt/") for key in order.ids]
    shown = [name for name in (f"ppt/{target}" for target in targets) if name in names]
    return list(dict.fromkeys(shown)) or names
