"""What production refuses, and what it only warns of."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ImproperlyConfigured

from cms.settings.environment import VARIABLES, Environment

SHORTEST_SECRET = 50
FEWEST_CHARACTERS = 10
"""Django asks for five different characters; ten keep out `aaaa…` with a tail, too."""


def refuse_unsafe(env: Environment) -> None:
    """Raise `ImproperlyConfigured`, naming variable and remedy, for the first problem."""
    for problem in _problems(env):
        raise ImproperlyConfigured(problem)


def _problems(env: Environment) -> Iterator[str]:
    advice = {variable.name: variable.advice for variable in VARIABLES}
    secret = env.text("SECRET_KEY")
    if len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_CHARACTERS:
        yield f"SECRET_KEY is too easy to guess: {advice['SECRET_KEY']}."
    if any(word in secret.lower() for word in ("not-a-secret", "insecure", "changeme")):
        yield f"SECRET_KEY is a placeholder: {advice['SECRET_KEY']}."
    if env.yes("DEBUG"):
        yield "DEBUG is on: write DEBUG=no, or leave it out."
    if env.yes("DEMO"):
        yield "DEMO is on: write DEMO=no, or leave it out; demo content has known passwords."
    for host in env.list("ALLOWED_HOSTS"):
        if "*" in host or host.strip(".") == "":
            yield f"ALLOWED_HOSTS contains {host!r}: name the hosts one by one."
    base = env.text("BASE_DOMAIN")
    if "*" in base:
        yield f"BASE_DOMAIN is {base!r}: {advice['BASE_DOMAIN']}."
    if base.split(":")[0] in ("localhost", "127.0.0.1"):
        yield f"BASE_DOMAIN is {base!r}, which only this machine reaches: {advice['BASE_DOMAIN']}."


def warnings_for(engine: str) -> Iterator[str]:
    """Yield what is allowed but has a limit that the operator should know."""
    if engine.endswith("sqlite3"):
        yield (
            "DATABASE_URL names SQLite: that is for one machine and few editors at a time; "
            "write postgres://… for more."
        )
