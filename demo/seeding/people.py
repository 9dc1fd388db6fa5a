"""The demo's people: one for each role in the office, two in each school."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Role
from accounts.selectors import office_group
from demo.factories.people import person_make
from demo.guard import DEMO_MAIL_DOMAIN
from sites.models import Invitation, School

ADMINISTRATOR = "quantri.demo"
MODERATORS = ("bientap.phong", "bientap2.phong")
WEBMASTER_SUFFIX = ".quantri"
EDITOR_SUFFIX = ".bientap"


@dataclass(frozen=True, slots=True)
class OfficePeople:
    """Who works in the demo's office."""

    administrator: User
    moderators: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class SchoolPeople:
    """Who works on a demo school's site."""

    webmaster: User
    editor: User


def demo_people() -> QuerySet[User]:
    """Everybody who belongs to the demo."""
    return User.objects.filter(email__iendswith=f"@{DEMO_MAIL_DOMAIN}")


def office_people_make() -> OfficePeople:
    """Appoint the office's demo people; the groups must have been synchronised before."""
    moderation = office_group(Role.OFFICE_MODERATOR)
    administration = office_group(Role.OFFICE_ADMINISTRATOR)
    return OfficePeople(
        administrator=person_make(
            ADMINISTRATOR, administration, first_name="Demo Quản Trị", post="Quản trị cổng"
        ),
        moderators=tuple(
            person_make(
                name, moderation, last_name="Trần", first_name=f"Demo {number}", post="Chuyên viên"
            )
            for number, name in enumerate(MODERATORS, start=1)
        ),
    )


def school_people_make(school: School, *, number: int) -> SchoolPeople:
    """Appoint a school's webmaster and editor."""
    return SchoolPeople(
        webmaster=person_make(
            f"{school.code}{WEBMASTER_SUFFIX}",
            school.webmasters,
            last_name="Cô giáo",
            first_name=f"Demo {2 * number + 1}",
            post="Quản trị trang tin",
        ),
        editor=person_make(
            f"{school.code}{EDITOR_SUFFIX}",
            school.editors,
            last_name="Thầy giáo",
            first_name=f"Demo {2 * number + 2}",
            post="Cộng tác viên",
        ),
    )


def invitation_fill(inviting: School, asked: SchoolPeople, *, by: SchoolPeople) -> None:
    """Let one school wait for the answer of another's editor; nobody gets a letter about it."""
    person = asked.editor
    Invitation.objects.get_or_create(
        person=person,
        school=inviting,
        defaults={
            "role": Role.SCHOOL_EDITOR,
            "email": person.email,
            "name": person.get_full_name(),
            "invited_by": by.webmaster,
        },
    )
