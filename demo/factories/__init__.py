"""Builders for people, schools, pictures, pages and features, through the product's own services.

Tests and `seed_demo` use the same ones.
"""

from __future__ import annotations

from demo.factories.albums import album_build
from demo.factories.features import feature_make
from demo.factories.letters import letter_make
from demo.factories.media import document_make, image_make, logo_make
from demo.factories.organisation import links_build, staff_build, units_build
from demo.factories.pages import (
    event_build,
    notice_build,
    page_approve,
    page_born_live,
    page_draft,
    page_live,
    page_return,
    page_rewritten,
    page_submit,
    story_build,
    stream,
)
from demo.factories.people import DEMO_PASSWORD, person_make
from demo.factories.schools import roster_read, school_make

__all__ = [
    "DEMO_PASSWORD",
    "album_build",
    "document_make",
    "event_build",
    "feature_make",
    "image_make",
    "letter_make",
    "links_build",
    "logo_make",
    "notice_build",
    "page_approve",
    "page_born_live",
    "page_draft",
    "page_live",
    "page_return",
    "page_rewritten",
    "page_submit",
    "person_make",
    "roster_read",
    "school_make",
    "staff_build",
    "story_build",
    "stream",
    "units_build",
]
