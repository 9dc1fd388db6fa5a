"""The second step of coming in, and a person's own screen about it."""

from __future__ import annotations

from base64 import b32encode
from typing import Any

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import DEVICE_ID_SESSION_KEY

from accounts.login.carry import Carried, carried_on
from accounts.login.code_forms import CodeForm, SetUpForm
from accounts.login.halfway import halfway_person
from accounts.login.pages import go_on
from accounts.login.second_factor import (
    codes_left,
    device_prepared,
    has_second_factor,
    may_reset,
    recovery_codes_replace,
    second_factor_is_duty,
    second_factor_reset,
    second_factor_turn_off,
    session_confirm,
)
from accounts.models import User
from accounts.selectors import person_of


def qr_drawing(text: str) -> SafeString:
    """Draw a QR code as SVG, here on the server: no third party learns the secret."""
    drawing = segno.make(text, error="m").svg_inline(border=4, omitsize=True)
    return mark_safe(drawing)  # noqa: S308  # nosec B308  # squares; the text is not in it


@method_decorator((never_cache, sensitive_post_parameters()), name="dispatch")
class StepView(View):
    """Ground of both second steps: whoever has given the password is `person`."""

    person: User
    carried: Carried | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send away who has not given the password, and who has no second step to take."""
        person = halfway_person(request) or self.volunteer(request)
        if person is None:
            target = "wagtailadmin_home" if request.user.is_authenticated else "wagtailadmin_login"
            return redirect(target)
        self.person = person
        self.carried = carried_on(request)
        return super().dispatch(request, *args, **kwargs)

    def volunteer(self, request: HttpRequest) -> User | None:
        """Return a person who is in already and may take this step all the same."""
        return None

    @property
    def following(self) -> str:
        """Where the person was going; an address of ours."""
        address = self.request.POST.get("next") or self.request.GET.get("next") or ""
        if url_has_allowed_host_and_scheme(
            address, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure()
        ):
            return address
        return reverse("wagtailadmin_home")

    def answer(self, template: str, form: CodeForm | None, **context: Any) -> HttpResponse:
        """Render a step; a wait is also told to programs."""
        response = render(
            self.request,
            template,
            {"form": form, "next": self.following, "carried": self.carried, **context},
        )
        if form is not None and form.wait:
            response.status_code = 429
            response["Retry-After"] = str(int(form.wait.total_seconds()) + 1)
        return response


class CodeView(StepView):
    """Asks for the code."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send on who has no telephone set up yet."""
        person = halfway_person(request)
        if person is not None and not has_second_factor(person):
            return redirect("second_factor_set_up")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        return self.show(CodeForm(request, self.person))

    def show(self, form: CodeForm) -> HttpResponse:
        """Render the form."""
        return self.answer("accounts/login/code.html", form)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let in who has the code."""
        if "code" not in request.POST:
            # The login page hands over what it carries.
            return self.get(request)
        form = CodeForm(request, self.person, request.POST)
        if not form.is_valid():
            return self.show(form)
        session_confirm(request, self.person)
        if self.carried is not None:
            return go_on(request, self.carried)
        return redirect(self.following)


class SetUpView(StepView):
    """Shows the drawing for the telephone, asks for the first code, shows the recovery codes."""

    def volunteer(self, request: HttpRequest) -> User | None:
        """Let school people in who want a second factor."""
        return request.user if isinstance(request.user, User) else None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Nobody sets up a second telephone beside the first."""
        person = halfway_person(request) or self.volunteer(request)
        if person is not None and has_second_factor(person):
            return redirect("second_factor" if request.user.is_authenticated else "login_code")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the drawing."""
        return self.show(SetUpForm(request, self.person))

    def show(self, form: SetUpForm) -> HttpResponse:
        """Render the drawing and the form."""
        device = device_prepared(self.person)
        secret = b32encode(device.bin_key).decode().rstrip("=")
        return self.answer(
            "accounts/login/set_up.html",
            form,
            drawing=qr_drawing(device.config_url),
            secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
            is_duty=second_factor_is_duty(self.person),
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the telephone into use."""
        if "code" not in request.POST:
            return self.get(request)
        form = SetUpForm(request, self.person, request.POST)
        if not form.is_valid():
            return self.show(form)
        session_confirm(request, self.person)
        return self.answer("accounts/login/codes.html", None, codes=form.recovery_codes)


@method_decorator((never_cache, sensitive_post_parameters()), name="dispatch")
class OwnView(View):
    """A person's own screen: is there a second factor, new recovery codes, turn it off."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show how things stand."""
        return self.show(request, CodeForm(request, person_of(request)))

    def show(self, request: HttpRequest, form: CodeForm) -> HttpResponse:
        """Render the screen."""
        person = person_of(request)
        context = {
            "form": form,
            "has_second_factor": has_second_factor(person),
            "is_duty": second_factor_is_duty(person),
            "codes_left": codes_left(person),
        }
        status = 429 if form.wait else 200
        return render(request, "accounts/login/own.html", context, status=status)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do what was asked, against a code: an unlocked computer alone is not enough."""
        person = person_of(request)
        if not has_second_factor(person):
            return redirect("second_factor")
        form = CodeForm(request, person, request.POST)
        if not form.is_valid():
            return self.show(request, form)
        if "turn_off" in request.POST and not second_factor_is_duty(person):
            second_factor_turn_off(user=person)
            request.session.pop(DEVICE_ID_SESSION_KEY, None)
            messages.success(request, _("The second step is off."))
            return redirect("second_factor")
        codes = recovery_codes_replace(user=person)
        home = reverse("wagtailadmin_home")
        return render(request, "accounts/login/codes.html", {"codes": codes, "next": home})


class ResetView(View):
    """An office administrator takes away a second factor that its owner has lost."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raises `Http404` for persons whose second factor is not this person's to take."""
        self.person = get_object_or_404(User, pk=kwargs.pop("pk"))
        if not may_reset(request.user, self.person):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask whether it is meant."""
        context = {"person": self.person, "has_second_factor": has_second_factor(self.person)}
        return render(request, "accounts/login/reset.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take it away."""
        if has_second_factor(self.person):
            second_factor_reset(person=self.person, by=person_of(request))
            messages.success(
                request,
                _("%(person)s can set a telephone up again at the next sign-in.")
                % {"person": self.person.get_full_name() or self.person.get_username()},
            )
        return redirect("people:edit", self.person.pk)
