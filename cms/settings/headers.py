"""What browsers may do with our pages: the policies that go with every answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from blocks.video_services import FRAME_SOURCES

Policy = Mapping[str, tuple[str, ...]]

SELF, NONE, INLINE = "'self'", "'none'", "'unsafe-inline'"

LOCALIZE_SCRIPTS = (
    "'sha256-Zi6020hVNJQUtMOgLuIImaOaART6TyIrghPC9PESpjg='",  # submit_translation.html
    "'sha256-lLVZz8vyF0vCZL3ZQcc+U/kumGW1SlEfDpwWrXLLSRw='",  # edit_translation.html
)
"""Hashes of the scripts inside wagtail-localize's pages; `tests.cms.test_headers` says new ones."""

TOUCH_PROBE = ("'unsafe-hashes'", "'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='")
"""The handler `return;`, word for word: Jcrop asks by it whether a screen can be touched."""

PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation"),
        *("gyroscope", "magnetometer", "microphone", "midi", "payment", "serial", "usb"),
        "xr-spatial-tracking",
    )
)
"""Nothing of ours uses these; whatever gets into a page gets none of them either."""


def public_policy(*, hosts: Iterable[str], media_url: str, tls: bool) -> Policy:
    """Return the policy of public pages: files of this host only, and nothing inside the page.

    `hosts` are names that forms may lead to: a search on the portal ends at a school's page.
    """
    media = _origins(media_url)
    policy = {
        "default-src": (SELF,),
        "script-src": (SELF,),
        "style-src": (SELF,),
        "img-src": (SELF, "data:", *media),
        "media-src": (SELF, *media),
        "connect-src": (SELF,),
        "frame-src": (SELF, *FRAME_SOURCES),
        "frame-ancestors": (SELF,),
        "form-action": (SELF, *hosts),
        "base-uri": (NONE,),
        "object-src": (NONE,),
    }
    return {**policy, "upgrade-insecure-requests": ()} if tls else policy


def admin_policy(*, public: Policy) -> Policy:
    """Return the policy of the admin: as the public one, and what Wagtail cannot do without.

    Scripts inside a page carry a nonce. Styles inside a page are allowed: Wagtail's tooltips and
    text editor write them. Pictures chosen for upload are shown before they are sent (``blob:``).
    """
    return {
        **public,
        "script-src": (SELF, *LOCALIZE_SCRIPTS, *TOUCH_PROBE),
        "style-src": (SELF, INLINE),
        "img-src": (*public["img-src"], "blob:"),
        "font-src": (SELF, "data:"),
        "form-action": (SELF,),
    }


def policy_text(policy: Policy, *, nonce: str = "") -> str:
    """Return a policy as the header has it."""
    directives = {name: " ".join(sources) for name, sources in policy.items()}
    if nonce:
        directives["script-src"] += f" 'nonce-{nonce}'"
    return "; ".join(f"{name} {sources}".strip() for name, sources in directives.items())


def _origins(address: str) -> tuple[str, ...]:
    parts = urlsplit(address)
    return (f"{parts.scheme}://{parts.netloc}",) if parts.netloc else ()
