"""Where a request comes from."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """Return the network address of the reader, or None when it cannot be known.

    Behind `TRUSTED_PROXIES` proxies (default 0) each of them appends what it saw to
    ``X-Forwarded-For``; whatever stands further left was written by the client and is not believed.
    """
    hops = getattr(settings, "TRUSTED_PROXIES", 0)
    told = request.META.get("REMOTE_ADDR", "")
    if hops:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(forwarded) >= hops:
            told = forwarded[-hops].strip()
    try:
        return str(ipaddress.ip_address(told))
    except ValueError:
        return None
