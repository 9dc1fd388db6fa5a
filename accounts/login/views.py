"""Coming in by user name and password."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from wagtail.admin.views import account

from accounts.login.browsers import browser_remember
from accounts.login.forms import LoginForm
from accounts.login.refusals import account_key


@method_decorator(never_cache, name="dispatch")
class LoginView(account.LoginView):
    """Wagtail's login with limited attempts; a browser that succeeds is known from then on."""

    def form_valid(self, form: LoginForm) -> HttpResponse:
        """Let the person in."""
        response: HttpResponse = super().form_valid(form)
        browser_remember(self.request, response, account_key(form.cleaned_data["username"]))
        return response

    def form_invalid(self, form: LoginForm) -> HttpResponse:
        """Show the form again; a wait is also told to programs."""
        response: HttpResponse = super().form_invalid(form)
        if form.wait:
            response.status_code = 429
            response["Retry-After"] = str(int(form.wait.total_seconds()) + 1)
        return response


def public_login(request: HttpRequest) -> HttpResponse:
    """Stand in for Wagtail's second login, which has no limits and no second factor.

    Wagtail brings it for restricted pages, on every host. People log in at the admin's address on
    the office's host, and nowhere else. Raises `Http404` on a school's host.
    """
    if getattr(request, "urlconf", None) is not None:
        raise Http404
    return redirect("wagtailadmin_login")
