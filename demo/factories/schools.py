"""Schools, opened by the service that the office uses."""

from __future__ import annotations

import csv
from functools import lru_cache

from accounts.models import User
from demo.texts.plots import DATA
from sites.models import School
from sites.school_data import SchoolData
from sites.services import school_open


@lru_cache(maxsize=1)
def roster_read() -> tuple[SchoolData, ...]:
    """The 87 schools of the demo."""
    with (DATA / "schools.csv").open(encoding="utf-8", newline="") as file:
        return tuple(SchoolData(**row) for row in csv.DictReader(file))


def school_make(data: SchoolData, *, user: User | None = None) -> tuple[School, bool]:
    """Return the school of that code, opened if it is not there, and whether it was opened now."""
    school = School.objects.filter(code=data.code).select_related("site", "root_page").first()
    if school is not None:
        return school, False
    return school_open(data=data, user=user), True
