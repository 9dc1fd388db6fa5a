"""The words that change with school, level and day, and the filling of templates."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date

from demo.texts.plots import Plot

LETTER_OF_LEVEL = {"kindergarten": "k", "primary": "p", "lower_secondary": "s"}

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_GRADES = {"p": (1, 5), "s": (6, 9)}
_CHILD = re.compile(r"\b[Cc]on\b(?! (?:đê|đường|sông|dao|người))")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """What texts need to know about a school."""

    code: str
    name: str
    level: str
    ward: str

    @property
    def letter(self) -> str:
        """k, p or s."""
        return LETTER_OF_LEVEL[self.level]

    @property
    def short_name(self) -> str:
        """The name without the word for school."""
        return self.name.removeprefix("Trường ")


def school_year(day: date) -> str:
    """The school year of a day, which begins in August: ``2026-2027``."""
    first = day.year if day.month >= 8 else day.year - 1
    return f"{first}-{first + 1}"


def next_school_year(day: date) -> str:
    """The school year after the day's one, for which admissions run."""
    first = int(school_year(day)[:4]) + 1
    return f"{first}-{first + 1}"


def short_date(day: date) -> str:
    """Day and month as they are written: ``5/9``."""
    return f"{day.day}/{day.month}"


def capital(text: str) -> str:
    """The text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def class_name(letter: str, rng: random.Random) -> str:
    """A class as people of that level say it."""
    if letter == "k":
        age = rng.choice(("lớn", "nhỡ", "bé"))
        return f"lớp mẫu giáo {age} {rng.choice('ABC')}{rng.randint(1, 4)}"
    low, high = _GRADES[letter]
    return f"lớp {rng.randint(low, high)}A{rng.randint(1, 7)}"


def grade_of(class_: str) -> str:
    """The year group of a class: ``lớp 3A2`` belongs to ``khối 3``."""
    if class_.startswith("lớp mẫu giáo"):
        return f"khối {class_.removeprefix('lớp ').rsplit(' ', 1)[0]}"
    return f"khối {class_.removeprefix('lớp ')[0]}"


def as_pupil(words: str, letter: str) -> str:
    """A pupil's own words at that level: little ones say ``con`` of themselves, big ones ``em``."""
    return words if letter != "s" else _CHILD.sub(lambda m: "Em" if m[0] == "Con" else "em", words)


class Voice:
    """Fills templates for one text: a slot keeps its word from the first line to the last."""

    def __init__(
        self, school: SchoolFacts, day: date, rng: random.Random, plot: Plot | None = None
    ) -> None:
        letter = school.letter
        own_class = class_name(letter, rng)
        self._letter = letter
        self._rng = rng
        self._plot = plot
        self._words: dict[str, str] = {
            "truong": school.name,
            "truongngan": school.short_name,
            "phuong": f"phường {school.ward}",
            "lop": own_class,
            "lop9": f"lớp 9A{rng.randint(1, 7)}",
            "khoi": grade_of(own_class),
            "be": "các bé" if letter == "k" else rng.choice(("học sinh", "các em")),
            "hs": "trẻ" if letter == "k" else "học sinh",
            "ph": "phụ huynh",
            "ngay": f"ngày {short_date(day)}",
            "buoi": f"{rng.choice(('sáng', 'chiều'))} {_WEEKDAYS[day.weekday()]}",
            "namhoc": school_year(day),
            "namhocsau": next_school_year(day),
            "soem": str(
                rng.randrange(180, 520, 10) if letter == "k" else rng.randrange(320, 1150, 10)
            ),
            "sonho": str(rng.randint(12, 38)),
        }

    def fill(self, template: str) -> str:
        """Replace every slot. Raises ``KeyError`` for a slot that nobody knows."""
        text = _SLOT.sub(self._word, template)
        return capital(text)

    def _word(self, match: re.Match[str]) -> str:
        name = match.group(1)
        key = name[0].lower() + name[1:]
        if key not in self._words:
            choices = self._plot.words(key, self._letter) if self._plot else None
            if choices is None:
                raise KeyError(f"{{{name}}} in plot {self._plot.name if self._plot else '-'}")
            self._words[key] = _SLOT.sub(self._word, self._rng.choice(choices))
        word = self._words[key]
        return capital(word) if name[0].isupper() else word
