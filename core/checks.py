"""System checks that turn conventions of ours into errors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register

from core.pages import BasePage


def _page_models() -> Iterator[type[BasePage]]:
    for model in apps.get_models():
        if issubclass(model, BasePage):
            yield model


@register()
def check_search_kind(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every page class says whether and as what search finds it (``core.E001``)."""
    return [
        Error(
            f"{model.__name__} does not set search_kind.",
            hint='Name the kind, or set search_kind = "" to keep the class out of search.',
            obj=model,
            id="core.E001",
        )
        for model in _page_models()
        if model.search_kind is None
    ]


@register()
def check_page_types(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every page class says where it may stand and what stands below it (``core.E002``)."""
    errors: list[CheckMessage] = []
    for model in _page_models():
        for attribute in ("parent_page_types", "subpage_types"):
            ours = (base for base in model.__mro__[:-1] if base is not BasePage.__base__)
            if any(attribute in vars(base) for base in ours):
                continue
            error = Error(
                f"{model.__name__} does not set {attribute}.",
                hint="Name the page types explicitly; an empty list means none.",
                obj=model,
                id="core.E002",
            )
            errors.append(error)
    return errors
