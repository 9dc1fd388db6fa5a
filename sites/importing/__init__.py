"""Open many schools from a file."""

from __future__ import annotations

from sites.importing.checking import Candidate, candidates_check
from sites.importing.reading import FileProblem, Row, RowProblem, Table, table_read
from sites.importing.running import ImportReport, schools_import

__all__ = [
    "Candidate",
    "FileProblem",
    "ImportReport",
    "Row",
    "RowProblem",
    "Table",
    "candidates_check",
    "schools_import",
    "table_read",
]
