"""Open the schools of a file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from sites.importing.checking import Candidate, Check, candidates_check, is_open_already
from sites.importing.reading import RowProblem, table_read
from sites.models import School
from sites.services import school_open

if TYPE_CHECKING:
    from accounts.models import User

Progress = Callable[[int, int, str], None]
"""Told (how many are done, how many there are, name of the last one)."""


@dataclass(slots=True)
class ImportReport:
    """What happened. After a dry run `opened` is empty and `good` says what would be opened."""

    good: list[Candidate] = field(default_factory=list)
    already: list[Candidate] = field(default_factory=list)
    opened: list[School] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)


class _NothingOpened(Exception):
    """Ends the one transaction of an all-or-nothing run."""


def schools_import(
    *,
    stream: IO[bytes],
    user: User | None = None,
    dry_run: bool = False,
    all_or_nothing: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Open the schools of a CSV or XLSX file; may be repeated, open schools are passed over.

    Every bad row is reported; the good ones are opened, each in a transaction of its own, or none
    at all if `all_or_nothing` is asked for. Raises `FileProblem` when the file has no usable table.
    """
    check = candidates_check(table_read(stream))
    report = ImportReport(good=check.good, already=check.already, problems=check.problems)
    if dry_run or (all_or_nothing and report.problems):
        return report
    try:
        with transaction.atomic() if all_or_nothing else nullcontext():
            _open_all(report, check, user, progress)
            if all_or_nothing and report.problems:
                raise _NothingOpened
    except _NothingOpened:
        report.opened = []
    return report


def _open_all(
    report: ImportReport, check: Check, user: User | None, progress: Progress | None
) -> None:
    for done, candidate in enumerate(check.good, start=1):
        try:
            report.opened.append(school_open(data=candidate.data, user=user))
        except ValidationError as error:
            _refused(report, check, candidate, error)
        if progress is not None:
            progress(done, len(check.good), candidate.data.name)


def _refused(
    report: ImportReport, check: Check, candidate: Candidate, error: ValidationError
) -> None:
    """Note why a school was not opened; one that somebody else opened meanwhile is no problem."""
    if is_open_already(candidate.data):
        report.already.append(candidate)
        return
    for column, messages in error.message_dict.items():
        shown = check.shown(column)
        report.problems += [RowProblem(candidate.line, shown, message) for message in messages]
