"""Forms of the school screens; what they save goes through `sites.services`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.plain_input import PlainInput
from sites.hosts import host_label, label_conflict, label_problem
from sites.models import Level, School, Ward
from sites.school_data import (
    CODE_LENGTH,
    NAME_LENGTH,
    SchoolData,
    conflict_problems,
    form_problems,
    school_data_clean,
)


@dataclass(frozen=True, slots=True)
class Section:
    """Fields of a form that belong together."""

    key: str
    heading: str | Promise
    icon: str
    names: tuple[str, ...]
    fields: tuple[BoundField, ...] = ()


class SectionedForm(PlainInput, forms.Form):
    """Form that shows its fields in sections, in Wagtail's panels."""

    layout: ClassVar[tuple[Section, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for form_field in self.fields.values():
            form_field.label = capfirst(str(form_field.label))

    def sections(self) -> Iterator[Section]:
        """Yield the sections with their bound fields."""
        for section in self.layout:
            fields = tuple(self[name] for name in section.names if name in self.fields)
            if fields:
                yield Section(section.key, section.heading, section.icon, section.names, fields)


class SchoolOpenForm(SectionedForm):
    """Everything needed to open a school; the rules are those of `sites.school_data`.

    Texts are not limited by the fields themselves: the rules say more precisely what to do.
    """

    name = forms.CharField(
        label=_("name"),
        error_messages={"required": _("The name is missing.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": NAME_LENGTH}),
        help_text=_("As on the school's seal, for example “Trường Mầm non Hoa Sữa”."),
    )
    name_en = forms.CharField(
        label=_("English name"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": NAME_LENGTH}),
    )
    level = forms.ChoiceField(
        label=_("level"),
        choices=[("", _("Choose…")), *Level.choices],
        error_messages={"required": _("Choose the level.")},
    )
    ward = forms.ModelChoiceField(
        label=_("ward"),
        error_messages={"required": _("Choose the ward; a new one is added under “Wards”.")},
        queryset=Ward.objects.none(),
        empty_label=_("Choose…"),
    )
    code = forms.CharField(
        label=_("code"),
        error_messages={"required": _("The code is missing.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "maxlength": CODE_LENGTH}
        ),
        help_text=_("Short and lasting: lower-case letters and digits without marks."),
    )
    subdomain = forms.CharField(
        label=_("first part of the host name"),
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "maxlength": 63}
        ),
        help_text=_("Leave empty to use the code."),
    )
    webmaster_email = forms.CharField(
        label=_("e-mail of the first webmaster"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("A new person gets a letter with a link for choosing a password."),
    )
    webmaster_name = forms.CharField(
        label=_("name of the first webmaster"), max_length=120, required=False
    )

    layout = (
        Section("school", _("The school"), "group", ("name", "name_en", "level", "ward")),
        Section("address", _("Its address"), "site", ("code", "subdomain")),
        Section("webmaster", _("First webmaster"), "user", ("webmaster_email", "webmaster_name")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ward"].queryset = Ward.objects.all()

    def clean(self) -> dict[str, Any]:
        """Add every problem to its field, and keep the facts in `self.school_data`."""
        cleaned = super().clean() or {}
        ward = cleaned.get("ward")
        self.school_data = school_data_clean(
            SchoolData(
                code=cleaned.get("code", ""),
                level=cleaned.get("level", ""),
                name=cleaned.get("name", ""),
                ward=ward.name if ward else "",
                name_en=cleaned.get("name_en", ""),
                subdomain=cleaned.get("subdomain", ""),
                webmaster_email=cleaned.get("webmaster_email", ""),
                webmaster_name=cleaned.get("webmaster_name", ""),
            )
        )
        problems = form_problems(self.school_data)
        if not problems and not self.errors:
            problems = conflict_problems(self.school_data)
        for problem in problems:
            if problem.field not in self.errors:
                self.add_error(problem.field, problem.message)
        return cleaned


class HostForm(SectionedForm):
    """A new host name for a school."""

    subdomain = forms.CharField(
        label=_("first part of the host name"),
        max_length=63,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        help_text=_("The old address keeps leading to the school."),
    )

    layout = (Section("address", _("Its address"), "site", ("subdomain",)),)

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        self.school = school
        kwargs["initial"] = {"subdomain": host_label(school.site.hostname)}
        super().__init__(*args, **kwargs)

    def clean_subdomain(self) -> str:
        """Refuse malformed, reserved and taken names."""
        label = self.cleaned_data["subdomain"].strip().lower()
        if problem := label_problem(label) or label_conflict(label, own_site=self.school.site):
            raise forms.ValidationError(problem)
        return label
