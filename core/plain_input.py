"""What people type and paste, without letters that nobody sees and machines choke on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from core.text import without_controls


class PlainInput:
    """Mixin for forms: control letters leave what was sent before anything reads it.

    Word and PDF put them into what is copied there. They are taken out in silence, because nobody
    could find them to mend it; ends of lines and tabs stay. Done to the data and not field by
    field, it holds for blocks and rows of inline panels, too. Not for forms that ask a password.
    What is posted as JSON spells such letters out: whoever reads it calls `plain_value`.
    """

    def __init__(self, data: Mapping[str, Any] | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(plain_data(data), *args, **kwargs)  # type: ignore[call-arg]


def plain_data(data: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return a form's data without control letters; the very same where there are none."""
    if data is None or all(_is_plain(value) for _name, value in _pairs(data)):
        return data
    if not isinstance(data, MultiValueDict):
        return {name: _plain(value) for name, value in data.items()}
    made = QueryDict(mutable=True)
    for name, values in data.lists():
        made.setlist(name, [_plain(value) for value in values])
    return made


def plain_value(value: Any) -> Any:
    """Return what was read from JSON without control letters in its texts, at any depth."""
    if isinstance(value, list):
        return [plain_value(item) for item in value]
    if isinstance(value, dict):
        return {without_controls(name): plain_value(item) for name, item in value.items()}
    return _plain(value)


def _pairs(data: Mapping[str, Any]) -> list[tuple[str, Any]]:
    if not isinstance(data, MultiValueDict):
        return list(data.items())
    return [(name, value) for name, values in data.lists() for value in values]


def _plain(value: Any) -> Any:
    return without_controls(value) if isinstance(value, str) else value


def _is_plain(value: Any) -> bool:
    return bool(_plain(value) == value)
