"""Headers that go with every answer, errors included."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cms.settings.headers import PERMISSIONS, policy_text
from core.nonce import nonce_of_answer

GetResponse = Callable[[HttpRequest], HttpResponse]
ADMIN = "/admin/"
CSP = "Content-Security-Policy"
TECHNICAL = (404, 500)
"""With DEBUG on, Django answers these by pages for developers, styled and scripted inside."""


class HeadersMiddleware:
    """Tells browsers what our pages may do; stands first, so that nothing is answered without.

    A view that has set a header itself knows better: documents come with a stricter policy.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and add what is missing."""
        with nonce_of_answer() as nonce:
            response = self.get_response(request)
        is_admin = request.path_info.startswith(ADMIN) and getattr(request, "urlconf", None) is None
        policy = settings.CSP_ADMIN if is_admin else settings.CSP_PUBLIC
        headers = response.headers
        if not (settings.DEBUG and response.status_code in TECHNICAL):
            headers.setdefault(CSP, policy_text(policy, nonce=nonce.value if is_admin else ""))
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        if is_admin:
            # An address of the admin names drafts; no other site learns it.
            headers["Referrer-Policy"] = "same-origin"
            headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        if settings.SECURE_HSTS_SECONDS and request.is_secure():
            headers.setdefault("Strict-Transport-Security", _hsts())
        return response


def _hsts() -> str:
    below = "; includeSubDomains" if settings.SECURE_HSTS_INCLUDE_SUBDOMAINS else ""
    return f"max-age={settings.SECURE_HSTS_SECONDS}{below}"
