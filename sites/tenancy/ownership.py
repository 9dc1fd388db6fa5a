"""Whose a row is, for models that are neither pages nor members of collections.

A feature layer registers the condition for its own models in `ready()`; a model that nobody
registered is the office's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import CollectionMember, Page

from accounts.models import User
from sites.models import FormerHost, Invitation, OfficeContact
from sites.tenancy.scope import TenantScope

OwnershipRule = Callable[[TenantScope], Q]
"""Takes a scope, returns the condition that own rows of the model fulfil."""

_rules: dict[type[Model], OwnershipRule] = {}


def register_ownership(model: type[Model], rule: OwnershipRule) -> None:
    """Say whose the rows of a model are; call it in `ready()`."""
    _rules[model] = rule


def is_registered(model: type[Model]) -> bool:
    """Whether somebody has said whose the rows of the model are."""
    return any(issubclass(model, known) for known in _rules)


def is_owned(model: type[Model]) -> bool:
    """Whether rows of the model belong to somebody, so that others may not refer to them."""
    return model is not User and is_registered(model)


def own_rows(model: type[Model], scope: TenantScope) -> QuerySet[Any]:
    """Return the rows of a model that belong to the scope."""
    rows = model._default_manager.all()
    if scope.is_everything:
        return rows
    for known, rule in _rules.items():
        if issubclass(model, known):
            return rows.filter(rule(scope))
    return rows if scope.is_office else rows.none()


def owns_object(obj: Model, scope: TenantScope) -> bool:
    """Whether one object belongs to the scope; no query of its own for pages and files."""
    if isinstance(obj, Page):
        return scope.owns_path(obj.path)
    if isinstance(obj, CollectionMember):
        return scope.is_everything or obj.collection_id in scope.collection_ids
    return own_rows(type(obj), scope).filter(pk=obj.pk).exists()


def own_sites_rule(scope: TenantScope) -> Q:
    """The rule for models with a foreign key ``site``: rows of the own sites."""
    return Q(site_id__in=scope.site_ids)


def own_schools_rule(scope: TenantScope) -> Q:
    """The rule for models with a foreign key ``school``: the own schools'; all for the office."""
    return Q() if scope.is_office else Q(school_id__in=scope.school_ids)


def _own_people(scope: TenantScope) -> Q:
    return Q(pk__in=scope.people().values("pk"))


register_ownership(Page, lambda scope: scope.page_q())
register_ownership(CollectionMember, lambda scope: scope.collection_q("collection__"))
register_ownership(Redirect, lambda scope: scope.redirect_q())
register_ownership(BaseSiteSetting, own_sites_rule)
register_ownership(FormerHost, own_sites_rule)
register_ownership(OfficeContact, own_sites_rule)
register_ownership(Invitation, own_schools_rule)
register_ownership(User, _own_people)
