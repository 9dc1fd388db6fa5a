"""Registry of root pages and default pages.

`sites` opens schools but knows no page models: `home` and `news` register builders in
`AppConfig.ready()`. A builder returns an unsaved page; titles come from gettext and are asked for
while Vietnamese is active.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from wagtail.models import Page


@dataclass(frozen=True, slots=True)
class Founding:
    """What is known about a site when its pages are built; `level` is empty for the portal."""

    name: str
    name_en: str = ""
    level: str = ""


PageBuilder = Callable[[Founding], "Page"]
PortalStep = Callable[[], object]


@dataclass(frozen=True, slots=True)
class DefaultPage:
    """A page that every new site of a kind starts with.

    `place` orders the pages (steps of ten leave room); `levels` limits it to school levels, none
    means all; `in_menus` puts it into the navigation. The builder may leave the slug empty: it is
    made from the title, without marks.
    """

    key: str
    place: int
    build: PageBuilder
    levels: frozenset[str] = frozenset()
    in_menus: bool = True

    def is_for(self, level: str) -> bool:
        """Whether a site of this level starts with the page."""
        return not self.levels or level in self.levels


@dataclass(slots=True)
class SitePlan:
    """How one kind of site is founded."""

    root_model: type[Page] | None = None
    root: PageBuilder | None = None
    pages: dict[str, DefaultPage] = field(default_factory=dict)

    def root_build(self, founding: Founding) -> Page:
        """Return the unsaved root; raises `ImproperlyConfigured` when nobody registered one."""
        if self.root is None:
            raise ImproperlyConfigured("No app has registered a root page for this kind of site.")
        return self.root(founding)

    def pages_for(self, level: str) -> list[DefaultPage]:
        """Return the default pages of one level in their order."""
        wanted = [page for page in self.pages.values() if page.is_for(level)]
        return sorted(wanted, key=lambda page: (page.place, page.key))


SCHOOL_PLAN = SitePlan()
PORTAL_PLAN = SitePlan()
PORTAL_STEPS: dict[str, PortalStep] = {}


def root_models() -> tuple[type[Page], ...]:
    """Return the page classes that are roots of sites."""
    models = (SCHOOL_PLAN.root_model, PORTAL_PLAN.root_model)
    return tuple(model for model in models if model is not None)


def school_root_register(model: type[Page], build: PageBuilder) -> None:
    """Name the page class and the builder of a school's root."""
    SCHOOL_PLAN.root_model, SCHOOL_PLAN.root = model, build


def portal_root_register(model: type[Page], build: PageBuilder) -> None:
    """Name the page class and the builder of the portal's root."""
    PORTAL_PLAN.root_model, PORTAL_PLAN.root = model, build


def school_page_register(page: DefaultPage) -> None:
    """Add a default page of schools; the same key again replaces it."""
    SCHOOL_PLAN.pages[page.key] = page


def portal_page_register(page: DefaultPage) -> None:
    """Add a default page of the portal; the same key again replaces it."""
    PORTAL_PLAN.pages[page.key] = page


def portal_step_register(name: str, step: PortalStep) -> None:
    """Add work done whenever the portal is opened, before its pages; it has to be repeatable."""
    PORTAL_STEPS[name] = step
