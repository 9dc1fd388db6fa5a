"""Sending a letter from a contact page."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from wagtail.models import Site

from home.enquiry_form import EnquiryForm, letter_key, new_stamp, too_many_letters
from home.enquiry_selectors import contact_page_of, enquiry_of_key
from home.models import ContactPage
from home.services import enquiry_send
from sites.gate import page_gate


@never_cache
@csrf_exempt  # anonymous, no session, no cookie: there is nothing that a foreign site could abuse
@require_POST
def enquiry_post(request: HttpRequest) -> HttpResponse:
    """Take a letter, or show the contact page again with what is wrong.

    Raises `Http404` where the site has no contact page in this language.
    """
    site = Site.find_for_request(request)
    page = contact_page_of(site) if site is not None else None
    if site is None or page is None:
        raise Http404
    closed = page_gate(page, request)
    if closed is not None:
        return closed
    form = EnquiryForm(request.POST)
    if not form.is_valid():
        form.data = {**request.POST.dict(), "stamp": new_stamp()}
        return _page_again(request, page, form)
    facts = {key: form.cleaned_data[key] for key in ("topic", "name", "email", "phone", "text")}
    key = letter_key(site.pk, facts, form.cleaned_data["stamp"])
    enquiry = enquiry_of_key(key)
    if enquiry is None:
        if too_many_letters(request):
            return _too_many(request, page, form)
        language = get_language() or "vi"
        enquiry = enquiry_send(site=site, language=language, sent_key=key, **facts)
    return HttpResponseRedirect(f"{page.get_url(request)}?sent={enquiry.reference}#sent")


def _too_many(request: HttpRequest, page: ContactPage, form: EnquiryForm) -> HttpResponse:
    form.add_error(
        None,
        _("Many letters have come from your connection. Please send this one again in an hour."),
    )
    return _page_again(request, page, form, status=429)


def _page_again(
    request: HttpRequest, page: ContactPage, form: EnquiryForm, status: int = 422
) -> HttpResponse:
    context: dict[str, Any] = page.get_context(request)
    context["form"] = form
    return render(request, page.get_template(request), context, status=status)
