"""Putting a story together: title, summary and the blocks of its text."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from typing import Any

from demo.texts.plots import Plot, load_closings, load_plots
from demo.texts.voice import SchoolFacts, Voice, as_pupil

_SUMMARY_LIMIT = 320
_TITLE_TRIES = 40

_HOLIDAYS = frozenset({(1, 1), (4, 30), (5, 1), (9, 1), (9, 2)})
_TET = {2026: date(2026, 2, 17), 2027: date(2027, 2, 6), 2028: date(2028, 1, 26)}
"""First day of the lunar year; in years not listed the holiday is simply not known."""

Part = tuple[str, Any]
"""Kind of block and its value; pictures carry a scene's name instead of an image."""


@dataclass(slots=True)
class StoryDraft:
    """A story before it becomes a page."""

    title: str
    summary: str
    day: date
    topic: int
    plot: str
    tags: tuple[str, ...]
    scene: str
    credit: str
    parts: list[Part] = field(default_factory=list)

    @property
    def scenes(self) -> list[str]:
        """Every scene that the story shows, the cover's first."""
        shown = [self.scene]
        for kind, value in self.parts:
            if kind == "picture":
                shown.append(value["scene"])
        return shown


def block_key(rng: random.Random) -> str:
    """The key that Wagtail's editor gives every paragraph; without it a first save is a change."""
    return "".join(rng.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=5))


def paragraph(text: str, rng: random.Random) -> str:
    """One paragraph of rich text."""
    return f'<p data-block-key="{block_key(rng)}">{escape(text, quote=False)}</p>'


def bullet_list(items: list[str], rng: random.Random) -> str:
    """A list of rich text."""
    lines = "".join(
        f'<li data-block-key="{block_key(rng)}">{escape(item, quote=False)}</li>' for item in items
    )
    return f"<ul>{lines}</ul>"


def plots_for(level_letter: str) -> list[Plot]:
    """The plots that suit a level."""
    return [plot for plot in load_plots() if level_letter in plot.levels]


def is_school_day(day: date) -> bool:
    """Whether schools are open: not on weekends, public holidays and around Tết."""
    if day.weekday() >= 5 or (day.month, day.day) in _HOLIDAYS:
        return False
    eve = _TET.get(day.year)
    return eve is None or not eve - timedelta(days=3) <= day <= eve + timedelta(days=6)


def choose_day(plot: Plot, rng: random.Random, today: date, *, recent: bool = False) -> date | None:
    """A school day in the plot's months of this or the last school year, never after today.

    ``recent`` asks for one of the last ten days; None when the plot's season has not come.
    """
    if recent:
        candidates = [today - timedelta(days=back) for back in range(11)]
    else:
        first = date(today.year - (1 if today.month >= 8 else 2), 8, 18)
        span = (today - first).days
        candidates = [first + timedelta(days=offset) for offset in range(span)]
    days = [day for day in candidates if day.month in plot.months and is_school_day(day)]
    return rng.choice(days) if days else None


def compose_story(
    plot: Plot, school: SchoolFacts, day: date, rng: random.Random, used_titles: set[str]
) -> StoryDraft:
    """Write a story. Titles already in ``used_titles`` are avoided; the new one is added to it."""
    voice = Voice(school, day, rng, plot)
    title = voice.fill(rng.choice(plot.titles))
    for _ in range(_TITLE_TRIES):
        if title.casefold() not in used_titles:
            break
        voice = Voice(school, day, rng, plot)
        title = voice.fill(rng.choice(plot.titles))
    used_titles.add(title.casefold())
    summaries = [voice.fill(text) for text in plot.summaries]
    fitting = [text for text in summaries if len(text) <= _SUMMARY_LIMIT]
    draft = StoryDraft(
        title=title,
        summary=rng.choice(fitting),
        day=day,
        topic=plot.topic,
        plot=plot.name,
        tags=tuple(voice.fill(tag) for tag in plot.tags),
        scene=rng.choice(plot.scenes),
        credit=_credit(voice, rng),
    )
    draft.parts = _parts(plot, voice, rng, draft.scene, school.letter)
    return draft


def _credit(voice: Voice, rng: random.Random) -> str:
    return voice.fill(
        rng.choice(
            (
                "Ban truyền thông nhà trường",
                "Giáo viên {lop}",
                "Tổ chuyên môn {khoi}",
                "Cô giáo Demo 1",
                "Thầy giáo Demo 2",
                "Cô giáo Demo 3",
            )
        )
    )


def _parts(plot: Plot, voice: Voice, rng: random.Random, cover: str, letter: str) -> list[Part]:
    parts: list[Part] = [("paragraph", paragraph(voice.fill(rng.choice(plot.openings)), rng))]
    quotes = rng.sample(plot.quotes, min(len(plot.quotes), rng.choice((1, 1, 2))))
    others = [scene for scene in plot.scenes if scene != cover] or list(plot.scenes)
    extras = _extras(plot, voice, rng)
    for number, section in enumerate(plot.sections):
        parts.append(("heading", voice.fill(section.heading)))
        texts = list(section.paragraphs)
        if len(texts) > 2 and rng.random() < 0.4:
            texts.pop(rng.randrange(1, len(texts)))
        body = "".join(paragraph(voice.fill(text), rng) for text in texts)
        parts.append(("paragraph", body))
        if number == 0 and rng.random() < 0.55:
            parts.append(("picture", {"scene": rng.choice(others)}))
        if quotes:
            source, words = quotes.pop()
            said = voice.fill(words)
            if source.startswith(("Một em", "Một học sinh")):
                said = as_pupil(said, letter)
            parts.append(("quote", {"text": said, "source": voice.fill(source)}))
    parts.extend(extras)
    closings = load_closings()
    last = rng.choice(closings["*"] + closings[letter])
    parts.append(("paragraph", paragraph(voice.fill(last), rng)))
    return parts


def _extras(plot: Plot, voice: Voice, rng: random.Random) -> list[Part]:
    extras: list[Part] = []
    for intro, items in plot.lists:
        text = paragraph(voice.fill(intro), rng)
        extras.append(("paragraph", text + bullet_list([voice.fill(item) for item in items], rng)))
    for caption, rows in plot.tables:
        value = {
            "data": [[voice.fill(cell) for cell in row] for row in rows],
            "cell": [],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_caption": voice.fill(caption),
            "table_header_choice": "row",
        }
        extras.append(("table", value))
    for kind, heading, text in plot.callouts:
        value = {
            "kind": kind,
            "heading": voice.fill(heading),
            "text": paragraph(voice.fill(text), rng),
        }
        extras.append(("callout", value))
    rng.shuffle(extras)
    return extras[:2]
