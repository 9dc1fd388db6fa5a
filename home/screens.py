"""The inbox of a site in the admin, and the office's overview."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.selectors import person_of
from core.plain_input import PlainInput
from home.enquiry_selectors import enquiries_of, enquiry_overview, enquiry_sites
from home.models.enquiry import EnquiryState
from home.services import (
    answer_send_again,
    enquiry_answer,
    enquiry_close,
    enquiry_delete,
    enquiry_mark_spam,
    enquiry_reopen,
)
from sites.tenancy.scope import scope_for

LETTERS_A_PAGE = 30


class AnswerForm(PlainInput, forms.Form):
    """The answer to one letter."""

    answer = forms.CharField(
        label=gettext_lazy("Answer"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("It goes to the sender by mail, together with the letter."),
    )


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """The letters of the own sites; spam only when asked for.

    Raises `PermissionDenied` for people without any inbox.
    """
    if not enquiry_sites(request.user):
        raise PermissionDenied
    letters = enquiries_of(request.user)
    state = request.GET.get("state", "")
    if state in EnquiryState.values:
        letters = letters.filter(state=state)
    else:
        letters, state = letters.exclude(state=EnquiryState.SPAM), ""
    page = Paginator(letters, LETTERS_A_PAGE).get_page(request.GET.get("p"))
    context = {"letters": page, "states": EnquiryState, "state": state}
    return _render(request, "inbox", _("Letters from readers"), **context)


def letter(request: HttpRequest, site_id: int, reference: str) -> HttpResponse:
    """Read one letter; decide about it by POST. Raises `Http404` for others' letters."""
    enquiry = get_object_or_404(enquiries_of(request.user), site=site_id, reference=reference)
    form = AnswerForm(request.POST if "answer" in request.POST else None)
    if request.method == "POST":
        done = _decide(request, enquiry, form)
        if done:
            _tell_outcome(request, enquiry.pk, done)
            return redirect("enquiries")
    title = _("Letter %(reference)s") % {"reference": enquiry.reference}
    return _render(request, "letter", title, enquiry=enquiry, form=form)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """How schools keep up with their letters; figures only. Raises `PermissionDenied`."""
    if not scope_for(request).is_office:
        raise PermissionDenied
    return _render(request, "overview", _("Letters at the schools"), rows=enquiry_overview())


def _tell_outcome(request: HttpRequest, pk: int, done: str) -> None:
    """Say what was done; of an answer, whether the mail server has taken it."""
    waits = enquiries_of(request.user).unsent_answers().filter(pk=pk).exists()
    if waits:
        text = _(
            "The answer is kept and leaves as soon as the mail server takes it. "
            "Until then the list says that it has not left."
        )
        messages.warning(request, text)
    else:
        messages.success(request, done)


DECISIONS: dict[str, tuple[Callable[..., Any], Any]] = {
    "close": (enquiry_close, gettext_lazy("The letter is closed.")),
    "spam": (enquiry_mark_spam, gettext_lazy("The letter is put aside as advertising or abuse.")),
    "reopen": (enquiry_reopen, gettext_lazy("The letter waits for an answer again.")),
    "delete": (enquiry_delete, gettext_lazy("The letter is deleted.")),
}


def _decide(request: HttpRequest, enquiry: Any, form: AnswerForm) -> str:
    action = request.POST.get("action", "")
    try:
        if action in DECISIONS:
            service, done = DECISIONS[action]
            service(enquiry=enquiry, user=person_of(request))
            return str(done)
        if action == "again":
            answer_send_again(enquiry=enquiry)
            return _("The answer is on its way.")
        if form.is_valid():
            answer = form.cleaned_data["answer"]
            enquiry_answer(enquiry=enquiry, answer=answer, user=person_of(request))
            return _("The answer is on its way.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return ""


def _render(request: HttpRequest, name: str, title: str, **context: Any) -> HttpResponse:
    context |= {"page_title": title, "header_title": title, "header_icon": "mail"}
    context["is_office"] = scope_for(request).is_office
    return render(request, f"home/admin/{name}.html", context)
