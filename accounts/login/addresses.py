"""Where a request comes from."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

HOUSEHOLD = 64
"""Bits of an IPv6 address that name one connection; whoever has it may use any of the rest."""


def client_address(request: HttpRequest) -> str | None:
    """Return the network address of the reader, or None when it cannot be known.

    Behind `TRUSTED_PROXIES` proxies (default 0) each of them appends what it saw to
    ``X-Forwarded-For``; whatever stands further left was written by the client and is not believed.
    Of an IPv6 address only the network is returned: counting single ones would count nothing.
    """
    hops = getattr(settings, "TRUSTED_PROXIES", 0)
    told = request.META.get("REMOTE_ADDR", "")
    if hops:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(forwarded) >= hops:
            told = forwarded[-hops].strip()
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address.packed, HOUSEHOLD), strict=False).network_address)
