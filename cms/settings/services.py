"""Turn addresses from the environment into Django's dictionaries."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from cms.settings.environment import BASE_DIR, Environment

SQLITE_OPTIONS = {
    # Writers queue at BEGIN instead of failing when a reader turns writer in the middle.
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=30000;"
        "PRAGMA cache_size=-20000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
    ),
}
"""WAL lets readers go on while somebody writes; NORMAL is safe with WAL."""

MEMORY = ":memory:"


def _parsed(name: str, value: str, parse: Any) -> dict[str, Any]:
    """Run a parser of django-environ; whatever it dislikes becomes one line naming the variable."""
    try:
        config = parse(value)
    except (ImproperlyConfigured, ValueError, KeyError) as error:
        raise ImproperlyConfigured(f"{name} cannot be read: {error}.") from error
    if not config:
        raise ImproperlyConfigured(f"{name} cannot be read: unknown kind of address.")
    return dict(config)


def host_and_port(domain: str) -> tuple[str, int]:
    """Split ``BASE_DOMAIN``; without a port, https on 443 is meant."""
    host, _, port = domain.lower().partition(":")
    if not host or "/" in domain or (port and not port.isdigit()):
        raise ImproperlyConfigured(
            f"BASE_DOMAIN is {domain!r}: write a host name, and a port after a colon if need be."
        )
    return host, int(port or 443)


def database(env: Environment) -> dict[str, Any]:
    """Return the configuration of the database behind ``DATABASE_URL``."""
    config = _parsed("DATABASE_URL", env.text("DATABASE_URL"), environ.Env.db_url_config)
    engine = str(config.get("ENGINE", ""))
    if engine.endswith("sqlite3"):
        if config["NAME"] != MEMORY:
            path = BASE_DIR / str(config["NAME"])
            path.parent.mkdir(parents=True, exist_ok=True)
            config["NAME"] = str(path)
        config["OPTIONS"] = {**SQLITE_OPTIONS, **config.get("OPTIONS", {})}
    elif engine.endswith("postgresql"):
        config["CONN_HEALTH_CHECKS"] = True
    else:
        raise ImproperlyConfigured("DATABASE_URL cannot be read: write sqlite:… or postgres:….")
    # Also for SQLite: opening it costs a page some 3 ms, with its settings and an empty page cache.
    config["CONN_MAX_AGE"] = env.number("DATABASE_CONNECTION_SECONDS")
    return config


def caches(env: Environment) -> dict[str, dict[str, Any]]:
    """Return the caches: one shared by all processes, none for renditions.

    Renditions are prefetched with the pages of a list: one query is cheaper than a look-up each.
    """
    config = _parsed("CACHE_URL", env.text("CACHE_URL"), environ.Env.cache_url_config)
    if config["BACKEND"].endswith("FileBasedCache"):
        config["LOCATION"] = str(BASE_DIR / str(config["LOCATION"]))
        # Django's 300 would throw out what every request needs.
        config.setdefault("OPTIONS", {"MAX_ENTRIES": 5_000})
    return {
        "default": config,
        "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    }


def email(env: Environment) -> dict[str, Any]:
    """Return the ``EMAIL_*`` settings behind ``EMAIL_URL``."""
    config = _parsed("EMAIL_URL", env.text("EMAIL_URL"), environ.Env.email_url_config)
    config.pop("OPTIONS", None)
    backend = str(config["EMAIL_BACKEND"])
    if backend.endswith("filebased.EmailBackend"):
        path = BASE_DIR / str(config["EMAIL_FILE_PATH"])
        path.mkdir(parents=True, exist_ok=True)
        return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": str(path)}
    if backend.endswith("smtp.EmailBackend") and not config.get("EMAIL_HOST"):
        raise ImproperlyConfigured(
            "EMAIL_URL names no host: write smtp+tls://user:password@host:587."
        )
    config.pop("EMAIL_FILE_PATH", None)
    config["EMAIL_TIMEOUT"] = 20
    config["EMAIL_HOST_USER"] = config.get("EMAIL_HOST_USER") or ""
    config["EMAIL_HOST_PASSWORD"] = config.get("EMAIL_HOST_PASSWORD") or ""
    config["EMAIL_PORT"] = config.get("EMAIL_PORT") or (587 if config.get("EMAIL_USE_TLS") else 25)
    return config


def tasks(env: Environment) -> dict[str, dict[str, Any]]:
    """Return the task backends."""
    backend = {
        "immediate": "django_tasks.backends.immediate.ImmediateBackend",
        "database": "django_tasks_db.DatabaseBackend",
    }[env.one_of("TASKS", ("immediate", "database"))]
    return {"default": {"BACKEND": backend, "QUEUES": []}}


def media_storage(env: Environment) -> dict[str, Any]:
    """Return the storage of uploaded files: a folder, or a bucket for several machines."""
    root = env.text("MEDIA_ROOT")
    if not root.startswith("s3://"):
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    address = urlsplit(root)
    if not address.hostname:
        raise ImproperlyConfigured("MEDIA_ROOT names no bucket: write s3://bucket/prefix.")
    query = {key: values[-1] for key, values in parse_qs(address.query).items()}
    options: dict[str, Any] = {
        "bucket_name": address.hostname,
        "location": address.path.strip("/"),
        "file_overwrite": False,
        "default_acl": None,
        # Addresses stand in cached pages, so they must not expire: the bucket's policy opens
        # `images/` to everybody and nothing else.
        "querystring_auth": False,
        "region_name": query.get("region"),
        "endpoint_url": query.get("endpoint"),
    }
    public = env.text("MEDIA_URL")
    if "://" in public:
        options["custom_domain"] = public.split("://", 1)[1].rstrip("/")
        options["url_protocol"] = f"{urlsplit(public).scheme}:"
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def media_root(env: Environment) -> Path:
    """Return the folder of uploaded files; with a bucket, one that stays empty."""
    root = env.text("MEDIA_ROOT")
    return BASE_DIR / ("var/media" if root.startswith("s3://") else root)
