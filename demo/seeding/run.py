"""The whole seeding, step by step."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from demo.guard import demo_only
from demo.seeding.desk import desk_fill
from demo.seeding.people import office_people_make
from demo.seeding.plan import SchoolPlan, orders_of, plan_district
from demo.seeding.portal import portal_fill
from demo.seeding.press_room import PressRoom
from demo.seeding.progress import Bar
from demo.seeding.quiet import bulk_load
from demo.seeding.school import Filled, school_fill
from demo.seeding.translations import portal_translate, school_translate
from news.models import Topic
from sites.models import School
from sites.services import portal_open, roles_sync

_AHEAD = 3
"""How many schools the press is ahead of the database."""


@dataclass(slots=True)
class Seeded:
    """What a run added."""

    schools: int = 0
    stories: int = 0
    offers: int = 0
    translations: int = 0

    @property
    def anything(self) -> bool:
        """Whether anything at all was added."""
        return bool(self.schools or self.stories or self.offers or self.translations)


def seed(
    *,
    schools: int,
    stories: int,
    seed_number: int,
    today: date | None = None,
    workers: int | None = None,
    stream: TextIO | None = None,
) -> Seeded:
    """Fill the install; a second run adds only what is missing. Raises `NotADemoError`."""
    demo_only()
    day = today or timezone.localdate()
    plans = plan_district(schools=schools, stories=stories, seed=seed_number, today=day)
    with bulk_load():
        portal = portal_open()
        roles_sync()
        office = office_people_make()
        topics = topics_by_number()
        sections = portal_fill(portal, office=office, topics=topics, seed=seed_number, today=day)
        done = Seeded()
        filled: list[Filled] = []
        bar = Bar("Demo schools", len(plans), stream=stream)

        def fill(plan: SchoolPlan, pictures: dict[str, bytes]) -> None:
            result = school_fill(plan, office=office, topics=topics, pictures=pictures, today=day)
            filled.append(result)
            done.schools += result.opened
            done.stories += result.stories
            bar.show(len(filled))

        _fill_all(plans, fill, workers=workers)
        done.translations = portal_translate(
            Page.objects.get(pk=portal.root_page_id), office=office
        )
        for item in filled:
            done.translations += school_translate(item.school, people=item.people)
        done.offers = desk_fill(
            [(item.school.pk, item.people) for item in filled],
            office=office,
            sections=sections,
            seed=seed_number,
        )
    if done.anything:
        index_rebuild()
    return done


def _fill_all(
    plans: list[SchoolPlan],
    fill: Callable[[SchoolPlan, dict[str, bytes]], None],
    *,
    workers: int | None,
) -> None:
    lacking = [plan for plan in plans if _lacks_stories(plan)]
    with PressRoom(workers=workers if lacking else 0) as press:
        position = 0
        for plan in plans:
            pictures: dict[str, bytes] = {}
            if plan in lacking:
                press.order(orders_of(lacking[position : position + _AHEAD]))
                pictures = press.collect(plan.orders)
                position += 1
            fill(plan, pictures)


def _lacks_stories(plan: SchoolPlan) -> bool:
    """Whether a school is missing or has too few demo stories; then it needs pictures."""
    school = School.objects.filter(code=plan.data.code).select_related("root_page").first()
    if school is None:
        return True
    stories = Page.objects.descendant_of(school.root_page).filter(
        owner__username__startswith=f"{school.code}.", content_type__model="storypage"
    )
    return stories.count() < len(plan.stories)


def topics_by_number() -> dict[int, Topic]:
    """The topics of the plan by their number in it, 1 to 13."""
    roots = Topic.objects.filter(depth=1).order_by("path")
    return dict(enumerate(roots, start=1))


def index_rebuild() -> None:
    """Bring the search index up to the truth after a load that noted nothing."""
    if getattr(settings, "SEARCH_INDEXING", "background") != "off":
        call_command("search_index", "rebuild", stdout=io.StringIO(), stderr=io.StringIO())
