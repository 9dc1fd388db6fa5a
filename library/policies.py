"""Who may delete a picture or a document.

Wagtail takes the right to change for the right to delete (8.0.1), so whoever may correct a caption
could take a picture off every live page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.models import ReferenceIndex
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

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
