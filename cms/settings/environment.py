"""The one table of environment variables, and how they are read.

`docs/reference/settings.md` is written from this table (``manage.py settings_reference --write``)
and a test keeps both equal. A variable that is not in the table cannot be read.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"

TRUE = {"1", "yes", "true", "on"}
FALSE = {"0", "no", "false", "off", ""}


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable.

    `default` is what development uses; `{checkout}` in it is the folder of this checkout.
    `required` = production has no default and refuses to start without it; `advice` is what the
    refusal tells the operator to write.
    """

    name: str
    kind: str
    default: str
    description: str
    required: bool = False
    advice: str = ""
    production_default: str | None = None

    @property
    def in_production(self) -> str | None:
        """The default that production uses."""
        if self.required:
            return None
        return self.default if self.production_default is None else self.production_default


VARIABLES: tuple[Variable, ...] = (
    Variable(
        "SECRET_KEY",
        "text",
        "development-only-not-a-secret",
        "Signs sessions, password links and picture addresses. At least 50 random characters; "
        "changing it logs everybody out.",
        required=True,
        advice="write at least 50 random characters, for example the output of: python3 -c "
        '"import secrets; print(secrets.token_urlsafe(50))"',
    ),
    Variable(
        "BASE_DOMAIN",
        "host[:port]",
        "localhost:8000",
        "Host of the office's portal and of the admin; a school answers at `<code>.` before it. "
        "Without a port, https on 443 is meant.",
        required=True,
        advice="write the portal's host name, for example giaoduc.example.edu.vn",
    ),
    Variable(
        "DATABASE_URL",
        "address",
        "sqlite:///{checkout}/var/db.sqlite3",
        "`sqlite:////absolute/file` or `postgres://user:password@host:5432/name`. SQLite is meant "
        "for one machine.",
        required=True,
        advice="write postgres://user:password@host:5432/name (or sqlite:////absolute/file for "
        "a small install on one machine)",
    ),
    Variable(
        "SEARCH_URL",
        "folder or address",
        "{checkout}/var/search",
        "A folder for the embedded engine (Tantivy), or `https://user:password@host:9200`, several "
        "hosts separated by commas, for Elasticsearch; `#prefix` after it names the indexes.",
    ),
    Variable(
        "CACHE_URL",
        "address",
        "filecache://{checkout}/var/cache",
        "Shared by all server processes: `filecache:///folder` on one machine, "
        "`redis://host:6379/0` for several.",
    ),
    Variable(
        "MEDIA_ROOT",
        "folder or bucket",
        "{checkout}/var/media",
        "Uploaded files: a folder, or `s3://bucket/prefix?region=…&endpoint=…` (credentials as the "
        "S3 client reads them: `AWS_ACCESS_KEY_ID` and so on, or the machine's role).",
    ),
    Variable(
        "MEDIA_URL",
        "path or address",
        "/media/",
        "Where scaled pictures are read from; with a bucket, its public address. Originals and "
        "documents are never served from here.",
    ),
    Variable(
        "URGENT_ROOT",
        "folder",
        "{checkout}/var/urgent",
        "Where each machine keeps the urgent notices that `/khan-cap/` shows without a database.",
    ),
    Variable(
        "MAINTENANCE_FILE",
        "file",
        "{checkout}/var/maintenance.json",
        "While this file exists on a machine, it answers visitors with the maintenance page; "
        "`manage.py maintenance on` and `off` write and remove it.",
    ),
    Variable(
        "BROADCAST_CONFIRM_ABOVE",
        "number",
        "10",
        "Above this number of schools a second person of the office confirms a notice to schools.",
    ),
    Variable(
        "TASKS",
        "immediate or database",
        "immediate",
        "Mail, text extraction, index repair: at once, or queued for `manage.py db_worker`.",
    ),
    Variable(
        "EMAIL_URL",
        "address",
        "filemail:///{checkout}/var/mail",
        "`smtp+tls://user:password@host:587`, `filemail:////folder` (one file a mail) or "
        "`consolemail://`.",
        required=True,
        advice="write smtp+tls://user:password@host:587",
    ),
    Variable(
        "DEFAULT_FROM_EMAIL",
        "mail address",
        "no-reply@localhost",
        "Sender of every mail.",
        required=True,
        advice="write the office's sender address, for example no-reply@giaoduc.example.edu.vn",
    ),
    Variable(
        "DEBUG",
        "yes or no",
        "yes",
        "Error pages with source code. `make run` sets it to no.",
        production_default="no",
    ),
    Variable(
        "DEMO",
        "yes or no",
        "yes",
        "Whether `manage.py seed_demo` exists. Production has no demo content.",
        production_default="no",
    ),
    Variable(
        "ALLOWED_HOSTS",
        "list",
        "",
        "Host names, separated by commas, that are answered besides the portal's and all below it; "
        "for schools with a domain of their own.",
    ),
    Variable(
        "BEHIND_TLS_PROXY",
        "yes or no",
        "no",
        "Trust `X-Forwarded-Proto` of the proxy in front. Set it only where a proxy always "
        "overwrites that header.",
    ),
    Variable(
        "SECOND_FACTOR",
        "required or optional",
        "optional",
        "Whether office people and superusers must confirm each sign-in by a code from their "
        "telephone. School people may always choose to. Optional in development, so that the "
        "demo's people sign in by password alone.",
        production_default="required",
    ),
    Variable(
        "SESSION_IDLE_MINUTES",
        "number",
        "120",
        "After how long without a sign of life a person has to sign in again; an editor that is "
        "merely open gives none, and what was typed in it is carried through the login.",
    ),
    Variable(
        "SESSION_HOURS",
        "number",
        "12",
        "After how long at most a person has to sign in again.",
    ),
    Variable(
        "TRUSTED_PROXIES",
        "number",
        "0",
        "How many proxies of yours stand in front and append to `X-Forwarded-For`; login limits "
        "count the address that the first of them saw. With `BEHIND_TLS_PROXY` at least 1.",
    ),
    Variable(
        "HSTS_SECONDS",
        "number",
        "0",
        "How long browsers must insist on https for the portal's domain and all below it.",
        production_default="31536000",
    ),
    Variable(
        "DATABASE_CONNECTION_SECONDS",
        "number",
        "60",
        "How long a connection to the database is kept and used again.",
    ),
    Variable("PORT", "number", "8000", "Port on which gunicorn listens."),
    Variable(
        "BIND",
        "address",
        "127.0.0.1",
        "Address on which gunicorn listens; `0.0.0.0` for every network.",
    ),
    Variable("WEB_CONCURRENCY", "number", "2", "Server processes; about one a core."),
    Variable("WEB_THREADS", "number", "4", "Threads in each server process."),
    Variable("LOG_LEVEL", "text", "INFO", "`DEBUG`, `INFO`, `WARNING` or `ERROR`; goes to stderr."),
)

