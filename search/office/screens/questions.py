"""What people search: for the office over all sites, for webmasters on their own."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from search.office.privacy import SHOWN_FROM
from search.office.selectors import Questions, asked_sites, questions_between
from search.office.services import question_done, question_drop
from search.office.workbook import questions_workbook
from sites.selectors import schools_mastered
from sites.tenancy.scope import scope_for

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DAYS_SHOWN = 30


def _day_field(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class QuestionsForm(forms.Form):
    """From one day to another, and on which site; the last 30 days when nothing is asked for."""

    since = _day_field(gettext_lazy("From"))
    until = _day_field(gettext_lazy("To"))
    site = forms.TypedChoiceField(
        label=gettext_lazy("Asked on"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, sites: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].choices = [("", _("All sites")), *sites]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a time that ends before it begins."""
        data = super().clean() or {}
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", _("It ends before it begins."))
        return data

    def period(self) -> tuple[date, date]:
        """Return the time; nonsense falls back to the last days."""
        self.is_valid()
        today = timezone.localdate()
        until = self.cleaned_data.get("until") or today
        usual = date.fromordinal(max(min(until, today).toordinal() - DAYS_SHOWN + 1, 1))
        since = self.cleaned_data.get("since") or usual
        return (since, until) if since <= until else (usual, until)

    def chosen(self) -> int | None:
        """Return the site's number, or None for all."""
        self.is_valid()
        chosen: int | None = self.cleaned_data.get("site")
        return chosen


class _QuestionsView(WagtailAdminTemplateMixin, View):
    """What both screens share."""

    template_name = "search/admin/questions.html"
    page_title = gettext_lazy("What people search")
    header_icon = "search"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, this screen."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": self.get_page_title()},
        ]

    def answer(self, form: QuestionsForm, school: int | None, where: str) -> HttpResponse:
        """Show the lists, or hand out the spreadsheet."""
        since, until = form.period()
        questions = questions_between(since, until, school)
        if self.request.GET.get("format") == "xlsx":
            return _download(questions, where)
        return self.render_to_response(
            self.get_context_data(
                form=form,
                questions=questions,
                where=where,
                shown_from=SHOWN_FROM,
                is_office=False,
                **self.extra(),
            )
        )

    def extra(self) -> dict[str, Any]:
        """Return what one of the screens shows besides."""
        return {}


def _download(questions: Questions, where: str) -> HttpResponse:
    response = HttpResponse(questions_workbook(questions, where), content_type=XLSX)
    name = f"questions-{questions.since:%Y%m%d}-{questions.until:%Y%m%d}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class OfficeQuestionsView(_QuestionsView):
    """All sites, or one of them; the office can do something about what finds nothing."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the office. Raises `PermissionDenied`."""
        if not scope_for(request).is_office:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Count and show."""
        sites = asked_sites()
        form = QuestionsForm(request.GET, sites=sites)
        form.is_valid()
        school = form.chosen()
        where = dict(sites).get(school, "") if school is not None else _("All sites")
        return self.answer(form, school, where)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer what the office can do."""
        return super().get_context_data(**kwargs | {"is_office": True})


def own_questions(request: HttpRequest) -> HttpResponse:
    """Lead a webmaster to the own school's questions. Others: 403."""
    school = schools_mastered(request.user).first()
    if school is None:
        raise PermissionDenied
    return redirect("own_questions_of", school.pk)


class SchoolQuestionsView(_QuestionsView):
    """What was asked on one school's site; nothing of other schools, nothing to decide."""

    def get(self, request: HttpRequest, school_id: int) -> HttpResponse:
        """Count and show. Raises `Http404` for everybody but the school's webmasters."""
        school = schools_mastered(request.user).filter(pk=school_id).first()
        if school is None:
            raise Http404
        self.school = school
        form = QuestionsForm(request.GET, sites=[])
        form.is_valid()
        return self.answer(form, self.school.pk, self.school.display_name)

    def get_page_subtitle(self) -> str:
        """The school's name."""
        return self.school.display_name

    def extra(self) -> dict[str, Any]:
        """Return the person's other schools."""
        others = schools_mastered(self.request.user).exclude(pk=self.school.pk)
        return {"others": list(others)}


@require_POST
def question_decide(request: HttpRequest, action: str) -> HttpResponse:
    """Mark a question as dealt with, or delete its counts. Raises `PermissionDenied`."""
    if not scope_for(request).is_office:
        raise PermissionDenied
    key = request.POST.get("key", "")
    if action == "drop":
        question_drop(key=key)
        messages.success(
            request, _("“%(question)s” is deleted from the counts.") % {"question": key}
        )
    elif key:
        question_done(key=key)
        messages.success(
            request,
            _("“%(question)s” is dealt with. It comes back if it finds nothing after today.")
            % {"question": key},
        )
    back = request.POST.get("back", "")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("search_questions")
    return redirect(back)
