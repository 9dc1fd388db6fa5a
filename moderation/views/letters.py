"""Choosing letters: in the account, and from a letter without logging in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from moderation.mail.sending import stop_reader
from moderation.models import LetterChoice, LetterMode
from moderation.services.letters import letters_choose


class LetterForm(forms.ModelForm):
    """The choice as radio buttons."""

    class Meta:
        model = LetterChoice
        fields = ["mode"]
        widgets = {"mode": forms.RadioSelect}

    def save(self, commit: bool = True) -> LetterChoice:
        """Save through the service."""
        return letters_choose(person=self.instance.person, mode=self.cleaned_data["mode"])


class LettersPanel(BaseSettingsPanel):
    """The choice in Wagtail's own account screen."""

    name = "letters"
    title = _("Letters about stories")
    tab = notifications_tab
    order = 50
    form_class = LetterForm

    def get_form(self) -> LetterForm:
        """Return the form of this person's row, saved or not."""
        choice = LetterChoice.objects.filter(person=self.user).first()
        data = self.request.POST if self.request.method == "POST" else None
        instance = choice or LetterChoice(person=self.user)
        return LetterForm(data, instance=instance, prefix=self.name)


@method_decorator(csrf_exempt, name="dispatch")
class StopView(View):
    """Stop letters by the address in one of them.

    A GET only asks, because mail programs open addresses by themselves; the POST acts, also when it
    comes from the mail program's own button (RFC 8058), which knows no CSRF token: the signed
    address is the proof.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Raise `Http404` for a forged address."""
        person = stop_reader(kwargs["token"])
        if person is None:
            raise Http404
        self.person = person
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Ask."""
        return self.answer(request, done=False)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Stop."""
        letters_choose(person=self.person, mode=LetterMode.NONE)
        return self.answer(request, done=True)

    def answer(self, request: HttpRequest, *, done: bool) -> HttpResponse:
        """Render the one page; it is for nobody else and no search engine."""
        response = render(
            request, "moderation/letters_stop.html", {"person": self.person, "done": done}
        )
        response["X-Robots-Tag"] = "noindex"
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response
