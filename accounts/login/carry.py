"""What somebody typed goes with them through the login.

A form of the admin that is sent after its session has ended is not thrown away: the login page
carries its fields, and after the login one click sends them on. Nothing is kept on the server or in
the browser, and a shared computer remembers nothing.

Only forms of our own pages come so far: a strange site's form fails Django's check against
forgery, and `from_own_page` is asked where that check failed for want of a fresh token.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

FIELD = "carried"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True, slots=True)
class Carried:
    """A form on its way: where it goes, its fields, and whether files were lost."""

    target: str
    fields: tuple[tuple[str, str], ...]
    has_files: bool = False

    @property
    def packed(self) -> str:
        """The form as the value of one hidden field."""
        return json.dumps([self.target, self.fields, self.has_files], ensure_ascii=False)


def carried_of(request: HttpRequest) -> Carried | None:
    """Take up the form that a person has sent from an admin page; None for anything else.

    Passwords are not carried; they would stand readable in the next page.
    """
    if not is_page_form(request):
        return None
    fields = tuple(
        (name, str(value))
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    )
    return Carried(request.get_full_path(), fields, bool(request.FILES))


def carried_on(request: HttpRequest) -> Carried | None:
    """Unpack the form that came along with a login form; None if none did, or a mangled one."""
    try:
        target, fields, has_files = json.loads(request.POST.get(FIELD, ""))
        pairs = tuple((str(name), str(value)) for name, value in fields)
    except (ValueError, TypeError):
        return None
    if not _is_admin_address(request, str(target)):
        return None
    return Carried(str(target), pairs, bool(has_files))


def is_page_form(request: HttpRequest) -> bool:
    """Whether a request is a form that a browser sent in order to show the answer as a page."""
    return (
        request.method == "POST"
        and request.content_type in FORMS
        and request.headers.get("x-requested-with") != "XMLHttpRequest"
        and request.headers.get("sec-fetch-mode", "navigate") == "navigate"
        and _is_admin_address(request, request.get_full_path())
    )


def from_own_page(request: HttpRequest) -> bool:
    """Whether the browser vouches that a page of this very host sent the request."""
    own = (settings.WAGTAILADMIN_BASE_URL, f"{request.scheme}://{request.get_host()}")
    return request.headers.get("origin") in own


def _is_admin_address(request: HttpRequest, address: str) -> bool:
    admin = reverse("wagtailadmin_home", urlconf=settings.ROOT_URLCONF)
    return address.startswith(admin) and url_has_allowed_host_and_scheme(
        address, allowed_hosts=None, require_https=request.is_secure()
    )
