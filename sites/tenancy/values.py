"""Values that no form of ours sends, and that views stumble over: answered before they run.

Databases refuse zero bytes (PostgreSQL) and numbers that no row has; Wagtail takes the counters of
a StreamField and the address to go on to as they come (8.0.1). A browser sends none of these.
"""

from __future__ import annotations

import json
import logging
import re
import traceback
from collections.abc import Iterator
from typing import Any

from django.db import DataError
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDictKeyError
from draftjs_exporter.error import ExporterException

from core.text import without_controls

logger = logging.getLogger(__name__)

ZERO_BYTE = "\x00"
COUNTER = re.compile(r"-(?:count|order)$")
NUMBER = re.compile(r"[0-9]{1,6}")
ADDRESS = re.compile(r"/|https?://")
NO_LETTERS = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)
"""What JSON may spell out and no database keeps or no page can show."""
JSON_STARTS = ("{", "[", '"')
SLICES = frozenset({"offset", "limit", "position"})
OPERATORS = ("and", "or")
LONGEST_NUMBER = 19
ROW_ID = re.compile(r"(.+)-[0-9]+-id")
"""The field that names the row of an inline panel; the panel's counter stands beside it."""
READING = "value_from_datadict"
"""What every widget calls the method that takes a value out of what was posted."""
MISREAD = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    RecursionError,
    ExporterException,
)
"""What a widget raises over a value that it cannot read; anything else is a fault of the code."""
NO_NUMBER = "expected a number but got"
"""What Django says when a row is looked up by an id that is no number."""


def is_well_formed(request: HttpRequest) -> bool:
    """Whether path, query and body hold only what a browser could have sent."""
    if ZERO_BYTE in request.path_info or not _rows_are_numbered(request):
        return False
    return all(_is_sound(name, value) for name, value in _given(request))


def _rows_are_numbered(request: HttpRequest) -> bool:
    """Whether what the rows of inline panels are said to be are numbers, or nothing yet."""
    if request.method != "POST":
        return True
    for name, value in request.POST.items():
        panel = ROW_ID.fullmatch(name)
        is_row = panel is not None and f"{panel[1]}-TOTAL_FORMS" in request.POST
        if is_row and value and not str(value).isdecimal():
            return False
    return True


def _given(request: HttpRequest) -> Iterator[tuple[str, str]]:
    sources: list[QueryDict] = [request.GET]
    if request.method == "POST":
        sources.append(request.POST)
    for source in sources:
        for name, values in source.lists():
            for value in values:
                yield name, str(value)


def _is_sound(name: str, value: str) -> bool:
    if ZERO_BYTE in name or ZERO_BYTE in value:
        return False
    if not _is_clean_json(value):
        return False
    if COUNTER.search(name):
        return NUMBER.fullmatch(value) is not None
    if name == "search_operator":
        return value in OPERATORS
    if name in SLICES:
        return len(value) < LONGEST_NUMBER
    return name != "next" or not value or ADDRESS.match(value) is not None


def _is_clean_json(text: str) -> bool:
    """Whether no text in JSON holds a zero byte or half a letter; what is no JSON is clean.

    Read as our forms read it: they take control letters out first (`core.plain_input`), and those
    could hide JSON from us. Blanks before it mean nothing to JSON.
    """
    plain = without_controls(text).lstrip()
    if not plain.startswith(JSON_STARTS) or not NO_LETTERS.search(plain):
        return True
    try:
        return all(_is_clean(found) for found in _texts(json.loads(plain)))
    except (ValueError, RecursionError):
        return True


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from _texts(item)


def _is_clean(text: str) -> bool:
    return ZERO_BYTE not in text and text == text.encode(errors="ignore").decode()


def is_about_a_value(error: Exception) -> bool:
    """Whether a view failed only because a hand-made form lacks a field or holds no such number.

    Or because a field cannot be read at all: the hidden ones of texts and tables carry JSON, and
    their widgets take it for what the editor writes. Only what unreadable values raise counts.
    """
    if isinstance(error, DataError | OverflowError | MultiValueDictKeyError):
        return True
    if isinstance(error, ValueError) and NO_NUMBER in str(error):
        return True
    return isinstance(error, MISREAD) and _comes_from_reading(error)


def _comes_from_reading(error: Exception) -> bool:
    frames = traceback.walk_tb(error.__traceback__)
    return any(frame.f_code.co_name == READING for frame, _line in frames)
