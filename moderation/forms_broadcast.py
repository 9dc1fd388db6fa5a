"""The form of a notice to schools."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.plain_input import PlainInput
from news.models import Broadcast
from sites.models import Level, School, Ward

LONGEST_URGENT = timedelta(days=7)
"""What is urgent for longer than a week is not urgent; it can be sent again."""

LONGEST = timedelta(days=100)
DATE_FORMAT = "%Y-%m-%dT%H:%M"


class SchoolBoxes(forms.ModelMultipleChoiceField):
    """Schools as boxes to tick, each with its ward."""

    def label_from_instance(self, school: School) -> str:
        """Return name and ward."""
        return f"{school.name} · {school.ward.name}"


class BroadcastForm(PlainInput, forms.ModelForm):
    """Words, time and audience; the next screen shows whom it hits, before anything is sent."""

    urgent = forms.TypedChoiceField(
        label=_("Kind"),
        choices=[
            ("no", _("Ordinary notice: each school decides whether to place it")),
            (
                "yes",
                _("Urgent banner: in red above every page, at once; schools cannot remove it"),
            ),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="no",
    )
    expires_at = forms.DateTimeField(
        label=_("Gone after"),
        help_text=_("It leaves every site by itself. At most 7 days when it is urgent."),
        input_formats=[DATE_FORMAT],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=DATE_FORMAT),
    )
    to_all = forms.TypedChoiceField(
        label=_("For whom"),
        choices=[("yes", _("All schools")), ("no", _("Some schools"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="no",
    )
    levels = forms.MultipleChoiceField(
        label=_("Levels"),
        choices=Level.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    wards = forms.ModelMultipleChoiceField(
        Ward.objects.order_by("name"),
        label=_("Wards"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    schools = SchoolBoxes(
        School.objects.open().select_related("ward").order_by("name"),
        label=_("Single schools, on top"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Broadcast
        fields = [
            "urgent",
            "title",
            "text",
            "title_en",
            "text_en",
            "link",
            "expires_at",
            "on_portal",
            "to_all",
            "levels",
            "wards",
            "schools",
        ]
        widgets = {
            "text": forms.Textarea({"rows": 4}),
            "text_en": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("urgent", "to_all"):
            value = self.initial.get(name)
            if isinstance(value, bool):
                self.initial[name] = "yes" if value else "no"

    def clean(self) -> dict[str, Any]:
        """Refuse an end in the past or too far off, half a translation, and an empty audience."""
        data = super().clean() or {}
        self._check_end(data)
        if bool(data.get("title_en")) != bool(data.get("text_en")):
            self.add_error("text_en", _("Write headline and text in English, or neither."))
        some = data.get("levels") or data.get("wards") or data.get("schools")
        if data.get("to_all") is False and not some and not data.get("on_portal"):
            self.add_error("to_all", _("Choose levels, wards or schools."))
        return data

    def _check_end(self, data: dict[str, Any]) -> None:
        end = data.get("expires_at")
        if end is None:
            return
        longest = LONGEST_URGENT if data.get("urgent") else LONGEST
        if end <= timezone.now():
            self.add_error("expires_at", _("This moment is over. Choose a later one."))
        elif end > timezone.now() + longest:
            words = _("At most %(days)s days from now.") % {"days": longest.days}
            self.add_error("expires_at", words)