_BY_NAME = {variable.name: variable for variable in VARIABLES}


class Environment:
    """Typed reading of the variables of the table; every refusal names the variable."""

    def __init__(self, *, production: bool, values: dict[str, str] | None = None) -> None:
        self.production = production
        self._values = dict(os.environ) if values is None else values

    def text(self, name: str) -> str:
        """Return a variable, or its default; production has none for what it requires.

        Raises `ImproperlyConfigured`.
        """
        variable = _BY_NAME[name]
        value = self._values.get(name, "").strip()
        if value:
            return value
        default = variable.in_production if self.production else variable.default
        if default is None:
            raise ImproperlyConfigured(f"{name} is missing: {variable.advice}.")
        return default.replace("{checkout}", str(BASE_DIR))

    def yes(self, name: str) -> bool:
        """Return a yes-or-no variable."""
        value = self.text(name).lower()
        if value in TRUE:
            return True
        if value in FALSE:
            return False
        raise ImproperlyConfigured(f"{name} is {value!r}: write yes or no.")

    def number(self, name: str) -> int:
        """Return a whole number, zero or more."""
        value = self.text(name)
        if not (value.isascii() and value.isdigit()):
            raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number.")
        return int(value)

    def list(self, name: str) -> list[str]:
        """Return the parts of a list separated by commas."""
        return [part.strip() for part in self.text(name).split(",") if part.strip()]

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        """Return a variable that allows certain words only."""
        value = self.text(name)
        if value not in choices:
            raise ImproperlyConfigured(f"{name} is {value!r}: write {' or '.join(choices)}.")
        return value
