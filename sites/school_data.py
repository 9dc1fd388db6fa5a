"""The facts needed to open a school, and what can be wrong with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from core.text import clean
from sites.hosts import label_conflict, label_problem
from sites.models import Level, School
from sites.models.school import CODE_PATTERN

CODE_LENGTH = 40
NAME_LENGTH = 160
WARD_LENGTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolData:
    """What the office gives to open a school; everything else follows from it.

    `ward` is a ward's Vietnamese name, made when it is not there yet. `subdomain` is the first part
    of the host name and is the code unless said otherwise. `webmaster_email` appoints the first
    webmaster: a known person joins, an unknown one is invited by letter.
    """

    code: str
    level: str
    name: str
    ward: str
    name_en: str = ""
    subdomain: str = ""
    webmaster_email: str = ""
    webmaster_name: str = ""

    @property
    def label(self) -> str:
        """The first label of the host name."""
        return self.subdomain or self.code


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: which fact, and what to do, in the reader's language."""

    field: str
    message: str


def school_data_clean(data: SchoolData) -> SchoolData:
    """Return the facts with spaces, Unicode forms and case put right."""
    return SchoolData(
        code=_line(data.code).lower(),
        level=_line(data.level),
        name=_line(data.name),
        ward=_line(data.ward),
        name_en=_line(data.name_en),
        subdomain=_line(data.subdomain).lower(),
        webmaster_email=_line(data.webmaster_email),
        webmaster_name=_line(data.webmaster_name),
    )


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def form_problems(data: SchoolData) -> list[Problem]:
    """Return what is wrong with the facts by themselves; no query."""
    found = [
        *_code_problems(data.code),
        *_name_problems(data),
        *_ward_problems(data.ward),
    ]
    if data.level not in Level.values:
        found.append(Problem("level", level_message(data.level)))
    if (data.subdomain or _code_is_fine(data.code)) and (problem := label_problem(data.label)):
        found.append(Problem("subdomain" if data.subdomain else "code", problem))
    if data.webmaster_email:
        try:
            validate_email(data.webmaster_email)
        except ValidationError:
            message = _("“%(email)s” is not an e-mail address.") % {"email": data.webmaster_email}
            found.append(Problem("webmaster_email", message))
    return found


def conflict_problems(data: SchoolData) -> list[Problem]:
    """Return conflicts with schools and sites that exist; three queries."""
    found = []
    if other := School.objects.filter(code=data.code).first():
        message = _("The code “%(code)s” already belongs to %(school)s.")
        found.append(Problem("code", message % {"code": data.code, "school": other.name}))
    if other := School.objects.filter(name=data.name).first():
        message = _("There already is a school of this name (code %(code)s).")
        found.append(Problem("name", message % {"code": other.code}))
    if conflict := label_conflict(data.label):
        found.append(Problem("subdomain", conflict))
    return found


def problems_raise(problems: Iterable[Problem]) -> None:
    """Raise a `ValidationError` by field when there are problems."""
    by_field: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        by_field[problem.field].append(problem.message)
    if by_field:
        raise ValidationError(dict(by_field))


def level_message(written: str) -> str:
    """Say that a level is missing or unknown, and which ones there are."""
    known = ", ".join(f"{value} ({label})" for value, label in Level.choices)
    if not written:
        return _("The level is missing. Use one of: %(known)s.") % {"known": known}
    return _("Unknown level “%(level)s”. Use one of: %(known)s.") % {
        "level": written,
        "known": known,
    }


def _code_is_fine(code: str) -> bool:
    return not _code_problems(code)


def _code_problems(code: str) -> list[Problem]:
    if not code:
        return [Problem("code", _("The code is missing."))]
    if len(code) > CODE_LENGTH:
        message = _("The code has %(length)d characters; at most %(limit)d are allowed.")
        return [Problem("code", message % {"length": len(code), "limit": CODE_LENGTH})]
    if not re.match(CODE_PATTERN, code):
        message = _(
            "“%(code)s” cannot be a code. Use at least two lower-case letters and digits without "
            "marks, beginning with a letter."
        )
        return [Problem("code", message % {"code": code})]
    return []


def _name_problems(data: SchoolData) -> list[Problem]:
    found = []
    if not data.name:
        found.append(Problem("name", _("The name is missing.")))
    for field, name in (("name", data.name), ("name_en", data.name_en)):
        if len(name) > NAME_LENGTH:
            message = _("The name has %(length)d characters; at most %(limit)d are allowed.")
            found.append(Problem(field, message % {"length": len(name), "limit": NAME_LENGTH}))
    return found


def _ward_problems(ward: str) -> list[Problem]:
    if not ward:
        return [Problem("ward", _("The ward is missing."))]
    if len(ward) > WARD_LENGTH:
        message = _("The ward's name has %(length)d characters; at most %(limit)d are allowed.")
        return [Problem("ward", message % {"length": len(ward), "limit": WARD_LENGTH})]
    return []
