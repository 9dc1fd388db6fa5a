"""Check the rows of a file against the rules, against each other and against what exists."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sites.hosts import host_name
from sites.importing.reading import RowProblem, Table
from sites.importing.words import level_read
from sites.models import FormerHost, School
from sites.school_data import SchoolData, conflict_problems, form_problems, school_data_clean


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that may be opened."""

    line: int
    data: SchoolData


@dataclass(slots=True)
class Check:
    """The outcome: rows to open, rows that are open already, problems."""

    good: list[Candidate] = field(default_factory=list)
    already: list[Candidate] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    def shown(self, column: str) -> str:
        """Return what the file calls a column; a host made of the code is mended in the code."""
        if column == "subdomain" and column not in self.headers:
            column = "code"
        return self.headers.get(column, column)


def candidates_check(table: Table) -> Check:
    """Sort the rows of a table. Of two rows that say the same thing the first one counts."""
    check = Check(problems=list(table.problems), headers=table.headers)
    seen: dict[tuple[str, str], int] = {}
    for row in table.rows:
        cells = row.cells | {"level": level_read(row.cells["level"])}
        candidate = Candidate(row.line, school_data_clean(SchoolData(**cells)))
        problems = form_problems(candidate.data)
        found = [RowProblem(row.line, check.shown(p.field), p.message) for p in problems]
        found += _repetitions(check, candidate, seen)
        if not found and is_open_already(candidate.data):
            check.already.append(candidate)
            continue
        if not found:
            found = [
                RowProblem(row.line, check.shown(p.field), p.message)
                for p in conflict_problems(candidate.data)
            ]
        if found:
            check.problems += found
        else:
            check.good.append(candidate)
    check.problems.sort(key=lambda problem: problem.line)
    return check


def _repetitions(
    check: Check, candidate: Candidate, seen: dict[tuple[str, str], int]
) -> list[RowProblem]:
    data = candidate.data
    found = []
    facts = (("code", data.code), ("name", data.name.casefold()), ("subdomain", data.label))
    for column, value in facts:
        if not value:
            continue
        earlier = seen.setdefault((column, value), candidate.line)
        if earlier == candidate.line:
            continue
        if column == "subdomain" and not data.subdomain:
            continue
        message = _("“%(value)s” already stands in line %(line)d.")
        shown = {"code": data.code, "name": data.name, "subdomain": data.label}[column]
        problem = message % {"value": shown, "line": earlier}
        found.append(RowProblem(candidate.line, check.shown(column), problem))
    return found


def is_open_already(data: SchoolData) -> bool:
    """Whether exactly this school exists, at this host name or moved away from it since."""
    school = School.objects.filter(code=data.code, name=data.name, level=data.level).first()
    if school is None:
        return False
    hostname = host_name(data.label)
    if school.site.hostname == hostname:
        return True
    return FormerHost.objects.filter(site=school.site, hostname=hostname).exists()
