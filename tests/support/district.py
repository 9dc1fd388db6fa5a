"""A small district, opened by the real services: the one builder that all tests use."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client, TestCase
from wagtail.models import Page, Site

from accounts.models import User
from accounts.roles import Role
from accounts.selectors import office_group
from sites.caching import school_map_forget
from sites.models import Level, School
from sites.school_data import SchoolData
from sites.services import portal_open, school_open

PASSWORD = "chalk-and-board-1"
LEVELS = (Level.PRIMARY, Level.KINDERGARTEN, Level.LOWER_SECONDARY)
WARDS = ("Phường Thử Nhất", "Phường Thử Hai", "Phường Thử Ba")


@dataclass(slots=True)
class SchoolPeople:
    """A school with one person a role."""

    school: School
    editor: User
    webmaster: User

    @property
    def host(self) -> str:
        """The host name for `Client(SERVER_NAME=...)`."""
        return self.school.site.hostname

    @property
    def root(self) -> Page:
        """The Vietnamese root page, specific."""
        return self.school.root_page.specific

    def page(self, model: type[Page]) -> Page:
        """Return the school's one page of a class, such as its `StoryIndexPage`."""
        return model.objects.descendant_of(self.school.root_page).get()


@dataclass(slots=True)
class District:
    """The portal, its people and the schools: primary, kindergarten, lower-secondary, and again."""

    portal: Site
    moderator: User
    administrator: User
    schools: list[SchoolPeople] = field(default_factory=list)

    @property
    def portal_root(self) -> Page:
        """The portal's Vietnamese root page, specific."""
        return self.portal.root_page.specific


def make_district(schools: int = 2) -> District:
    """Open a portal and some schools; call it in `setUpTestData` (some 40 ms a school)."""
    portal = portal_open(name="Phòng Giáo dục Thử nghiệm")
    district = District(
        portal=portal,
        moderator=make_person("moderator", office_group(Role.OFFICE_MODERATOR)),
        administrator=make_person("administrator", office_group(Role.OFFICE_ADMINISTRATOR)),
    )
    for number in range(1, schools + 1):
        add_school(district, number)
    return district


def add_school(district: District, number: int) -> SchoolPeople:
    """Open one more school with its two people; `number` makes its code ``truong<number>``."""
    school = school_open(
        data=SchoolData(
            code=f"truong{number}",
            level=LEVELS[(number - 1) % len(LEVELS)],
            name=f"Trường Thử nghiệm số {number}",
            name_en=f"Test School No. {number}",
            ward=WARDS[(number - 1) % len(WARDS)],
        )
    )
    people = SchoolPeople(
        school=school,
        editor=make_person(f"editor{number}", school.editors),
        webmaster=make_person(f"webmaster{number}", school.webmasters),
    )
    district.schools.append(people)
    return people


def make_person(username: str, *groups: Group) -> User:
    """Create a person who can log in with `PASSWORD`."""
    person = User.objects.create_user(
        username=username,
        email=f"{username}@example.test",
        password=PASSWORD,
        last_name="Nguyễn Thử",
        first_name=username.capitalize(),
    )
    person.groups.set(groups)
    return person


def client_of(person: User | None = None, host: str = "localhost") -> Client:
    """Return a client that speaks to a host (default: the portal's), logged in as somebody."""
    client = Client(SERVER_NAME=host, SERVER_PORT="8000")
    if person is not None:
        client.force_login(person)
    return client


class DistrictTestCase(TestCase):
    """Test case with a district, named `cls.district`; set `school_count` for more schools.

    Rolled-back tests leave caches behind that speak of what never was, so every test starts
    without them.
    """

    school_count = 2
    district: District

    @classmethod
    def setUpTestData(cls) -> None:
        """Open the district once a class."""
        cache.clear()
        cls.district = make_district(cls.school_count)

    def setUp(self) -> None:
        """Forget what the test before cached."""
        super().setUp()
        cache.clear()
        school_map_forget()
