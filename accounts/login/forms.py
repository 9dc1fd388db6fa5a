"""The form of user name and password."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

from accounts.login.limits import Attempt, minutes_of

TOO_MANY = ngettext_lazy(
    "Too many attempts. Please try again in %(minutes)d minute.",
    "Too many attempts. Please try again in %(minutes)d minutes.",
    "minutes",
)


def too_many_error(wait: timedelta) -> ValidationError:
    """Return the error that says how long to wait."""
    return ValidationError(TOO_MANY % {"minutes": minutes_of(wait)}, code="too_many")


class LoginForm(WagtailLoginForm):
    """Wagtail's login form with limited attempts, and without "remember me".

    `wait` is how long the person was told to wait. While a wait runs, the password is not even
    looked at: a right one gets the same answer as a wrong one.
    """

    request: HttpRequest
    remember = None
    error_messages = {
        **WagtailLoginForm.error_messages,
        "invalid_login": _("The user name or the password is wrong. Please try again."),
    }

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.wait = timedelta()
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].label = _("Password")
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"

    def clean(self) -> dict[str, Any]:
        """Count the attempt. Raises `ValidationError`, the same whether the account exists."""
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            return self.cleaned_data
        attempt = Attempt(self.request, name)
        self.wait = attempt.begin()
        if self.wait:
            raise too_many_error(self.wait)
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            attempt.failed()
            raise
        attempt.succeeded()
        return cleaned
