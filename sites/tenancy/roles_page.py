"""The page that says who may do what, written from the role catalogue."""

from __future__ import annotations

from collections.abc import Callable

from accounts.roles import ROLES, RoleDefinition

Holds = Callable[[RoleDefinition], bool]


def _page(action: str) -> Holds:
    return lambda role: action in role.page_permissions


def _anywhere(name: str) -> Holds:
    return lambda role: (
        name in role.permissions | role.collection_permissions | role.site_permissions
    )


ACTIONS: tuple[tuple[str, Holds], ...] = (
    ("write drafts", _page("add")),
    ("edit pages and submit them", _page("change")),
    ("publish, unpublish, schedule, restrict", _page("publish")),
    ("lock pages, lift locks", _page("lock")),
    ("delete several pages at once", _page("bulk_delete")),
    ("add and edit pictures", _anywhere("wagtailimages.add_image")),
    ("delete pictures", _anywhere("wagtailimages.delete_image")),
    ("add and edit documents", _anywhere("wagtaildocs.add_document")),
    ("delete documents", _anywhere("wagtaildocs.delete_document")),
    ("submit pages for translation", _anywhere("wagtail_localize.submit_translation")),
    ("change the look of the site", _anywhere("school_sites.change_sitesettings")),
    ("keep redirects", _anywhere("wagtailredirects.change_redirect")),
    ("decide about offers", _anywhere("news.change_feature")),
    ("edit topics", _anywhere("news.change_topic")),
    ("edit what the office adds to search", _anywhere("search.change_synonym")),
    ("open, rename and close schools", _anywhere("school_sites.change_school")),
    ("look after people's accounts", _anywhere("accounts.change_user")),
)
"""What is told about each role, and how the catalogue says it."""

HEAD = """# Roles

Written by `manage.py write_roles_page` from the catalogue in `accounts/roles.py`; a test compares.

Each cell says what somebody may do on *own* things (the own school; for the office: the portal),
on things of *another* school, and on the *portal*. **404** means that the thing does not exist for
this person, whether or not it does; a right that is missing on own things is refused with a
sentence.
Superusers may do everything; nobody needs to be one for daily work.
"""

TAIL = """
## What no role may do

* A school's root page is not moved, deleted, unpublished, copied, restricted or given another short
  name by page actions; the office opens, closes and renames schools with its own screens.
* Sites, groups, workflows, tasks, languages and collections are kept in order by services.
* Nobody approves or publishes an edit of their own while somebody else could approve it
  (`FOUR_EYES_SOLE_APPROVER`).

How this is held: [the fence](../explanation/fence.md).
"""


def roles_page() -> str:
    """Return the whole page."""
    return HEAD + "".join(_section(role) for role in ROLES.values()) + TAIL


def _section(role: RoleDefinition) -> str:
    rows = [
        f"| {label} | {'yes' if holds(role) else 'no'} | 404 | {_on_portal(role, holds)} |"
        for label, holds in ACTIONS
    ]
    head = (
        f"\n## {str(role.role.value).replace('_', ' ').capitalize()}\n\n{role.summary}\n\n"
        "| action | own | other school | portal |\n| --- | --- | --- | --- |\n"
    )
    return head + "\n".join(rows) + "\n"


def _on_portal(role: RoleDefinition, holds: Holds) -> str:
    if not role.is_office:
        return "404"
    return "yes" if holds(role) else "no"
