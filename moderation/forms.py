"""Forms of moderation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.images.widgets import AdminImageChooser

from library.models import CustomImage
from moderation.services.decisions import Placement
from news.models import ReasonCode, SectionPage, Topic, UpdatePolicy


class SectionChoice(forms.ModelChoiceField):
    """Choice of a district section that says which topics the section takes."""

    def label_from_instance(self, section: SectionPage) -> str:
        """Return the title only; the summary would not fit a phone."""
        return section.title


def sections_open() -> QuerySet[SectionPage]:
    """Return the sections of the portal that take stories, in page order."""
    return SectionPage.objects.live().filter(locale__language_code="vi").order_by("path")


class OfferForm(forms.Form):
    """What a school says when it offers a story."""

    topic = forms.ModelChoiceField(
        Topic.objects.none(), label=_("Topic of the plan"), empty_label=_("Choose a topic")
    )
    section = SectionChoice(
        SectionPage.objects.none(),
        label=_("Section you have in mind"),
        required=False,
        empty_label=_("Let the office choose"),
    )
    note = forms.CharField(
        label=_("A word to the office"),
        help_text=_("What is special about it? One or two sentences help the moderator."),
        widget=forms.Textarea({"rows": 3}),
        max_length=600,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.order_by("path")
        self.fields["section"].queryset = sections_open()


class ReviewForm(forms.Form):
    """A webmaster's decision about a page of the school; returning needs a comment."""

    task_state = forms.IntegerField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(choices=[("approve", ""), ("return", "")], required=True)
    comment = forms.CharField(
        label=_("Comment to the author"),
        help_text=_("Needed when you return it: say what should change."),
        widget=forms.Textarea({"rows": 4}),
        max_length=2000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a comment when something is returned."""
        data = super().clean() or {}
        if data.get("decision") == "return" and not data.get("comment", "").strip():
            self.add_error("comment", _("Say what should change before you return it."))
        return data


class AcceptForm(forms.Form):
    """Where and how the office shows a story."""

    section = SectionChoice(
        SectionPage.objects.none(), label=_("Section"), empty_label=_("Choose a section")
    )
    headline = forms.CharField(
        label=_("Own headline"),
        max_length=160,
        required=False,
        help_text=_("Leave empty to show the story's own title."),
    )
    summary = forms.CharField(
        label=_("Own summary"),
        max_length=320,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Leave empty to show the story's own summary."),
    )
    image = forms.ModelChoiceField(
        CustomImage.objects.none(), label=_("Own picture"), required=False
    )
    image_alt = forms.CharField(
        label=_("What the picture shows"),
        max_length=240,
        required=False,
        help_text=_("Read aloud to readers who cannot see the picture."),
    )
    visible_from = forms.DateTimeField(
        label=_("Show from"), required=False, widget=AdminDateTimeInput
    )
    visible_until = forms.DateTimeField(
        label=_("Show until"), required=False, widget=AdminDateTimeInput
    )
    update_policy = forms.ChoiceField(
        label=_("When the school edits the story"),
        choices=UpdatePolicy.choices,
        initial=UpdatePolicy.FOLLOW,
        widget=forms.RadioSelect,
    )
    pinned = forms.BooleanField(label=_("Keep at the top of the section"), required=False)
    comment = forms.CharField(
        label=_("A word to the school"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, images: QuerySet[CustomImage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections_open()
        self.fields["image"].queryset = images
        self.fields["image"].widget = AdminImageChooser()

    def clean(self) -> dict[str, Any]:
        """Refuse a picture without words for it, and dates in the wrong order."""
        data = super().clean() or {}
        if data.get("image") and not data.get("image_alt", "").strip():
            self.add_error("image_alt", _("Say what the picture shows."))
        begin, end = data.get("visible_from"), data.get("visible_until")
        if begin and end and end <= begin:
            self.add_error("visible_until", ValidationError(_("It ends before it begins.")))
        return data

    def placement(self) -> Placement:
        """Return what was filled in; call it on a valid form."""
        names = [name for name in Placement.__slots__ if name in self.cleaned_data]
        return Placement(**{name: self.cleaned_data[name] for name in names})


class RefuseForm(forms.Form):
    """Why the office returns, declines or takes down; coded, so that leaders see figures."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=[("", _("Choose a reason")), *ReasonCode.choices]
    )
    comment = forms.CharField(
        label=_("Comment to the school"),
        help_text=_("Say concretely what should change; it goes to the school by mail."),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, needs_comment: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = needs_comment


class BulkForm(forms.Form):
    """One decision about several offers."""

    action = forms.ChoiceField(choices=[("accept", ""), ("decline", "")])
    section = SectionChoice(
        SectionPage.objects.none(),
        label=_("Section"),
        required=False,
        empty_label=_("As each school suggested"),
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("Choose a reason")), *ReasonCode.choices],
        required=False,
    )
    comment = forms.CharField(label=_("Comment to the schools"), max_length=1000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="bulk_%s", **kwargs)
        self.fields["section"].queryset = sections_open()

    def clean(self) -> dict[str, Any]:
        """Ask for a reason when several are declined."""
        data = super().clean() or {}
        if data.get("action") == "decline" and not data.get("reason"):
            self.add_error("reason", _("Choose a reason before you decline."))
        return data
