"""``SEARCH_URL`` for Elasticsearch: hosts, security and index names in one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit, urlunsplit

from django.core.exceptions import ImproperlyConfigured

DEFAULT_PORT = 9200
DEFAULT_PREFIX = "schools"
KNOWN = ("api_key", "ca_certs", "prefix", "replicas", "timeout")


@dataclass(frozen=True, slots=True)
class Address:
    """Hosts and options of ``https://a:9200,https://b:9200?api_key=…&ca_certs=…&prefix=…``.

    ``api_key`` and ``ca_certs`` (path of a file) secure the connection; ``prefix`` begins the names
    of all indexes, so that several installations may share a cluster; ``replicas`` is a number or a
    range as Elasticsearch writes it (default ``0-1``: one as soon as there are two nodes);
    ``timeout`` is in seconds.
    """

    hosts: tuple[str, ...]
    prefix: str = DEFAULT_PREFIX
    replicas: str = "0-1"
    client: dict[str, Any] = field(default_factory=dict)


def parse_address(url: str) -> Address:
    """Read an address. Raises `ImproperlyConfigured` for unknown options or a missing host."""
    hosts_part, _, query = url.partition("?")
    options = {name: values[-1] for name, values in parse_qs(query).items()}
    unknown = sorted(set(options) - set(KNOWN))
    if unknown:
        raise ImproperlyConfigured(f"SEARCH_URL: unknown option {unknown[0]!r}")
    client: dict[str, Any] = {"request_timeout": float(options.get("timeout", "10"))}
    if "api_key" in options:
        client["api_key"] = options["api_key"]
    if "ca_certs" in options:
        client["ca_certs"] = options["ca_certs"]
    return Address(
        hosts=tuple(_with_port(host) for host in hosts_part.split(",") if host),
        prefix=options.get("prefix", DEFAULT_PREFIX),
        replicas=options.get("replicas", "0-1"),
        client=client,
    )


def _with_port(host: str) -> str:
    parts = urlsplit(host)
    if not parts.hostname:
        raise ImproperlyConfigured(f"SEARCH_URL: {host!r} is no http address")
    netloc = parts.netloc if parts.port else f"{parts.netloc}:{DEFAULT_PORT}"
    return urlunsplit((parts.scheme, netloc, parts.path, "", ""))
