"""Rules about what an edited object may refer to; higher layers register them.

`core` knows no schools. It walks the references that an instance is about to save and asks each
registered rule; `sites` registers the fence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing that an instance refers to."""

    model: type[Model]
    object_id: str
    field: str
    """Name of the instance's field or child relation that the reference stands in."""


def references_in(instance: Model) -> Iterator[Reference]:
    """Yield everything that an unsaved instance refers to, however deep it is hidden.

    Foreign keys, StreamField blocks, links and embeds in rich text, and the same in children:
    one walk, the one that Wagtail fills its reference index with. It is private there
    (`_extract_references_from_object`, 8.0.1); `tests.fence.test_references` notices a change.
    """
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import ReferenceIndex

    found = ReferenceIndex._extract_references_from_object(instance)
    for content_type_id, object_id, model_path, _content_path in found:
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is not None:
            yield Reference(model, str(object_id), model_path.partition(".")[0])
