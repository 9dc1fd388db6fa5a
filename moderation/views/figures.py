"""Figures for leaders: one page that reads well on paper, and the same as a spreadsheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moderation.selectors.figures import figures_between, school_year
from moderation.views.sections import OfficeView
from moderation.workbook import figures_workbook
from news.models import ReasonCode

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class PeriodForm(forms.Form):
    """From one day to another; the school year when nothing is asked for."""

    since = forms.DateField(
        label=gettext_lazy("From"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label=gettext_lazy("To"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        data = super().clean() or {}
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", _("It ends before it begins."))
        return data

    def period(self) -> tuple[date, date]:
        """Return the period; nonsense falls back to the school year."""
        begin, end = school_year()
        if not self.is_valid():
            return begin, end
        return self.cleaned_data["since"] or begin, self.cleaned_data["until"] or end


class FiguresView(OfficeView):
    """Per school, topic and month; `?format=xlsx` downloads it."""

    template_name = "moderation/figures.html"
    page_title = gettext_lazy("Figures")
    header_icon = "table"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Count and show."""
        form = PeriodForm(request.GET or None) if request.GET else PeriodForm(data={})
        since, until = form.period()
        figures = figures_between(since, until)
        if request.GET.get("format") == "xlsx":
            response = HttpResponse(figures_workbook(figures), content_type=XLSX)
            name = f"figures-{since:%Y%m%d}-{until:%Y%m%d}.xlsx"
            response["Content-Disposition"] = f'attachment; filename="{name}"'
            return response
        tables = (
            (_("School"), figures.schools),
            (_("Topic"), figures.topics),
            (_("Month"), figures.months),
        )
        return self.show(
            figures=figures,
            form=form,
            tables=tables,
            reasons=ReasonCode.labels,
            since=since,
            until=until,
        )
