"""Coming in by user name and password."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.csrf import csrf_failure as stock_csrf_failure
from django.views.decorators.cache import never_cache
from wagtail.admin.views import account

from accounts.login.browsers import browser_remember
from accounts.login.carry import Carried, carried_of, carried_on, from_own_page
from accounts.login.code_views import CodeView, SetUpView
from accounts.login.forms import LoginForm
from accounts.login.halfway import halfway_note, halfway_person
from accounts.login.pages import go_on
from accounts.login.refusals import account_key
from accounts.login.second_factor import has_second_factor, second_factor_is_due
from accounts.models import User

OPEN_NAMES = frozenset(
    {
        "wagtailadmin_login",
        "login_code",
        "second_factor_set_up",
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

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form; who is halfway goes on, unless it is another person's turn."""
        person = halfway_person(self.request)
        if person is not None and "again" not in self.request.GET:
            return redirect(_step_after(person, self.get_success_url()))
        response: HttpResponse = super().get(*args, **kwargs)
        return response

    def form_valid(self, form: LoginForm) -> HttpResponseBase:
        """Let the person in, or on to the second step."""
        response: HttpResponseBase = super().form_valid(form)
        person = form.get_user()
        if second_factor_is_due(person):
            response = self.second_step(person)
        elif self.carried is not None:
            response = go_on(self.request, self.carried)
        browser_remember(self.request, response, account_key(form.cleaned_data["username"]))
        return response

    def second_step(self, person: User) -> HttpResponseBase:
        """Lead to the second step; what the form carries has to go along in the page itself."""
        if self.carried is None:
            return redirect(_step_after(person, self.get_success_url()))
        halfway_note(self.request, person)
        self.request.user = AnonymousUser()
        step = CodeView if has_second_factor(person) else SetUpView
        return step.as_view()(self.request)

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


def _step_after(person: User, following: str) -> str:
    """Return the address of the second step that a person takes."""
    name = "login_code" if has_second_factor(person) else "second_factor_set_up"
    return f"{reverse(name)}?{urlencode({'next': following})}"


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
