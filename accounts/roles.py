"""The role catalogue: who may do what, in code, so that it is reviewed like code.

A role says which Django permissions it carries everywhere and which rights it has on one *scope*:
a site with its root pages (one a language), its collection and its settings. `accounts.services`
brings groups into line with it; `manage.py sync_roles` does so for every group there is.

Rules that hold for every entry, and that `tests/accounts` checks:

* nobody but the office has a right that is not bound to a scope and reaches other schools' data;
* editors never hold ``publish_page``: four eyes see every story before the public does;
* office roles have page rights on the portal's tree only, never on a school's.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class Role(models.TextChoices):
    """The roles that a person can have."""

    SCHOOL_EDITOR = "school_editor", _("School editor")
    SCHOOL_WEBMASTER = "school_webmaster", _("School webmaster")
    OFFICE_MODERATOR = "office_moderator", _("Office moderator")
    OFFICE_ADMINISTRATOR = "office_administrator", _("Office administrator")


SCHOOL_ROLES = (Role.SCHOOL_EDITOR, Role.SCHOOL_WEBMASTER)
OFFICE_ROLES = (Role.OFFICE_MODERATOR, Role.OFFICE_ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class RoleDefinition:
    """What one role carries.

    `permissions` are ``app_label.codename`` and hold everywhere; the others hold on the scope:
    `page_permissions` are Wagtail's page actions (``"add"``, ``"publish"``),
    `collection_permissions` and `site_permissions` are ``app_label.codename`` again.
    `summary` is a msgid: one sentence for the person who appoints somebody.
    """

    role: Role
    summary: str
    permissions: frozenset[str] = field(default_factory=frozenset)
    page_permissions: frozenset[str] = field(default_factory=frozenset)
    collection_permissions: frozenset[str] = field(default_factory=frozenset)
    site_permissions: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_office(self) -> bool:
        """Whether the role belongs to the office and its scope is the portal."""
        return self.role in OFFICE_ROLES


_MEDIA = frozenset(
    {
        "wagtailimages.add_image",
        "wagtailimages.change_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.change_document",
        "wagtaildocs.choose_document",
    }
)
_MEDIA_MASTER = _MEDIA | {"wagtailimages.delete_image", "wagtaildocs.delete_document"}
_LOOK = frozenset({"school_sites.change_sitesettings"})
_REDIRECTS = frozenset(
    f"wagtailredirects.{action}_redirect" for action in ("add", "change", "delete", "view")
)
"""On every site as far as Django knows; the fence limits it to the own ones (`sites.tenancy`)."""
_SEARCH = frozenset(
    f"search.{action}_{model}"
    for action in ("add", "change", "delete", "view")
    for model in ("synonym", "promotion")
)
_PUBLISHING = frozenset({"add", "change", "publish", "lock", "unlock"})

ROLES: dict[Role, RoleDefinition] = {
    definition.role: definition
    for definition in (
        RoleDefinition(
            role=Role.SCHOOL_EDITOR,
            summary=gettext_noop("Writes in the own school and submits for approval."),
            permissions=frozenset({"wagtailadmin.access_admin"}),
            page_permissions=frozenset({"add", "change"}),
            collection_permissions=_MEDIA,
        ),
        RoleDefinition(
            role=Role.SCHOOL_WEBMASTER,
            summary=gettext_noop(
                "Approves, publishes and offers stories of the own school; looks after its site."
            ),
            permissions=frozenset(
                {"wagtailadmin.access_admin", "wagtail_localize.submit_translation"}
            )
            | _REDIRECTS,
            page_permissions=_PUBLISHING | {"bulk_delete"},
            collection_permissions=_MEDIA_MASTER,
            site_permissions=_LOOK,
        ),
        RoleDefinition(
            role=Role.OFFICE_MODERATOR,
            summary=gettext_noop(
                "Reviews what schools offer, looks after district sections and portal pages."
            ),
            permissions=frozenset(
                {
                    "wagtailadmin.access_admin",
                    "wagtail_localize.submit_translation",
                    "news.view_feature",
                    "news.change_feature",
                }
            )
            | _SEARCH,
            page_permissions=_PUBLISHING,
            collection_permissions=_MEDIA_MASTER,
        ),
        RoleDefinition(
            role=Role.OFFICE_ADMINISTRATOR,
            summary=gettext_noop(
                "Opens, closes and renames schools, appoints people, looks after the whole portal."
            ),
            permissions=frozenset(
                {
                    "wagtailadmin.access_admin",
                    "wagtail_localize.submit_translation",
                    "news.view_feature",
                    "news.change_feature",
                    "news.add_topic",
                    "news.change_topic",
                    "news.delete_topic",
                    "news.view_topic",
                    "school_sites.add_school",
                    "school_sites.change_school",
                    "school_sites.view_school",
                    "school_sites.add_ward",
                    "school_sites.change_ward",
                    "school_sites.delete_ward",
                    "school_sites.view_ward",
                    "accounts.add_user",
                    "accounts.change_user",
                    "accounts.view_user",
                    "wagtailredirects.add_redirect",
                    "wagtailredirects.change_redirect",
                    "wagtailredirects.delete_redirect",
                    "wagtailredirects.view_redirect",
                }
            )
            | _SEARCH,
            page_permissions=_PUBLISHING | {"bulk_delete"},
            collection_permissions=_MEDIA_MASTER,
            site_permissions=_LOOK,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role in words, for the generated reference page."""

    role: str
    label: str
    scope: str
    summary: str
    permissions: tuple[str, ...]
    page_permissions: tuple[str, ...]
    collection_permissions: tuple[str, ...]
    site_permissions: tuple[str, ...]


def role_table() -> list[RoleRow]:
    """Return the catalogue as rows of plain text, sorted, for documentation and its test."""
    return [
        RoleRow(
            role=definition.role.value,
            label=str(definition.role.label),
            scope="portal" if definition.is_office else "own school",
            summary=definition.summary,
            permissions=tuple(sorted(definition.permissions)),
            page_permissions=tuple(sorted(definition.page_permissions)),
            collection_permissions=tuple(sorted(definition.collection_permissions)),
            site_permissions=tuple(sorted(definition.site_permissions)),
        )
        for definition in ROLES.values()
    ]
