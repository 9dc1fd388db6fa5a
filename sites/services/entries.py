"""What is written into a person's history, and who answers for everybody's accounts."""

from __future__ import annotations

from wagtail.log_actions import log

from accounts.models import User
from accounts.roles import Role
from sites.models import School
from sites.people import DEACTIVATED, place_name, posts_of

INVITED = "school_sites.person_invited"
JOINED = "school_sites.person_joined"
REMINDED = "school_sites.person_reminded"
RENAMED = "school_sites.person_renamed"
ADDRESS_CHANGED = "school_sites.person_address"
ROLE_CHANGED = "school_sites.person_role"
LEFT = "school_sites.person_left"
REACTIVATED = "school_sites.person_reactivated"


def keeps_all_accounts(by: User) -> bool:
    """Whether somebody looks after people's accounts for the office: an administrator.

    A moderator who is also a school's webmaster acts for that school.
    """
    administrates = (post.role is Role.OFFICE_ADMINISTRATOR for post in posts_of(by))
    return by.is_superuser or any(administrates)


def entry_write(
    person: User, action: str, by: User, school: School | None, role: Role | None = None
) -> None:
    """Write the person's history: the school decides who reads the entry."""
    data = {
        "school": school.pk if school else None,
        "place": place_name(school),
        "role": role.value if role else None,
    }
    if action == DEACTIVATED:
        data["by_office"] = keeps_all_accounts(by)
    log(instance=person, action=action, user=by, data=data)
