"""Coming in by user name and password."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.csrf import csrf_failure as stock_csrf_failure
from django.views.decorators.cache import never_cache
from wagtail.admin.views import account

from accounts.login.browsers import browser_remember
from accounts.login.carry import Carried, carried_of, carried_on, from_own_page
from accounts.login.forms import LoginForm
from accounts.login.refusals import account_key

OPEN_NAMES = frozenset(
    {
        "wagtailadmin_login",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_confirm",
    }
)
"""Admin addresses whose forms are for people who are not logged in."""


@method_decorator(never_cache, name="dispatch")
class LoginView(account.LoginView):
    """Wagtail's login with limited attempts; a browser that succeeds is known from then on.

    `carried` is a form that arrived after its session had ended; it goes on after the login.
    """

    carried: Carried | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Unpack what the login form carries."""
        super().setup(request, *args, **kwargs)
        self.carried = carried_on(request)

    def form_valid(self, form: LoginForm) -> HttpResponse:
        """Let the person in."""
        response: HttpResponse = super().form_valid(form)
        if self.carried is not None:
            response = go_on(self.request, self.carried)
        browser_remember(self.request, response, account_key(form.cleaned_data["username"]))
        return response

    def form_invalid(self, form: LoginForm) -> HttpResponse:
        """Show the form again; a wait is also told to programs."""
        response: HttpResponse = super().form_invalid(form)
        if form.wait:
            response.status_code = 429
            response["Retry-After"] = str(int(form.wait.total_seconds()) + 1)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the page what it carries."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "carried": self.carried}


@never_cache
def go_on(request: HttpRequest, carried: Carried) -> HttpResponse:
    """Show the button that sends a carried form on, with a fresh token against forgery."""
    return render(request, "accounts/login/go_on.html", {"carried": carried})


def login_carrying(request: HttpRequest, carried: Carried) -> HttpResponse:
    """Show the login page that carries a form."""
    view = LoginView()
    view.setup(request)
    view.carried = carried
    context = view.get_context_data(form=LoginForm(request), next=carried.target)
    response = view.render_to_response({**context, "next": carried.target})
    response.status_code = 403
    return response


@never_cache
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form without a good token against forgery.

    One that a page of ours sent is merely old, mostly because its sender has logged in again in
    another tab: it is carried on. Anything else gets Django's refusal.
    """
    if getattr(request, "urlconf", None) is None and from_own_page(request):
        if request.path == _login_path():
            return redirect("wagtailadmin_login")
        carried = carried_of(request)
        if carried is not None:
            if request.user.is_authenticated:
                return go_on(request, carried)
            return login_carrying(request, carried)
    return stock_csrf_failure(request, reason)


def _login_path() -> str:
    return reverse("wagtailadmin_login", urlconf=settings.ROOT_URLCONF)


def public_login(request: HttpRequest) -> HttpResponse:
    """Stand in for Wagtail's second login, which has no limits and no second factor.

    Wagtail brings it for restricted pages, on every host. People log in at the admin's address on
    the office's host, and nowhere else. Raises `Http404` on a school's host.
    """
    if getattr(request, "urlconf", None) is not None:
        raise Http404
    return redirect("wagtailadmin_login")
