"""The field for a code of the telephone or of the paper."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.login.forms import too_many_error
from accounts.login.limits import Attempt
from accounts.login.models import RefusalKind
from accounts.login.second_factor import code_accept, second_factor_set_up
from accounts.models import User


class CodeForm(forms.Form):
    """Asks for a code and counts wrong ones. `wait` is how long the person was told to wait."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": "", "spellcheck": "false"}
        ),
        help_text=_("Six digits from the app on your telephone, or one of your recovery codes."),
    )

    def __init__(self, request: HttpRequest, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user = user
        self.wait = timedelta()

    def clean_code(self) -> str:
        """Check the code. Raises `ValidationError` for a wrong one and while a wait runs."""
        code: str = self.cleaned_data["code"]
        attempt = Attempt(self.request, self.user.get_username(), RefusalKind.CODE)
        self.wait = attempt.begin()
        if self.wait:
            raise too_many_error(self.wait)
        if not self.accept(code):
            attempt.failed()
            raise ValidationError(_("This code is wrong or was used already."), code="wrong")
        attempt.succeeded()
        return code

    def accept(self, code: str) -> bool:
        """Take the code if it is right."""
        return code_accept(user=self.user, code=code)


class SetUpForm(CodeForm):
    """Takes a telephone into use; `recovery_codes` are to be shown once."""

    recovery_codes: list[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("The six digits that the app shows now.")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    def accept(self, code: str) -> bool:
        """Take the telephone into use if it shows the right code."""
        self.recovery_codes = second_factor_set_up(user=self.user, code=code) or []
        return bool(self.recovery_codes)
