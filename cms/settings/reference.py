"""The page about environment variables, written from their table."""

from __future__ import annotations

from cms.settings.environment import BASE_DIR, VARIABLES, Variable

REFERENCE = BASE_DIR / "docs" / "reference" / "settings.md"

HEAD = """\
# Settings

Everything that differs between machines comes from environment variables; code and settings modules
are the same everywhere. This page is written by `python manage.py settings_reference --write` from
`cms/settings/environment.py`, and a test keeps both equal.

- Development and `make run` use `cms.settings.dev`: every variable has a default.
- Production uses `cms.settings.production` (`DJANGO_SETTINGS_MODULE=cms.settings.production`): it
  refuses to start while a required variable is missing or a value is unsafe, and the message names
  the variable and what to write.
- `{checkout}` is the folder of the checkout. An empty variable counts as a missing one.

"""

REFUSALS = """
## What production refuses

| Variable | Refused |
| --- | --- |
| every required one | missing or empty |
| `SECRET_KEY` | shorter than 50 characters, fewer than 10 different ones, or a placeholder |
| `DEBUG`, `DEMO` | on |
| `ALLOWED_HOSTS` | `*`, or a part of a name with `*`, or a bare dot |
| `BASE_DOMAIN` | `*`, `localhost` or `127.0.0.1` |

SQLite in production is allowed, with a warning: it is meant for one machine and few editors at a
time.

## Only for tests

`make test` ignores the variables above, so that a developer's own shell cannot reach the tests.

| Variable | Meaning |
| --- | --- |
| `TEST_DATABASE_URL` | Another database than SQLite in memory, such as PostgreSQL. |
| `TEST_CACHE_URL` | Another cache than the process's own memory, such as Redis. |
| `BROWSER_TESTS` | `1` runs the browser tests. |
| `BROWSER_SCREENSHOTS` | A folder that keeps the browser tests' pictures. |
| `CHROMIUM` | The browser's program; `/usr/bin/chromium` without it. |
| `SEARCH_TEST_ELASTICSEARCH` | Address of an Elasticsearch whose indexes may be deleted. |
| `SEARCH_TEST_CLUSTER` | `1` lets a test start and kill a cluster of two nodes. |
"""


def reference_text() -> str:
    """Return the whole page."""
    lines = [
        "| Variable | Kind | Development | Production | Meaning |",
        "| --- | --- | --- | --- | --- |",
        *(_row(variable) for variable in VARIABLES),
    ]
    return HEAD + "\n".join(lines) + "\n" + REFUSALS


def _row(variable: Variable) -> str:
    production = "**required**" if variable.required else _code(variable.in_production)
    cells = (
        f"`{variable.name}`",
        variable.kind,
        _code(variable.default),
        production,
        variable.description,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _code(value: str | None) -> str:
    return f"`{value}`" if value else "empty"
