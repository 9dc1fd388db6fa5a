"""Tantivy schema, documents and the folder layout of generations.

Layout of an area's folder::

    current          one line: name of the generation in use
    writer.lock      held by whoever writes
    rebuild.lock     held by whoever builds a fresh generation
    g<schema>-<id>/  one Tantivy index

A rebuild fills a fresh generation and then replaces ``current`` in one step; readers notice by the
file's identity. A generation of another schema version counts as missing.
"""

from __future__ import annotations

import tantivy

from search.engines.base import FACET_FIELDS, SCHEMA_VERSION, TEXT_FIELDS, Analysed
from search.engines.recency import recency

GENERATION_PREFIX = f"g{SCHEMA_VERSION}-"


def build_schema() -> tantivy.Schema:
    """Return the schema: token fields without positions, whole values and numbers as columns."""
    builder = tantivy.SchemaBuilder()
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in FACET_FIELDS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("key", indexed=True, fast=True)
    for name in ("day", "expires", "place", "recency"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_unsigned_field("timely", fast=True)
    return builder.build()


def document(item: Analysed) -> tantivy.Document:
    """Turn an analysed record into a Tantivy document."""
    doc = tantivy.Document()
    for name, text in item.text.items():
        if text:
            doc.add_text(name, text)
    for name, values in item.facets.items():
        for value in values:
            doc.add_text(name, value)
    doc.add_integer("key", item.key)
    doc.add_unsigned("day", item.day)
    doc.add_unsigned("expires", item.expires)
    doc.add_unsigned("place", item.school)
    doc.add_unsigned("timely", int(item.timely))
    doc.add_unsigned("recency", recency(item.day, item.key))
    return doc
