"""What an edited object may refer to: own things, and live public pages of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.references import references_in
from core.visibility import visible
from sites.tenancy.ownership import is_owned, own_rows
from sites.tenancy.scope import TenantScope, scope_of


def fence_rule(instance: Model, user: Any) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for every reference across the fence; a reference rule.

    Costs one query for each model that is referred to, and one more when pages are. Things that
    belong to nobody in particular - topics, languages, people's names - are not judged.
    """
    scope = scope_of(user)
    if scope.is_everything:
        return
    named: dict[type[Model], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for reference in references_in(instance):
        if is_owned(reference.model):
            named[reference.model][reference.field].add(reference.object_id)
    for model, by_field in named.items():
        allowed = _allowed(model, set().union(*by_field.values()), scope)
        for field, ids in by_field.items():
            if not ids <= allowed:
                yield field, _refusal(instance, field)


LONGEST_ID = 18
"""Digits of the largest id that every database takes; a longer one is nobody's."""


def _allowed(model: type[Model], ids: set[str], scope: TenantScope) -> set[str]:
    """Return those of the ids that the person may refer to."""
    numbers = [pk for pk in ids if pk.isdecimal() and len(pk) <= LONGEST_ID]
    own = own_rows(model, scope).filter(pk__in=numbers)
    allowed = {str(pk) for pk in own.values_list("pk", flat=True)}
    if issubclass(model, Page) and len(allowed) < len(ids):
        public = visible(Page.objects.filter(pk__in=numbers))
        allowed |= {str(pk) for pk in public.values_list("pk", flat=True)}
    return allowed


def _refusal(instance: Model, field: str) -> str:
    """Return a message that names the field and nothing of what stands behind the fence."""
    return _(
        "“%(field)s” refers to something that this site may not use. "
        "Choose something of your own, or a public page."
    ) % {"field": label_of(type(instance), field)}


def label_of(model: type[Model], field: str) -> str:
    """Return what people call a field, or the rows of an inline panel."""
    try:
        found = model._meta.get_field(field)
    except FieldDoesNotExist:
        return field
    if hasattr(found, "verbose_name"):
        return str(found.verbose_name)
    return str(found.related_model._meta.verbose_name_plural)
