"""The page that says who may do what, written from the role catalogue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from accounts.roles import ROLES, Role, RoleDefinition

Holds = Callable[[RoleDefinition], bool]


class Place(Enum):
    """Whose thing an action is done to."""

    OWN = "own"
    OTHER = "other school"
    PORTAL = "portal"


class Reach(Enum):
    """How far an action reaches for whoever may do it."""

    SCOPE = "scope"
    """Own things; those of others do not exist."""

    OFFICE = "office"
    """The office's own screens, for things of every school; closed to everybody else."""

    PEOPLE = "people"
    """Own people; everybody's for the office's administrators."""


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the page: what is told, and how the catalogue says it."""

    label: str
    holds: Holds
    reach: Reach = Reach.SCOPE

    def cell(self, role: RoleDefinition, place: Place) -> str:
        """Return what somebody with a role gets who tries it: yes, no or 404."""
        held = "yes" if self.holds(role) else "no"
        everywhere = self.reach is Reach.OFFICE or (
            self.reach is Reach.PEOPLE and role.role == Role.OFFICE_ADMINISTRATOR
        )
        own = place is Place.OWN or (place is Place.PORTAL and role.is_office)
        return held if own or everywhere else "404"


def _page(action: str) -> Holds:
    return lambda role: action in role.page_permissions


def _anywhere(name: str) -> Holds:
    return lambda role: (
        name in role.permissions | role.collection_permissions | role.site_permissions
    )


def _looks_after_people(role: RoleDefinition) -> bool:
    """Webmasters do so by being webmasters: no right that Wagtail's own screens would ask for."""
    return role.role in (Role.SCHOOL_WEBMASTER, Role.OFFICE_ADMINISTRATOR)


def _is_office(role: RoleDefinition) -> bool:
    """The record is the office's own, whichever of its people keeps it."""
    return role.is_office


ACTIONS: tuple[Action, ...] = (
    Action("write drafts", _page("add")),
    Action("edit pages and submit them", _page("change")),
    Action("publish, unpublish, schedule, restrict", _page("publish")),
    Action("lock pages, lift locks", _page("lock")),
    Action("delete pages together with those below them", _page("bulk_delete")),
    Action("add and edit pictures", _anywhere("wagtailimages.add_image")),
    Action("delete unused pictures that one has added", _anywhere("wagtailimages.add_image")),
    Action("delete other pictures", _anywhere("wagtailimages.delete_image")),
    Action("add and edit documents", _anywhere("wagtaildocs.add_document")),
    Action("delete unused documents that one has added", _anywhere("wagtaildocs.add_document")),
    Action("delete other documents", _anywhere("wagtaildocs.delete_document")),
    Action("submit pages for translation", _anywhere("wagtail_localize.submit_translation")),
    Action("change the look of the site", _anywhere("school_sites.change_sitesettings")),
    Action("keep redirects", _anywhere("wagtailredirects.change_redirect")),
    Action("decide about offers", _anywhere("news.change_feature"), Reach.OFFICE),
    Action("edit topics", _anywhere("news.change_topic"), Reach.OFFICE),
    Action("edit what the office adds to search", _anywhere("search.change_synonym"), Reach.OFFICE),
    Action("open, rename and close schools", _anywhere("school_sites.change_school"), Reach.OFFICE),
    Action("say how readers reach the office", _is_office, Reach.OFFICE),
    Action("look after people's accounts", _looks_after_people, Reach.PEOPLE),
)
"""What is told about each role; `tests.fence.test_roles_page` does every one of them."""

HEAD = """# Roles

Written by `manage.py write_roles_page` from the catalogue in `accounts/roles.py`; a test compares.

Each cell says what somebody may do on *own* things (the own school; for the office: the portal),
on things of *another* school, and on the *portal*. **404** means that the thing does not exist for
this person, whether or not it does; what is *no* is refused with a sentence and changes nothing.
Topics, words for the search and the office's contact belong to no school and are the same in all
three.
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
        "| " + " | ".join([action.label, *(action.cell(role, place) for place in Place)]) + " |"
        for action in ACTIONS
    ]
    head = (
        f"\n## {str(role.role.value).replace('_', ' ').capitalize()}\n\n{role.summary}\n\n"
        "| action | own | other school | portal |\n| --- | --- | --- | --- |\n"
    )
    return head + "\n".join(rows) + "\n"
