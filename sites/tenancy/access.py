"""Words of the catalogue: who may call an admin URL name, and which ids in it are checked.

Every app classifies the admin URL names that it adds, in `ready()`, with `register_admin_names`.
A name that nobody classified is closed for school people, and a test says which it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from django.urls import ResolverMatch


class Access(Enum):
    """Who may call an admin URL name; the view's own permission checks still apply."""

    OPEN = "open"
    """Everybody with access to the admin: nothing behind it belongs to a school."""

    SCOPED = "scoped"
    """Everybody: it lists own things only, and the ids that it takes are checked."""

    OFFICE = "office"
    """Office people: it shows things of the portal or of all schools."""

    CLOSED = "closed"
    """Superusers: schools, roles and workflows are kept in order by services, not by hand."""


class Kind(Enum):
    """What an id stands for, and so how it is checked against the scope."""

    PAGE = "page"
    COLLECTION = "collection"
    IMAGE = "image"
    DOCUMENT = "document"
    UPLOAD = "upload"
    SITE = "site"
    PERSON = "person"
    REDIRECT = "redirect"
    TRANSLATION = "translation"
    TRANSLATION_SOURCE = "translation source"
    SCHOOL = "school"
    INVITATION = "invitation"


HARMLESS = frozenset(
    {
        "action",
        "action_name",
        "app_label",
        "app_name",
        "content_type_app_name",
        "content_type_model_name",
        "filter_spec",
        "mode",
        "model_name",
        "overridable_segment_id",
        "reference",
        "revision_id",
        "revision_id_a",
        "revision_id_b",
        "session_id",
        "string_segment_id",
        "task_id",
        "workflow_state_id",
    }
)
"""Path arguments that need no check of their own: names of classes and actions, and ids that the
view only looks up below an object that is checked."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the catalogue.

    `ids` are path arguments, `query` and `body` parameters of the query string and of a POST, each
    with the kind of thing that its value names. `checks` are names of further checks in `guards`,
    for what one id cannot say.
    """

    access: Access
    ids: Mapping[str, Kind] = field(default_factory=dict)
    query: Mapping[str, Kind] = field(default_factory=dict)
    body: Mapping[str, Kind] = field(default_factory=dict)
    checks: tuple[str, ...] = ()


_rules: dict[str, Rule] = {}
RULES: Mapping[str, Rule] = MappingProxyType(_rules)
"""The catalogue: admin URL name -> rule."""


def scoped(
    *checks: str,
    query: Mapping[str, Kind] | None = None,
    body: Mapping[str, Kind] | None = None,
    **ids: Kind,
) -> Rule:
    """Return a rule for everybody whose ids are checked: ``scoped(page_id=Kind.PAGE)``."""
    return Rule(Access.SCOPED, ids, query or {}, body or {}, checks)


def register_admin_names(rules: Mapping[str, Rule | Access]) -> None:
    """Classify admin URL names; call it in `ready()`.

    Names are as `ResolverMatch.view_name` has them (``"wagtailsnippets_news_topic:list"``). A bare
    `Access` stands for a rule without ids. Registering the same rule again is harmless; raises
    `ImproperlyConfigured` when two apps disagree about a name.
    """
    for name, given in rules.items():
        rule = Rule(given) if isinstance(given, Access) else given
        if _rules.setdefault(name, rule) != rule:
            raise ImproperlyConfigured(f"The admin URL name {name} is classified twice.")


def named(namespace: str, rules: Mapping[str, Rule | Access]) -> dict[str, Rule | Access]:
    """Return the rules with their names put into a namespace, for `register_admin_names`."""
    return {f"{namespace}:{name}": rule for name, rule in rules.items()}


SHADOW = "own."
"""First part of the names in `sites.tenancy.urls`."""


def shadow_name(name: str) -> str:
    """Return what a view is called that stands in place of the admin view called `name`."""
    return SHADOW + name.replace(":", ".")


def name_of(match: ResolverMatch) -> str:
    """Return the name that the catalogue knows an address by; nameless routes go by the route."""
    # Django drops a caret inside a joined route when it resolves, and keeps it in the pattern.
    name = match.view_name if match.url_name else f"route:{match.route.replace('^', '')}"
    return name.removeprefix(SHADOW).replace(".", ":") if name.startswith(SHADOW) else name


def rule_of(match: ResolverMatch) -> Rule | None:
    """Return the rule for a resolved admin address; None when nobody has classified it."""
    return _rules.get(name_of(match))
