"""Host names of schools: how they are formed and which ones are refused."""

from __future__ import annotations

import re

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Site

from sites.models import FormerHost

LABEL_PATTERN = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
"""One label of a host name (RFC 1123): letters, digits and inner hyphens, at most 63."""

RESERVED_LABELS = frozenset(
    {
        "www", "admin", "administrator", "root", "portal", "cms", "api", "app", "auth", "login",
        "sso", "account", "accounts", "static", "media", "assets", "cdn", "files", "img", "images",
        "mail", "email", "smtp", "imap", "pop", "pop3", "mx", "webmail", "autodiscover",
        "autoconfig", "ns", "ns1", "ns2", "dns", "ftp", "sftp", "ssh", "vpn", "proxy", "gateway",
        "db", "database", "redis", "search", "elastic", "elasticsearch", "backup", "status",
        "monitor", "metrics", "test", "tests", "testing", "dev", "staging", "stage", "demo",
        "preview", "beta", "localhost", "local", "internal", "intranet", "wpad", "isatap",
        "help", "support", "docs", "security", "abuse", "postmaster", "hostmaster", "webmaster",
        "phonggd", "pgd", "pgddt", "gddt",
    }
)  # fmt: skip
"""Names that mail systems, browsers, operators or the office itself use or may want to use."""


def host_name(label: str) -> str:
    """Return the full host name of a school's site for its first label."""
    return f"{label}.{settings.BASE_HOST}"


def host_label(hostname: str) -> str:
    """Return the first label of a school's host name; the whole name if it is not one of ours."""
    return hostname.removesuffix(f".{settings.BASE_HOST}")


def address(hostname: str) -> str:
    """Return the address that people type: ``http://x.localhost:8000``."""
    is_standard = (settings.BASE_SCHEME, settings.BASE_PORT) in {("http", 80), ("https", 443)}
    port = "" if is_standard else f":{settings.BASE_PORT}"
    return f"{settings.BASE_SCHEME}://{hostname}{port}"


def label_problem(label: str) -> str:
    """Say in the reader's language what is wrong with the form of a label; empty if nothing is."""
    if not label:
        return _("Give the first part of the host name.")
    if label in RESERVED_LABELS:
        return _("“%(label)s” is reserved. Choose a name that belongs to the school.") % {
            "label": label
        }
    if not LABEL_PATTERN.fullmatch(label) or label.startswith("xn--"):
        return _(
            "“%(label)s” cannot be a host name. Use lower-case letters without marks, digits and "
            "hyphens inside."
        ) % {"label": label}
    return ""


def label_conflict(label: str, *, own_site: Site | None = None) -> str:
    """Say who already uses, or used, the host name; empty if it is free for `own_site`."""
    hostname = host_name(label)
    others = Site.objects.filter(hostname__iexact=hostname)
    former = FormerHost.objects.filter(hostname__iexact=hostname)
    if own_site is not None:
        others, former = others.exclude(pk=own_site.pk), former.exclude(site=own_site)
    if site := others.first():
        return _("The address %(host)s already belongs to %(owner)s.") % {
            "host": hostname,
            "owner": site.site_name or site.hostname,
        }
    if old := former.select_related("site").first():
        return _("The address %(host)s still leads to %(owner)s, which had it before.") % {
            "host": hostname,
            "owner": old.site.site_name or old.site.hostname,
        }
    return ""
