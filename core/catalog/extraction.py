"""Find the strings that our own code and templates show to people."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

PACKAGES = (
    "core",
    "accounts",
    "library",
    "blocks",
    "sites",
    "news",
    "moderation",
    "home",
    "search",
    "demo",
    "cms",
)
SINGULAR = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
CONTEXT_PLURAL = {"npgettext", "npgettext_lazy"}
CALL = re.compile(r"\b(?P<name>gettext|ngettext|pgettext|npgettext|_)\(")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One string to translate; `plural` is empty for a plain one."""

    msgid: str
    context: str = ""
    plural: str = ""


def extract_messages(root: Path) -> set[Message]:
    """Return every message of our packages and templates below a project root."""
    found: set[Message] = set()
    for path in _files(root):
        found.update(messages_of_file(path))
    return found


def messages_of_file(path: Path) -> Iterator[Message]:
    """Yield the messages of one Python file or template."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _of_python(source)
    else:
        yield from _of_template(source, path.suffix)


def _files(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path
    for folder in (root / "templates", *(root / package for package in PACKAGES)):
        for suffix in ("*.html", "*.txt", "*.xml"):
            yield from (p for p in sorted(folder.rglob(suffix)) if "static" not in p.parts)


def _of_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            message = _of_call(node)
            if message is not None:
                yield message


def _of_call(node: ast.Call) -> Message | None:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    texts = [
        arg.value
        for arg in node.args
        if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    ]
    if name in SINGULAR and texts:
        return Message(texts[0])
    if name in PLURAL and len(texts) >= 2:
        return Message(texts[0], plural=texts[1])
    if name in CONTEXT and len(texts) >= 2:
        return Message(texts[1], context=texts[0])
    if name in CONTEXT_PLURAL and len(texts) >= 3:
        return Message(texts[1], context=texts[0], plural=texts[2])
    return None


def _of_template(source: str, suffix: str) -> Iterator[Message]:
    if "trans" not in source and "_(" not in source:
        return
    # templatize() turns tags into Python-like calls and blanks out the rest with X marks.
    calls = templatize(source)
    for match in CALL.finditer(calls):
        call = _balanced(calls, match.end() - 1)
        try:
            node = ast.parse(f"{match.group('name')}{call}", mode="eval").body
        except SyntaxError:
            continue
        if isinstance(node, ast.Call) and (message := _of_call(node)):
            yield message


def _balanced(text: str, start: int) -> str:
    """Return the bracketed part of `text` that opens at `start`, minding quotes."""
    depth, quote, position = 0, "", start
    while position < len(text):
        char = text[position]
        if quote:
            if char == "\\":
                position += 1
            elif char == quote:
                quote = ""
        elif char in "'\"":
            quote = char
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if not depth:
                return text[start : position + 1]
        position += 1
    return text[start:]
