"""Rules about what an edited object may refer to; higher layers register them.

`core` knows no schools. It walks the references that an instance is about to save and asks each
registered rule; `sites` registers the fence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Model

ReferenceRule = Callable[["Model", Any], Iterator[tuple[str, str]]]
"""Takes the instance and the acting user, yields (field name, message) for each refusal."""

_rules: dict[str, ReferenceRule] = {}


def register_reference_rule(name: str, rule: ReferenceRule) -> None:
    """Add a rule; call it in `ready()`. The same name again replaces the rule."""
    _rules[name] = rule


def reference_errors(instance: Model, user: Any) -> Iterator[tuple[str, str]]:
    """Yield (field name, message) for every reference that some rule refuses to this user.

    Without a user (code, imports) nothing is asked: rules are about people.
    """
    if user is None:
        return
    for rule in _rules.values():
        yield from rule(instance, user)
