"""System checks: what belongs to a school says so, and its forms are judged."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.db.models import Model

OURS = ("accounts", "home", "library", "moderation", "news", "school_sites")
"""Labels of apps whose models are judged; what packages bring is in the catalogue."""


@register()
def check_forms(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every page, snippet and setting has a form that judges references (``fence.E001``)."""
    from core.forms import JudgedReferences

    return [
        Error(
            f"The form of {model._meta.label} does not judge what it refers to.",
            hint="Set base_form_class to core.forms.BasePageForm or BaseModelForm, or subclass it.",
            obj=model,
            id="fence.E001",
        )
        for model in _edited_models()
        if not issubclass(getattr(model, "base_form_class", object), JudgedReferences)
    ]


@register()
def check_ownership(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every model that points to a school or a site says whose its rows are (``fence.E002``)."""
    from sites.tenancy.ownership import is_registered

    return [
        Error(
            f"Nobody has said whose the rows of {model._meta.label} are.",
            hint="Call sites.tenancy.ownership.register_ownership in its app's ready().",
            obj=model,
            id="fence.E002",
        )
        for model in apps.get_models()
        if model._meta.app_label in OURS and _points_to_school(model) and not is_registered(model)
    ]


@register()
def check_viewsets(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Screens of schools' things use the fence's views or are the office's (``fence.E003``)."""
    return [
        Error(
            f"{type(viewset).__name__} lists {viewset.model._meta.label} of every school.",
            hint="Put sites.tenancy.viewsets.OwnRowsViewSet before its other bases, or close its "
            "names to school people with register_admin_names.",
            obj=viewset.model,
            id="fence.E003",
        )
        for viewset in unfenced_viewsets(_viewsets())
    ]


def unfenced_viewsets(viewsets: Iterator[Any]) -> Iterator[Any]:
    """Yield those viewsets of ours that show things of schools to school people without the fence.

    Those of packages are in the catalogue, and the crawl walks them.
    """
    from sites.tenancy.access import RULES, Access
    from sites.tenancy.ownership import is_registered
    from sites.tenancy.viewsets import OwnRowsViewSet

    for viewset in viewsets:
        of_package = type(viewset).__module__.startswith("wagtail")
        if of_package or isinstance(viewset, OwnRowsViewSet) or not is_registered(viewset.model):
            continue
        rules = [RULES.get(f"{viewset.url_namespace}:{p.name}") for p in viewset.get_urlpatterns()]
        if any(rule and rule.access in (Access.OPEN, Access.SCOPED) for rule in rules):
            yield viewset


def _edited_models() -> Iterator[type[Model]]:
    from wagtail.contrib.settings.registry import registry as settings_registry
    from wagtail.models import Page, get_page_models
    from wagtail.snippets.models import get_snippet_models

    for model in (*get_page_models(), *get_snippet_models(), *settings_registry):
        if model is not Page:
            yield model


def _viewsets() -> Iterator[Any]:
    import_module("wagtail.admin.urls")  # fills the registry
    from wagtail.admin.viewsets import viewsets
    from wagtail.admin.viewsets.model import ModelViewSet

    yield from (viewset for viewset in viewsets.viewsets if isinstance(viewset, ModelViewSet))


def _points_to_school(model: type[Model]) -> bool:
    from wagtail.models import Site

    from sites.models import School

    targets = {field.related_model for field in model._meta.concrete_fields}
    return model is not School and bool(targets & {School, Site})
