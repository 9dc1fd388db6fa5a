"""The office's recommended results: list, and a form that shows what a reader sees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.models import Page

from core.forms import BaseModelForm
from search.office.checking import phrase_problems
from search.office.models import MOST_PAGES, Promotion, lines_of
from search.office.promoting import page_at
from search.office.screens.base import AddView, ChangeView, OfficeViewSet
from search.office.services import promotion_save
from search.office.words import key_of_words
from search.records import visible_pages
from search.selectors import SearchRequest, search_results

ADDRESSES = tuple(f"address_{number}" for number in range(1, MOST_PAGES + 1))
LONGEST_ID = 19
"""Digits from which on a number may be too big for the database."""

PREVIEWED = 8
"""Answers shown under the form."""


def _day_widget() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PromotionForm(BaseModelForm):
    """Questions, up to three pages by their addresses, and perhaps dates."""

    class Meta:
        model = Promotion
        fields = ("phrases", "starts_on", "ends_on")
        widgets = {
            "phrases": forms.Textarea(attrs={"rows": 3}),
            "starts_on": _day_widget(),
            "ends_on": _day_widget(),
        }
        help_texts = {
            "phrases": gettext_lazy(
                "One a line: the whole question as people type it. Marks and capitals do not "
                "matter."
            ),
            "ends_on": gettext_lazy("Leave the dates empty when it shall stand until you end it."),
        }

    field_order = ("phrases", *ADDRESSES, "starts_on", "ends_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages = pages_of(self.instance)
        for place, name in enumerate(ADDRESSES):
            self.fields[name] = forms.CharField(
                label=_("Page %(number)s") % {"number": place + 1},
                required=False,
                max_length=500,
                help_text="" if place else _("Its web address, or pick one of the answers below."),
            )
            if place < len(pages):
                self.initial.setdefault(name, pages[place].full_url)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Look the pages up, and check the questions and the dates."""
        data: dict[str, Any] = super().clean() or {}
        self.pages = self._pages(data)
        if not self.pages and not self.errors:
            self.add_error(ADDRESSES[0], _("Give at least one page."))
        if "phrases" in data:
            for problem in phrase_problems(Promotion(pk=self.instance.pk, phrases=data["phrases"])):
                self.add_error("phrases", problem)
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("It ends before it begins."))
        return data

    def _pages(self, data: dict[str, Any]) -> list[Page]:
        pages: list[Page] = []
        for name in ADDRESSES:
            address = data.get(name) or ""
            page = page_at(address) if address else None
            if address and page is None:
                self.add_error(
                    name,
                    _(
                        "No public page of our sites has this address. Open the page in a browser "
                        "and copy its address."
                    ),
                )
            elif page is not None and page in pages:
                self.add_error(name, _("This page is in the list already."))
            elif page is not None:
                pages.append(page)
        return pages

    def save(self, commit: bool = True) -> Promotion:
        """Save through the service."""
        return promotion_save(promotion=self.instance, pages=self.pages, user=self.for_user)


def pages_of(promotion: Promotion) -> list[Page]:
    """Return the recommended pages in order."""
    if promotion._state.adding:
        return []
    return [row.page for row in promotion.promoted.select_related("page")]


