"""The gate in front of every admin view."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.views.defaults import page_not_found
from wagtail.admin import auth
from wagtail.admin.auth import permission_denied

from accounts.login.refusals import RefusalKind, refusal_record
from sites.tenancy.access import Access, Rule, name_of, rule_of
from sites.tenancy.display import shown_to
from sites.tenancy.guards import passes
from sites.tenancy.scope import TenantScope, scope_for
from sites.tenancy.values import is_about_a_value, is_well_formed

logger = logging.getLogger(__name__)

GetResponse = Callable[[HttpRequest], HttpResponse]


class TenantAdminMiddleware:
    """Answers admin requests that cross the fence before their view runs.

    Somebody else's id gets the 404 that an id of nothing gets. A name that is closed for the
    person gets Wagtail's own refusal. Both are written down. Place it after authentication and
    messages.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; write down what the views themselves refused."""
        with shown_to(scope_for(request)) if self._may_concern(request) else nullcontext():
            response = self.get_response(request)
        if response.status_code == 403 and self._concerns(request):
            refusal_record(request, RefusalKind.NO_RIGHT)
        return response

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBadRequest | None:
        """Answer 400 to a hand-made form that Wagtail takes for a whole one, and write it down."""
        if is_about_a_value(exception) and self._concerns(request):
            logger.warning("Bad value in %s %s", request.method, request.path, exc_info=exception)
            return bad_request()
        return None

    @cached_property
    def _admin_path(self) -> str:
        return reverse("wagtailadmin_home", urlconf=settings.ROOT_URLCONF)

    def _may_concern(self, request: HttpRequest) -> bool:
        """Whether somebody logged in asks for the admin, on the one host that has it."""
        return (
            request.path.startswith(self._admin_path)
            and getattr(request, "urlconf", None) is None
            and request.user.is_authenticated
        )

    def _concerns(self, request: HttpRequest) -> bool:
        """Whether this is somebody logged in who asks for the admin."""
        return request.resolver_match is not None and self._may_concern(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Refuse what the catalogue does not allow; None lets the view run."""
        match = request.resolver_match
        if match is None or not self._may_concern(request):
            return None
        if not is_well_formed(request):
            return bad_request()
        scope = scope_for(request)
        if scope.is_everything:
            return None
        rule = rule_of(match)
        if not may_call(rule, scope):
            refusal_record(request, RefusalKind.CLOSED, name_of(match))
            return permission_denied(request)
        if rule is not None and not passes(rule, request, scope, kwargs):
            refusal_record(request, RefusalKind.FENCE, name_of(match))
            return not_found(request)
        return None


def denials_record() -> None:
    """Write down what Wagtail's views refuse by themselves; call it in `ready()`.

    They raise `PermissionDenied`, which `require_admin_access` turns into a message and a redirect
    to the dashboard by calling this one function: no middleware could tell that from a success.
    """
    stock = auth.permission_denied

    @wraps(stock)
    def permission_denied_recorded(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            refusal_record(request, RefusalKind.NO_RIGHT)
        response: HttpResponse = stock(request)
        return response

    auth.permission_denied = permission_denied_recorded


def may_call(rule: Rule | None, scope: TenantScope) -> bool:
    """Whether the catalogue lets this person call a name with this rule.

    An unclassified name is closed for school people. The office keeps it: Wagtail's own permission
    checks stand before it, and no permission reaches schools' things (`accounts.roles`).
    """
    if rule is None or rule.access is Access.OFFICE:
        return scope.is_office
    return rule.access is not Access.CLOSED or scope.is_everything


def bad_request() -> HttpResponseBadRequest:
    """Return the answer to what no form of ours sends."""
    return HttpResponseBadRequest("Incomplete or malformed form.", content_type="text/plain")


def not_found(request: HttpRequest) -> HttpResponse:
    """Return the admin's 404, the same that an id of nothing gets."""
    response = page_not_found(request, Http404(), template_name="wagtailadmin/404.html")
    add_never_cache_headers(response)
    return response
