"""The office's synonyms: list and form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic

from core.forms import BaseModelForm
from search.office.checking import meanings_problems, words_problems
from search.office.models import Synonym
from search.office.screens.base import AddView, OfficeViewSet
from search.office.services import synonym_save
from search.office.words import key_of_words


class SynonymForm(BaseModelForm):
    """One entry; says what is wrong with it at the field."""

    class Meta:
        model = Synonym
        fields = ("words", "meanings", "both_ways")
        widgets = {"meanings": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "words": gettext_lazy(
                "An abbreviation or a word, say THCS. Marks, capitals and blanks do not matter."
            ),
            "meanings": gettext_lazy("One a line, at most 8. Pages with these are found as well."),
            "both_ways": gettext_lazy(
                "Tick it when a question for any of these words shall find all of them. Leave it "
                "for abbreviations that mean other things, too."
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Check the entry as a whole."""
        data: dict[str, Any] = super().clean() or {}
        if "words" not in data or "meanings" not in data:
            return data
        entry = Synonym(
            pk=self.instance.pk,
            words=data["words"],
            meanings=data["meanings"],
            both_ways=data.get("both_ways", False),
        )
        for problem in words_problems(entry):
            self.add_error("words", problem)
        for problem in meanings_problems(entry):
            self.add_error("meanings", problem)
        return data

    def save(self, commit: bool = True) -> Synonym:
        """Save through the service."""
        return synonym_save(synonym=self.instance, user=self.for_user)


def _meanings(synonym: Synonym) -> str:
    return ", ".join(synonym.meaning_lines)


class SynonymIndexView(generic.IndexView):
    """All entries; searched with or without marks."""

    default_ordering = "key"
    search_fields = ["words"]

    def search_queryset(self, queryset: QuerySet[Synonym]) -> QuerySet[Synonym]:
        """Find entries by any of their words in folded form."""
        if not self.is_searching:
            return queryset
        wanted = key_of_words(self.search_query)
        found = [
            synonym.pk
            for synonym in queryset
            if any(wanted in key_of_words(text) for text in (synonym.words, *synonym.meaning_lines))
        ]
        return queryset.filter(pk__in=found)

    @property
    def columns(self) -> list[Column]:
        """What is typed, what is looked for, in which direction."""
        title = self._get_title_column_class(generic.models.TitleColumn)
        return [
            title("words", label=_("People type"), get_url=self.get_edit_url),
            Column("meanings", label=_("Also looked for"), accessor=_meanings),
            BooleanColumn("both_ways", label=_("Both ways"), classname="wide-only"),
        ]


class SynonymAddView(AddView):
    """Add an entry, perhaps for a question that found nothing."""

    def get_initial(self) -> dict[str, Any]:
        """Start with the question whose button was pressed."""
        return super().get_initial() | {"words": self.request.GET.get("words", "")[:80]}


class SynonymViewSet(OfficeViewSet):
    """Synonyms and abbreviations."""

    model = Synonym
    form = SynonymForm
    name = "synonyms"
    icon = "list-ul"
    menu_label = gettext_lazy("Synonyms")
    menu_order = 20
    list_per_page = 100
    search_fields = ("words",)
    search_backend_name = None
    index_view_class = SynonymIndexView
    add_view_class = SynonymAddView
