"""What the units of a school and of the office are called in English."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sites.posts import folded_key, is_english

DATA = Path(__file__).parent / "data" / "units.json"

_DASH = re.compile(r"\s*[-–—]\s*")
_JOINT = re.compile(r"\s*(?:[,;/+&]|\s-\s|\bva\b)\s*")
_GRADE = r"(?:1[0-2]|[1-9])"
_GRADES = re.compile(rf"(?:khoi lop|khoi|lop) ({_GRADE}(?:(?:, ?| ?[-+&] ?| va ){_GRADE})*)")
_SUBJECT_OF_GRADE = re.compile(rf"(.+?) (?:khoi |lop )?({_GRADE})")


@dataclass(frozen=True, slots=True)
class _Team:
    """What a beginning such as "Tổ" is called with subjects and with grades only."""

    with_subjects: str
    alone: str


@dataclass(frozen=True, slots=True)
class _Lists:
    units: dict[str, str]
    teams: dict[str, _Team]
    subjects: dict[str, str]


@lru_cache(maxsize=1)
def _known() -> _Lists:
    """Return the lists; of two beginnings that fit the longer one comes first."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    teams = {folded_key(start): _Team(*names) for start, names in data["teams"].items()}
    return _Lists(
        units={_unit_key(name): english for name, english in data["units"].items()},
        teams=dict(sorted(teams.items(), key=lambda item: -len(item[0]))),
        subjects={folded_key(name): english for name, english in data["subjects"].items()},
    )


def unit_in_english(name: str) -> str:
    """Return the English of a unit's name; empty when a part of it is unknown."""
    key = _unit_key(name)
    known = _known()
    if key in known.units:
        return known.units[key]
    english = _grades_in_english(key)
    for start, team in known.teams.items():
        if not english and key.startswith(f"{start} "):
            english = _team_in_english(team, key.removeprefix(f"{start} "))
    return english[:1].upper() + english[1:]


def unit_shown(name: str, english: str) -> str:
    """Return a name for the active language: what somebody wrote wins over the common list."""
    return (english or unit_in_english(name)) if is_english() else name


def _team_in_english(team: _Team, rest: str) -> str:
    """Return a team of grades, of subjects, or of one subject in one grade."""
    grades = _grades_in_english(rest)
    if grades:
        return f"{team.alone}, {grades}"
    subjects = _subjects_in_english(rest)
    if subjects:
        return f"{subjects} {team.with_subjects}"
    match = _SUBJECT_OF_GRADE.fullmatch(rest)
    subject = _known().subjects.get(match[1], "") if match else ""
    return f"{subject} {team.with_subjects}, grade {match[2]}" if match and subject else ""


def _grades_in_english(text: str) -> str:
    """Return "grades 4, 5"; two with a dash between them stay so, as nobody says what it means."""
    match = _GRADES.fullmatch(text)
    if match is None:
        return ""
    listed = re.sub(r" ?[,+&] ?| va ", ", ", _DASH.sub("–", match[1]))
    return f"grade{'' if listed.isdigit() else 's'} {listed}"


def _subjects_in_english(text: str) -> str:
    """Return "mathematics and computing"; empty unless every subject is known."""
    subjects = _known().subjects
    if text in subjects:
        return subjects[text]
    found = [subjects.get(part, "") for part in _JOINT.split(text)]
    if not all(found):
        return ""
    *first, last = found
    return f"{', '.join(first)} and {last}" if first else last


def _unit_key(name: str) -> str:
    return _DASH.sub(" - ", folded_key(name))
