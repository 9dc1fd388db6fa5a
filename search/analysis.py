"""From a record in plain words to what engines store: the same for every engine and every area."""

from __future__ import annotations

from core.text import document_numbers, folded_words, tokens
from search import weights
from search.engines.base import Analysed, Record

MOST_ATTACHED_CHARACTERS = 2_000_000
"""Of all attached text of one item; about 900 printed pages."""


def number_parts(number: str) -> list[str]:
    """Return a document number's token and its beginnings of two parts or more."""
    parts = number.split("_")
    return ["_".join(parts[:end]) for end in range(2, len(parts) + 1)]


def _number_tokens(texts: list[str]) -> str:
    found: dict[str, None] = {}
    for text in texts:
        for number in document_numbers(text):
            found.update(dict.fromkeys(number_parts(number)))
    return " ".join(found)


def whole(words: list[str]) -> str:
    """Return a row of folded words as the one token that stands for exactly these."""
    return "_".join(words)


def _exact_tokens(record: Record) -> list[str]:
    """Return what finds a record first: document numbers that it bears, and its names."""
    numbers = _number_tokens([record.title, record.summary, *record.numbers])
    names = (whole(folded_words(name)) for name in record.names)
    return [token for token in (numbers, *names) if token]


def analyse(record: Record) -> Analysed:
    """Normalise a record's texts into tokens and its facts into whole values."""
    title = tokens(record.title)
    title_pairs = title.pairs
    parts = {
        "summary": record.summary,
        "headings": "\n".join(record.headings),
        "tags": "\n".join(record.tags),
        "body": "\n".join(record.body),
        "school": record.school_name,
    }
    forms: tuple[list[str], list[str], list[str]] = ([], [], [])
    copies = weights.COPIES["title"]
    forms[0].extend([title.canonical] * copies)
    forms[1].extend([title.folded] * copies)
    forms[2].extend([title_pairs] * copies)
    for part, text in parts.items():
        if not text:
            continue
        made = tokens(text)
        copies = weights.COPIES[part]
        forms[0].extend([made.canonical] * copies)
        forms[1].extend([made.folded] * copies)
        forms[2].extend([made.pairs] * copies)
    text_fields = {
        "text_x": " ".join(forms[0]),
        "text_f": " ".join(forms[1]),
        "text_p": " ".join(forms[2]),
        "title_x": title.canonical,
        "title_f": title.folded,
        "title_p": title_pairs,
        "number": " ".join(_exact_tokens(record)),
        "cited": _number_tokens(record.body),
    }
    if record.attachments:
        _add_attached(record, text_fields)
    return Analysed(
        key=record.key,
        text=text_fields,
        facets=facets_of(record),
        day=record.date.toordinal() if record.date else 0,
        expires=record.expires,
        school=record.school,
        timely=record.kind in weights.TIMELY_KINDS,
        version=record.version,
    )


def _add_attached(record: Record, text_fields: dict[str, str]) -> None:
    titles = [attachment.title for attachment in record.attachments]
    pages = [page for attachment in record.attachments for page in attachment.pages]
    made = tokens("\n".join([*titles, *pages])[:MOST_ATTACHED_CHARACTERS])
    text_fields["attached_f"] = made.folded
    text_fields["attached_p"] = made.pairs
    numbers = _number_tokens(titles)
    if numbers:
        text_fields["number"] = f"{text_fields['number']} {numbers}".strip()
    cited = _number_tokens(pages)
    if cited:
        text_fields["cited"] = f"{text_fields['cited']} {cited}".strip()


def facets_of(record: Record) -> dict[str, list[str]]:
    """Return the whole values by which a record is counted and narrowed."""
    facets = {
        "kind": [record.kind] if record.kind else [],
        "school": [str(record.school)],
        "level": [record.level] if record.level else [],
        "ward": [str(record.ward)] if record.ward else [],
        "topic": [str(topic) for topic in dict.fromkeys(record.topics)],
        "year": [str(record.date.year)] if record.date else [],
        "locale": [record.locale] if record.locale else [],
    }
    return {name: values for name, values in facets.items() if values}
