"""Forms of what readers are told about a school or the office; saved by `sites.services`."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sites.models import OfficeContact, School, Ward
from sites.models.contact_facts import phone_check
from sites.school_data import NAME_LENGTH
from sites.screens.forms import Section, SectionedForm
from sites.services.contact import CONTACT_FIELDS, OFFICE_CONTACT_FIELDS

CONTACT = Section("contact", _("Contact"), "mail", ("address", "phone", "email", "map_url"))
OFFICE_CONTACT_NAMES = ("address", "address_en", "phone", "email", "map_url")
SPOKESPERSON = Section(
    "spokesperson",
    _("Spokesperson"),
    "user",
    (
        "spokesperson_name",
        "spokesperson_post",
        "spokesperson_post_en",
        "spokesperson_phone",
        "spokesperson_email",
    ),
)


def _line(label: Any, length: int, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, **options)


def _phone() -> forms.CharField:
    """Return the field of a number; `ContactForm` judges what was typed into it."""
    return _line(_("telephone"), 40, required=False)


def _email() -> forms.EmailField:
    wrong = _("Write one e-mail address, for example office@example.vn.")
    return forms.EmailField(
        label=_("e-mail"), max_length=254, required=False, error_messages={"invalid": wrong}
    )


class ContactForm(SectionedForm):
    """Contact and spokesperson of a school or of the office."""

    fact_names: ClassVar[tuple[str, ...]] = CONTACT_FIELDS

    address = _line(_("address"), 240, required=False)
    phone = _phone()
    email = _email()
    map_url = forms.URLField(label=_("link to a map"), required=False, assume_scheme="https")
    spokesperson_name = _line(_("name"), 120, required=False)
    spokesperson_post = _line(_("post"), 120, required=False)
    spokesperson_post_en = _line(
        _("post in English"),
        120,
        required=False,
        help_text=_("For the English page. Usual posts are known: leave it empty then."),
    )
    spokesperson_phone = _phone()
    spokesperson_email = _email()

    layout: ClassVar[tuple[Section, ...]] = (CONTACT, SPOKESPERSON)

    def clean(self) -> dict[str, Any]:
        """Refuse new numbers that cannot be dialled.

        One from before the rule stays as it is: whoever mends the address may not know better.
        """
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("phone", "spokesperson_phone"):
            number = cleaned.get(name)
            if number and number != self.initial.get(name):
                try:
                    phone_check(number)
                except forms.ValidationError as error:
                    self.add_error(name, error)
        return cleaned

    def contact_facts(self) -> dict[str, Any]:
        """Return what the service of contact facts takes."""
        return {name: self.cleaned_data[name] for name in self.fact_names}


class OfficeContactForm(ContactForm):
    """What the office tells readers about itself."""

    fact_names = OFFICE_CONTACT_FIELDS

    address_en = _line(
        _("address in English"),
        240,
        required=False,
        help_text=_("For the English pages; without it they show the Vietnamese address."),
    )

    layout: ClassVar[tuple[Section, ...]] = (
        Section("contact", CONTACT.heading, CONTACT.icon, OFFICE_CONTACT_NAMES),
        SPOKESPERSON,
    )

    def __init__(self, *args: Any, contact: OfficeContact, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(contact, name) for name in self.fact_names}
        super().__init__(*args, **kwargs)


class SchoolContactForm(ContactForm):
    """Contact and spokesperson: what a school's webmaster keeps up to date."""

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        self.school = school
        facts = {name: getattr(school, name) for name in self.fact_names}
        kwargs["initial"] = facts | self.office_initial(school)
        super().__init__(*args, **kwargs)

    def office_initial(self, school: School) -> dict[str, Any]:
        """Return initial values of fields that a subclass adds."""
        return {}


class SchoolEditForm(SchoolContactForm):
    """What the office may change as well: names and ward."""

    name = _line(_("name"), NAME_LENGTH)
    name_en = _line(_("English name"), NAME_LENGTH, required=False)
    ward = forms.ModelChoiceField(label=_("ward"), queryset=Ward.objects.none())

    layout: ClassVar[tuple[Section, ...]] = (
        Section("school", _("The school"), "group", ("name", "name_en", "ward")),
        CONTACT,
        SPOKESPERSON,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ward"].queryset = Ward.objects.all()

    def office_initial(self, school: School) -> dict[str, Any]:
        """Add names and ward."""
        return {"name": school.name, "name_en": school.name_en, "ward": school.ward_id}
