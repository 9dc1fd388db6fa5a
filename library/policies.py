"""Who may delete a picture or a document.

Wagtail takes the right to change for the right to delete (8.0.1), so whoever may correct a caption
could take a picture off every live page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.models import Collection, ReferenceIndex
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from library.models import CustomDocument, CustomImage


class MediaPolicy(CollectionOwnershipPermissionPolicy):
    """Deleting needs its own right; what one has added oneself and nobody uses goes without it."""

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        """Judge deleting apart from everything else; one more query for an own file."""
        others = set(actions) - {"delete"}
        if others and super().user_has_any_permission_for_instance(user, others, instance):
            return True
        return "delete" in actions and self._may_delete(user, instance)

    def _may_delete(self, user: Any, instance: Any) -> bool:
        if self._check_perm(user, ["delete"], collection=instance.collection):
            return True
        return (
            instance.uploaded_by_user_id == user.pk
            and self._check_perm(user, ["add"], collection=instance.collection)
            and not ReferenceIndex.get_references_to(instance).exists()
        )


TOPMOST = 8
"""Treebeard path length of a collection below the root: a school's, or the office's."""


def place_of(collection: Collection) -> str:
    """Return the path of the topmost collection that a collection belongs to."""
    return str(collection.path[:TOPMOST])


def may_take_away(user: Any, item: CustomImage | CustomDocument) -> bool:
    """Whether somebody may put a file where its present owner no longer has it.

    That is deleting to whoever stays behind, so it needs the same right. The right to change is
    enough within one place; somebody who works for two schools has others of their own elsewhere.
    """
    policy = policy_registry.get_by_type(type(item))
    return bool(policy.user_has_permission_for_instance(user, "delete", item))


def policies_register() -> None:
    """Put the policy in place of Wagtail's; call it in `ready()`.

    Wagtail registers its own later, for subclasses too; one for exactly a class goes before it.
    """
    for model, rights in (
        (CustomImage, "wagtailimages.Image"),
        (CustomDocument, "wagtaildocs.Document"),
    ):
        policy = MediaPolicy(model, auth_model=rights, owner_field_name="uploaded_by_user")
        register_permission_policy(model, policy, exact_class=True)
