"""The form of an organisation chart: it offers the own site's people and nobody else's."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from core.forms import BasePageForm
from sites.selectors import ROOT_PATH_LENGTH


class OrganisationPageForm(BasePageForm):
    """Limits the people to the site's staff page, and refuses a step that leads nowhere."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formset = self.formsets["units"]
        limit, add_fields = self._limit(), formset.add_fields

        def add_limited_fields(form: Any, index: int | None) -> None:
            add_fields(form, index)
            limit(form)

        # Every row passes here, the empty one that the script copies included.
        formset.add_fields = add_limited_fields

    def _limit(self) -> Any:
        """Return a function that gives one row its people; the people are read once."""
        from home.models import StaffMember

        path = self.instance.path or getattr(self.parent_page, "path", "")
        people = StaffMember.objects.filter(page__path__startswith=path[:ROOT_PATH_LENGTH])
        people = people.order_by("sort_order", "pk") if path else people.none()
        offered = [(member.pk, f"{member.name}, {member.post}") for member in people]

        def limit(form: Any) -> None:
            form.fields["head"].queryset = form.fields["people"].queryset = people
            form.fields["head"].choices = [("", "–"), *offered]
            form.fields["people"].choices = offered

        return limit

    def is_valid(self) -> bool:
        """Refuse a unit that stands more than one step below the unit before it."""
        valid = super().is_valid()
        above = 0
        for row in self._rows():
            step = row.cleaned_data.get("step") or above
            if step > above + 1:
                row.add_error("step", _("Nothing stands directly above it: choose a higher place."))
                valid = False
            above = step
        return valid

    def _rows(self) -> list[Any]:
        """Return the rows that stay, in the order in which they will stand."""
        formset = self.formsets["units"]
        rows = [
            row
            for row in formset.forms
            if hasattr(row, "cleaned_data") and not formset._should_delete_form(row)
        ]
        return sorted(rows, key=lambda row: row.cleaned_data.get("ORDER") or 0)
