"""wagtail-localize's views, with publishing and references judged as everywhere else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail.whitelist import check_url
from wagtail_localize import models as localize_models
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views import edit_translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)

from accounts.selectors import person_of
from core.publishing import BasePagePermissionTester
from core.references import reference_errors
from core.row_words import strings_wanted
from sites.tenancy.four_eyes import may_publish_pages, piece_removed_log, translation_to
from sites.tenancy.translating import choices_mend
from sites.tenancy.values import ZERO_BYTE

View = Callable[..., HttpResponse]

NOT_HERE = gettext_lazy("This is not here, or not yours. Choose something else.")


def _refuse_others(user: Any, page: Any) -> None:
    """Raise `PermissionDenied` to who works at the page's site, but not as one who translates.

    The package asks for a right that holds everywhere: somebody has it from one role, and is an
    editor of another school. Roles that submit pages are those that publish them.
    """
    if isinstance(page, Page) and not page.permissions_for_user(user).has_publish_right():
        raise PermissionDenied


class OwnSubmitView(SubmitPageTranslationView):
    """Submit a page for translation."""

    def get_object(self) -> Page:
        """Return the page of the address. Raises `Http404` and `PermissionDenied`."""
        page: Page = super().get_object()
        _refuse_others(self.request.user, page)
        return page


class FourEyesUpdateView(UpdateTranslationsView):
    """The screen "Sync translated pages": publishing needs the right to publish each."""

    def get_object(self) -> TranslationSource:
        """Return the source of the address. Raises `Http404` and `PermissionDenied`."""
        source: TranslationSource = super().get_object()
        _refuse_others(self.request.user, source.get_source_instance())
        return source

    def get_form(self) -> UpdateTranslationsForm:
        """Leave out "publish immediately" for whoever may not publish all of them."""
        form = super().get_form()
        targets = Page.objects.filter(
            translation_key=self.object.object_id,
            locale__in=self.object.translations.filter(enabled=True).values("target_locale"),
        )
        if not may_publish_pages(self.request.user, targets):
            field = form.fields["publish_translations"]
            field.disabled, field.initial = True, False
        return form

    def form_valid(self, form: UpdateTranslationsForm) -> HttpResponse:
        """Publish only what is English throughout: the rest would be half in Vietnamese."""
        publish = form.cleaned_data["publish_translations"]
        form.cleaned_data["publish_translations"] = False
        with transaction.atomic():
            response = super().form_valid(form)
            waiting = self._publish_whole() if publish else 0
        if waiting:
            text = _("Not published yet: translate the changed texts first, then publish.")
            messages.warning(self.request, text)
        return response

    def _publish_whole(self) -> int:
        """Publish the finished translations; return how many are unfinished."""
        waiting = 0
        for translation in self.object.translations.filter(enabled=True):
            choices_mend(translation)
            if strings_wanted(translation.source_id, translation.target_locale_id).exists():
                waiting += 1
                continue
            with suppress(ValidationError):
                translation.save_target(user=self.request.user, publish=True)
        return waiting


def judged(view: View) -> View:
    """Wrap a view that stores a piece of a translation; undo it when it may not refer there.

    The pieces are judged by what they make together: the translated object is built, and its
    references are shown to the registered rules (`core.references`).
    """

    @wraps(view)
    def judged_view(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponse:
        if request.method == "DELETE":
            return _removed(view, request, translation_id, **kwargs)
        if request.method not in ("PUT", "POST"):
            return view(request, translation_id=translation_id, **kwargs)
        with transaction.atomic():
            response = view(request, translation_id=translation_id, **kwargs)
            problems = []
            if response.status_code < 400:
                chooses = "overridable_segment_id" in kwargs
                problems = _problems(request, translation_id, chooses=chooses)
            if problems:
                transaction.set_rollback(True)
        return _refusal(request, response, problems) if problems else response

    return judged_view


@transaction.atomic
def _removed(view: View, request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponse:
    """Take a piece back, and remember who did: with the row its author is gone."""
    response = view(request, translation_id=translation_id, **kwargs)
    if response.status_code < 400:
        translation = get_object_or_404(Translation, pk=translation_id)
        piece_removed_log(user=person_of(request), translation=translation)
    return response


def _problems(request: HttpRequest, translation_id: int, *, chooses: bool) -> list[str]:
    translation = get_object_or_404(Translation, pk=translation_id)
    try:
        instance = translation.source.get_ephemeral_translated_instance(
            translation.target_locale, fallback=True
        )
    except ObjectDoesNotExist:
        # Something chosen is not there. Words choose nothing: then it was deleted since.
        return [str(NOT_HERE)] if chooses else []
    return [message for _field, message in reference_errors(instance, request.user)]


def _refusal(request: HttpRequest, response: HttpResponse, problems: list[str]) -> HttpResponse:
    """Answer a script with 400, and a form with its own redirect and a message."""
    if 300 <= response.status_code < 400:
        list(messages.get_messages(request))
        messages.error(request, " ".join(problems))
        return response
    return JsonResponse({"errors": problems}, status=400)


# The package writes dates with English names of months; digits are read in every language.
edit_translation.DATE_FORMAT = localize_models.DATE_FORMAT = "%d/%m/%Y"

edit_string_translation = judged(edit_translation.edit_string_translation)
_judged_override = judged(edit_translation.edit_override)


def edit_override(
    request: HttpRequest, translation_id: int, overridable_segment_id: int
) -> HttpResponse:
    """Store what stands in a translation in place of the original: a picture, a link's address.

    The package takes any address; the editor of the original text would take a script's out. What
    belongs to others and what never was get one answer.
    """
    with transaction.atomic():
        response = _judged_override(
            request, translation_id=translation_id, overridable_segment_id=overridable_segment_id
        )
        stored = str((getattr(response, "data", None) or {}).get("data", ""))
        if request.method == "PUT" and (check_url(stored) is None or ZERO_BYTE in stored):
            transaction.set_rollback(True)
            response = JsonResponse({}, status=400)
    if request.method == "PUT" and response.status_code == 400:
        return JsonResponse({"errors": [str(NOT_HERE)]}, status=400)
    return response


@require_POST
def upload_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Import a PO file; one that is missing, or no PO file of ours, gets a message."""
    try:
        if "file" in request.FILES:
            return judged(edit_translation.upload_pofile)(request, translation_id=translation_id)
    except KeyError:  # it names no translation: polib reads nearly any text
        pass
    messages.error(request, _("Choose the PO file that you downloaded here."))
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def choices_tell(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Put the original's in place of what has been deleted, and say so before it is published."""
    if page.locale.language_code == settings.LANGUAGE_CODE:  # an original; the form reads it, too
        return None
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()
    if translation is None or not choices_mend(translation):
        return None
    messages.warning(
        request,
        _(
            "Something that was chosen for this translation has been deleted; the original's "
            "stands there now. Look at it, then publish."
        ),
    )
    return redirect(request.path) if request.method == "POST" else None


def own_translation_tell(request: HttpRequest, page: Page) -> None:
    """Tell somebody with the right to publish that a colleague publishes what they translated."""
    tester = page.permissions_for_user(request.user)
    if not isinstance(tester, BasePagePermissionTester) or not tester.has_publish_right():
        return
    if not tester.can_publish_edit() and translation_to(page) is not None:
        messages.info(
            request,
            _(
                "You translated the newest part of this page yourself, so a colleague has to read "
                "and publish it. Ask them to open this page."
            ),
        )
