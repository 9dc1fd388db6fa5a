"""What the demo will hold: decided before anything is written, from a seed and today's date."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any

from demo.factories.schools import roster_read
from demo.pictures.press import PictureOrder, order_picture
from demo.texts.english import told_twice
from demo.texts.stories import (
    Part,
    StoryDraft,
    choose_day,
    compose_story,
    paragraph,
    plots_for,
)
from demo.texts.voice import SchoolFacts
from sites.models import Level
from sites.school_data import SchoolData

RECENT_STORIES = 2
"""How many stories of a school are of the last days, so that every site looks alive."""

_LAST_STATES = ("draft", "waiting", "live", "returned")


@dataclass(slots=True)
class SchoolPlan:
    """One school: its facts, its stories and the pictures they show."""

    number: int
    data: SchoolData
    facts: SchoolFacts
    seed: str
    stories: list[StoryDraft] = field(default_factory=list)
    orders: dict[str, PictureOrder] = field(default_factory=dict)

    def rng(self, purpose: str) -> random.Random:
        """A random source of its own for each purpose, so that one change moves nothing else."""
        return random.Random(f"{self.seed}:{self.data.code}:{purpose}")  # nosec B311

    def state_of(self, index: int) -> str:
        """``live``, ``approved`` (live by the workflow), ``draft``, ``waiting`` or ``returned``."""
        if index == 0:
            return "approved"
        if index == len(self.stories) - 1:
            return _LAST_STATES[self.number % len(_LAST_STATES)]
        if index == len(self.stories) - 2 and self.number % 6 == 5 and index > 1:
            return "draft"
        return "live"


def mixed_roster() -> list[SchoolData]:
    """The schools with the levels taking turns, so that two schools already differ."""
    by_level = [[row for row in roster_read() if row.level == level] for level in Level.values]
    return [row for group in zip_longest(*by_level) for row in group if row is not None]


def plan_district(*, schools: int, stories: int, seed: int, today: date) -> list[SchoolPlan]:
    """Plan every school; the same arguments give the same plan, and no title comes twice."""
    used: set[str] = set()
    plans = []
    for number, data in enumerate(mixed_roster()[:schools]):
        facts = SchoolFacts(data.code, data.name, data.level, data.ward)
        plan = SchoolPlan(number, data, facts, str(seed))
        plan.stories = _stories(plan, stories, today, used)
        plan.orders = _orders(plan)
        plans.append(plan)
    return plans


def _stories(plan: SchoolPlan, count: int, today: date, used: set[str]) -> list[StoryDraft]:
    drafts = [
        _told_twice(story, plan.rng(f"twice:{number}"), today)
        for number, story in enumerate(told_twice().get(plan.data.code, [])[: max(0, count - 1)])
    ]
    plots = plots_for(plan.facts.letter)
    plan.rng("plots").shuffle(plots)
    seen = 0
    rounds = 0
    while len(drafts) < count and rounds < 20:
        for plot in plots:
            if len(drafts) >= count:
                break
            rng = plan.rng(f"story:{rounds}:{plot.name}")
            day = choose_day(plot, rng, today, recent=seen < RECENT_STORIES)
            if day is None or (rounds and seen < RECENT_STORIES):
                continue
            drafts.append(compose_story(plot, plan.facts, day, rng, used))
            seen += 1
        rounds += 1
    return drafts


def _told_twice(story: dict[str, Any], rng: random.Random, today: date) -> StoryDraft:
    parts: list[Part] = []
    for part in story["parts"]:
        if part[0] == "quote":
            parts.append(("quote", {"text": part[1], "source": part[3]}))
        elif part[0] == "paragraph":
            parts.append(("paragraph", paragraph(part[1], rng)))
        else:
            parts.append((part[0], part[1]))
    return StoryDraft(
        title=story["title"][0],
        summary=story["summary"][0],
        day=today - timedelta(days=story["days_ago"]),
        topic=story["topic"],
        plot="told-twice",
        tags=tuple(story["tags"]),
        scene=story["scene"],
        credit="Ban truyền thông nhà trường",
        parts=parts,
    )


def _orders(plan: SchoolPlan) -> dict[str, PictureOrder]:
    rng = plan.rng("pictures")
    scarves = plan.facts.letter != "k"
    covers = {draft.scene for draft in plan.stories}
    lead = plan.stories[0].scene if plan.stories else ""
    orders: dict[str, PictureOrder] = {}
    for draft in plan.stories:
        for scene in draft.scenes:
            if scene not in orders:
                shapes = _COVER_SHAPES if scene in covers else _BODY_SHAPES
                shape = "lead" if scene == lead else rng.choice(shapes)
                orders[scene] = order_picture(scene, rng, shape=shape, scarves=scarves)
    return orders


_COVER_SHAPES = ("wide", "wide", "wide", "card")
"""Cards and leads cut covers to 3:2 and 16:10, so a tall one would lose its heads."""

_BODY_SHAPES = ("wide", "square", "tall", "card")


def orders_of(plans: Iterable[SchoolPlan]) -> list[PictureOrder]:
    """Every picture of some plans."""
    return [order for plan in plans for order in plan.orders.values()]
