"""Filter drawers that offer own things only.

Wagtail's filter sets offer every person, site, workflow and tag of the install. `narrowed` returns
the same filter set with each choice limited to the scope of whoever looks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Model, QuerySet
from taggit.models import Tag, TaggedItem
from wagtail.admin.filters import BaseMediaFilterSet, WagtailFilterSet
from wagtail.models import Collection, Site, Task, Workflow

from accounts.models import User
from sites.tenancy.ownership import own_rows
from sites.tenancy.scope import TenantScope, scope_for

POPULAR_TAGS = 10

Choices = Callable[[TenantScope], QuerySet[Any]]

OWN_CHOICES: Mapping[type[Model], Choices] = {
    User: lambda scope: scope.people(),
    Site: lambda scope: scope.sites(),
    Workflow: lambda scope: scope.workflows(),
    Task: lambda scope: Task.objects.filter(workflow_tasks__workflow__in=scope.workflows()),
    Collection: lambda scope: Collection.objects.filter(scope.collection_q()),
}
"""What a filter may offer, by model."""

FilterSetClass = TypeVar("FilterSetClass", bound=type[WagtailFilterSet])


class NarrowedFilters:
    """Mixin for filter sets; put it first."""

    filters: dict[str, Any]
    request: Any
    _meta: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Build the filters as Wagtail does, then limit what they offer."""
        super().__init__(*args, **kwargs)
        scope = scope_for(self.request)
        if scope.is_everything:
            return
        for name in self.filters:
            self._narrow(name, scope)
        if isinstance(self, BaseMediaFilterSet):
            self._offer_own_tags(scope)

    def _narrow(self, name: str, scope: TenantScope) -> None:
        chosen = self.filters[name]
        offered = getattr(chosen, "queryset", None)
        if callable(offered):
            offered = offered(self.request)
        if offered is None:
            offered = chosen.extra.get("queryset")
        if not isinstance(offered, QuerySet) or offered.model not in OWN_CHOICES:
            return
        own = OWN_CHOICES[offered.model](scope).values("pk")
        chosen.queryset = chosen.extra["queryset"] = offered.filter(pk__in=own)

    def _offer_own_tags(self, scope: TenantScope) -> None:
        if "tag" not in self.filters:
            return
        names = popular_tags(self._meta.model, scope)
        if names:
            self.filters["tag"].extra["choices"] = [(name, name) for name in names]
        else:
            del self.filters["tag"]


def narrowed(filterset: FilterSetClass) -> FilterSetClass:
    """Return a subclass of a Wagtail filter set that offers own things only."""
    return type(f"Own{filterset.__name__}", (NarrowedFilters, filterset), {})  # type: ignore[return-value]


def own_tags(scope: TenantScope) -> QuerySet[Tag]:
    """Return the tags on own pages, images and documents."""
    if scope.is_everything:
        return Tag.objects.all()
    return Tag.objects.filter(pk__in=_tag_ids(scope))


def _tag_ids(scope: TenantScope) -> set[int]:
    """Return ids of own tags: one query for each model that has tags, none for each row."""
    from taggit.models import ItemBase

    found: set[int] = set()
    for through in _through_models(ItemBase):
        if through is TaggedItem:
            found.update(_generic_tag_ids(scope))
            continue
        tagged = through._meta.get_field("content_object").related_model
        if tagged is None:
            continue
        rows = through._default_manager.filter(content_object__in=own_rows(tagged, scope))
        found.update(rows.values_list("tag_id", flat=True).distinct())
    return found


def _through_models(base: type[Model]) -> list[type[Model]]:
    from django.apps import apps

    return [
        model
        for model in apps.get_models()
        if issubclass(model, base) and getattr(model, "tag_model", lambda: None)() is Tag
    ]


def _generic_tag_ids(scope: TenantScope) -> set[int]:
    found: set[int] = set()
    types = TaggedItem.objects.values_list("content_type_id", flat=True).distinct()
    for content_type in (ContentType.objects.get_for_id(pk) for pk in types):
        model = content_type.model_class()
        if model is not None:
            found.update(_items(content_type, model, scope).values_list("tag_id", flat=True))
    return found


def _items(content_type: ContentType, model: type[Model], scope: TenantScope) -> QuerySet[Any]:
    return TaggedItem.objects.filter(
        content_type=content_type, object_id__in=own_rows(model, scope).values("pk")
    )


def popular_tags(model: type[Model], scope: TenantScope) -> list[str]:
    """Return the names of the tags most used on own rows of a model, most used first."""
    items = _items(ContentType.objects.get_for_model(model), model, scope)
    counted = items.values("tag__name").annotate(uses=Count("pk")).order_by("-uses", "tag__name")
    return [row["tag__name"] for row in counted[:POPULAR_TAGS]]