class _PreviewMixin:
    """Shows under the form what a reader sees; its buttons save nothing and lose nothing."""

    request: HttpRequest
    form: PromotionForm
    object: Any

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look, or pick an answer as a recommended page, or save."""
        if "look" not in request.POST and "pick" not in request.POST:
            return super().post(request, *args, **kwargs)  # type: ignore[misc]
        self.object = self.get_object() if self.kwargs else None  # type: ignore[attr-defined]
        self.form = self._unsaved_form()
        context = self.get_context_data()
        return self.render_to_response(context | {"has_unsaved_changes": True})  # type: ignore[attr-defined]

    def _unsaved_form(self) -> PromotionForm:
        typed = {name: self.request.POST.get(name, "") for name in PromotionForm.field_order}
        picked = self.request.POST.get("pick", "")
        known = picked.isdecimal() and len(picked) < LONGEST_ID
        page = visible_pages([int(picked)]).first() if known else None
        free = [name for name in ADDRESSES if not typed[name]]
        if page is not None and free and page.full_url not in typed.values():
            typed[free[0]] = page.full_url
        options = self.get_form_kwargs()  # type: ignore[attr-defined]
        options.pop("data", None), options.pop("files", None)
        return PromotionForm(**options | {"initial": typed})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the preview."""
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        form = context["form"]
        phrases = lines_of(str(form["phrases"].value() or ""))
        context["preview_of"] = phrases[0] if phrases else ""
        if phrases:
            addresses = [str(form[name].value() or "") for name in ADDRESSES]
            pages = [page_at(address) for address in addresses if address]
            context["preview"] = preview(phrases[0], pages)
            context["preview_full"] = all(addresses)
        return context


def preview(phrase: str, pages: Iterable[Page | None]) -> list[dict[str, Any]]:
    """Return what a reader sees on the first page: the recommended pages and the answers."""
    above = [page for page in pages if page is not None]
    found = search_results(SearchRequest(phrase, page_size=PREVIEWED + MOST_PAGES))
    ids = {page.pk for page in above}
    rows = [_row(page, recommended=True) for page in above]
    rows += [_row(hit.page) for hit in found.hits if hit.page.pk not in ids]
    return rows[: PREVIEWED + len(above)]


def _row(page: Page, recommended: bool = False) -> dict[str, Any]:
    return {
        "id": page.pk,
        "title": page.title,
        "url": page.full_url,
        "recommended": recommended,
    }


class PromotionAddView(_PreviewMixin, AddView):
    """Recommend pages, perhaps for a question that found nothing."""

    def get_initial(self) -> dict[str, Any]:
        """Start with the question whose button was pressed."""
        return super().get_initial() | {"phrases": self.request.GET.get("phrase", "")[:80]}


class PromotionEditView(_PreviewMixin, ChangeView):
    """Change a recommendation."""


def _state(promotion: Promotion) -> str:
    today = timezone.localdate()
    if promotion.starts_on and promotion.starts_on > today:
        return _("Not yet")
    if promotion.ends_on and promotion.ends_on < today:
        return _("Over")
    return _("Shown")


class PromotionIndexView(generic.IndexView):
    """All recommendations with whether readers see them today."""

    default_ordering = "phrases"
    search_fields = ["phrases"]

    def get_base_queryset(self) -> QuerySet[Promotion]:
        """Count the pages along."""
        return super().get_base_queryset().annotate(page_count=Count("promoted"))

    def search_queryset(self, queryset: QuerySet[Promotion]) -> QuerySet[Promotion]:
        """Find by words of the questions in folded form."""
        if not self.is_searching:
            return queryset
        wanted = key_of_words(self.search_query)
        found = [row.pk for row in queryset if wanted in key_of_words(row.phrases)]
        return queryset.filter(pk__in=found)

    @property
    def columns(self) -> list[Column]:
        """Question, pages, state, end."""
        title = self._get_title_column_class(generic.models.TitleColumn)
        return [
            title("question", label=_("Question"), accessor=str, get_url=self.get_edit_url),
            Column("page_count", label=_("Pages"), classname="wide-only"),
            Column("state", label=_("State"), accessor=_state),
            DateColumn("ends_on", label=_("Until"), classname="wide-only"),
        ]


class PromotionViewSet(OfficeViewSet):
    """Recommended results."""

    model = Promotion
    form = PromotionForm
    name = "promotions"
    icon = "thumbtack"
    menu_label = gettext_lazy("Recommended results")
    menu_order = 30
    list_per_page = 50
    search_fields = ("phrases",)
    search_backend_name = None
    index_view_class = PromotionIndexView
    add_view_class = PromotionAddView
    edit_view_class = PromotionEditView
    create_template_name = "search/admin/promotion.html"
    edit_template_name = "search/admin/promotion.html"
