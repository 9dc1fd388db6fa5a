"""Keys: one number for every findable thing, within an area.

Engines delete and sort by integers quickly, so a thing's model and primary key are packed into one
number below 2^62. Pages have namespace 0: a page's key is its primary key.
"""

from __future__ import annotations

from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from modelsearch.backends.base import get_model_root
from wagtail.models import Page

NAMESPACE_BITS = 40
"""Room for a million million things of one model."""


def root_label(model: type[Model]) -> str:
    """Return the label of the concrete model at the root of an inheritance tree."""
    return str(get_model_root(model)._meta.label_lower)


PAGE_LABEL = "wagtailcore.page"


def key_of(label: str, pk: int) -> int:
    """Return the key of a thing by its root model's label and primary key."""
    return (namespace_of(label) << NAMESPACE_BITS) | pk


def pk_of(key: int) -> int:
    """Return the primary key within a key."""
    return key & ((1 << NAMESPACE_BITS) - 1)


@cache
def namespace_of(label: str) -> int:
    """Return the namespace of a root model: 0 for pages, else its content type's id."""
    if label == Page._meta.label_lower:
        return 0
    app_label, model_name = label.split(".")
    return ContentType.objects.get_by_natural_key(app_label, model_name).pk
