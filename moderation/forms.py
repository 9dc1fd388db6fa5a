"""Forms of moderation."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.images.widgets import AdminImageChooser

from core.plain_input import PlainInput
from library.models import CustomImage
from moderation.services.decisions import Placement
from moderation.suggestions import SUMMARY, TEXT, TITLE, Suggestion, phrase_count
from news.models import (
    Feature,
    FeatureState,
    ReasonCode,
    SectionPage,
    StoryPage,
    Topic,
    UpdatePolicy,
)

PHRASES = 3
"""How many phrases one return can suggest to change; more is a talk, not a form."""


class SectionChoice(forms.ModelChoiceField):
    """Choice of a district section that says which topics the section takes."""

    def label_from_instance(self, section: SectionPage) -> str:
        """Return the title only; the summary would not fit a phone."""
        return section.title


def sections_open() -> QuerySet[SectionPage]:
    """Return the sections of the portal that take stories, in page order."""
    return SectionPage.objects.live().filter(locale__language_code="vi").order_by("path")


class OfferForm(PlainInput, forms.Form):
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


class ReviewForm(PlainInput, forms.Form):
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


class ShownForm(PlainInput, forms.Form):
    """What every item of a section has: dates, a pin, a picture that needs words."""

    def __init__(self, *args: Any, images: QuerySet[CustomImage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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


OTHER_LANGUAGES = [
    (code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE
]
"""Languages besides the one in which the office writes first."""

OWN_WORDS = ("headline", "summary", "image_alt")


class AcceptForm(ShownForm):
    """Where and how the office shows a story."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    """The live revision of the story that the person has read."""

    seen_place = forms.IntegerField(required=False, widget=forms.HiddenInput)
    """The revision of the placement that the person has before them."""

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections_open()
        for code, _name in OTHER_LANGUAGES:
            for name in OWN_WORDS:
                copied = deepcopy(self.base_fields[name])
                copied.help_text = ""
                self.fields[f"{name}_{code}"] = copied

    @classmethod
    def initial_of(cls, feature: Feature, story: StoryPage | None) -> dict[str, Any]:
        """Return what stands in the form when somebody opens an item."""
        initial = {
            name: getattr(feature, name) for name in cls.base_fields if hasattr(feature, name)
        }
        for code, _name in OTHER_LANGUAGES:
            for name, words in feature.words_in(code).items():
                initial[f"{name}_{code}"] = words
        initial["comment"] = feature.comment if feature.state == FeatureState.ACCEPTED else ""
        initial["seen"] = story.live_revision_id if story is not None else None
        initial["seen_place"] = feature.latest_revision_id
        return initial

    def word_fields(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return (language, its fields) for own words in other languages."""
        return [
            (str(name), [self[f"{field}_{code}"] for field in OWN_WORDS])
            for code, name in OTHER_LANGUAGES
        ]

    def placement(self) -> Placement:
        """Return what was filled in; call it on a valid form."""
        names = [name for name in Placement.__slots__ if name in self.cleaned_data]
        words = {
            code: {name: self.cleaned_data[f"{name}_{code}"] for name in OWN_WORDS}
            for code, _name in OTHER_LANGUAGES
        }
        kept = {code: said for code, said in words.items() if any(said.values())}
        return Placement(words=kept, **{name: self.cleaned_data[name] for name in names})


class OffsiteForm(ShownForm):
    """An item that leads off our sites: all its words are the office's own."""

    link = forms.URLField(label=_("Address"), max_length=400, assume_scheme="https")
    source = forms.CharField(
        label=_("Whose site it leads to"), max_length=80, help_text=_("Readers see this name.")
    )
    headline = forms.CharField(label=_("Headline"), max_length=160)
    summary = forms.CharField(
        label=_("Summary"), max_length=320, required=False, widget=forms.Textarea({"rows": 3})
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("It shows to readers of this language only."),
    )
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label=_("Topic"), required=False, empty_label=_("No topic")
    )
    image = forms.ModelChoiceField(CustomImage.objects.none(), label=_("Picture"), required=False)
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
    pinned = forms.BooleanField(label=_("Keep at the top of the section"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.order_by("path")


class RefuseForm(PlainInput, forms.Form):
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


class ReturnOfferForm(RefuseForm):
    """Refuse, or return with edits that the school can take over with one click."""

    suggested_title = forms.CharField(label=_("Title"), max_length=255, required=False)
    suggested_summary = forms.CharField(
        label=_("Summary"), max_length=400, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(
        self, *args: Any, story: StoryPage | None, needs_comment: bool = False, **kwargs: Any
    ) -> None:
        self.story = story
        self.needs_comment = needs_comment
        if story is not None:
            known = {"suggested_title": story.title, "suggested_summary": story.summary}
            kwargs["initial"] = {**known, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for number in range(1, PHRASES + 1):
            self.fields[f"before_{number}"] = forms.CharField(
                label=_("Instead of"), max_length=300, required=False
            )
            self.fields[f"after_{number}"] = forms.CharField(
                label=_("Write"), max_length=300, required=False
            )

    def phrase_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the pairs of fields "instead of" and "write"."""
        return [
            (self[f"before_{number}"], self[f"after_{number}"]) for number in range(1, PHRASES + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a phrase that is not in the text, or stands there several times."""
        data = super().clean() or {}
        for number in range(1, PHRASES + 1):
            before = data.get(f"before_{number}", "")
            if not before and data.get(f"after_{number}"):
                self.add_error(f"before_{number}", _("Say which words it replaces."))
            if not before or self.story is None:
                continue
            count = phrase_count(self.story, before)
            if count == 0:
                self.add_error(f"before_{number}", _("These words are not in the text."))
            elif count > 1:
                words = _("These words stand there %(count)s times; copy more of the sentence.")
                self.add_error(f"before_{number}", words % {"count": count})
        if self.needs_comment and not data.get("comment") and not self._found(data):
            self.add_error("comment", _("Say what should change before you return it."))
        return data

    def suggestions(self) -> list[Suggestion]:
        """Return what differs from the story; call it on a valid form."""
        return self._found(self.cleaned_data)

    def _found(self, data: dict[str, Any]) -> list[Suggestion]:
        if self.story is None:
            return []
        found = []
        for place in (TITLE, SUMMARY):
            before, after = getattr(self.story, place), data.get(f"suggested_{place}", "")
            if after and after != before:
                found.append({"place": place, "before": before, "after": after})
        for number in range(1, PHRASES + 1):
            before, after = data.get(f"before_{number}", ""), data.get(f"after_{number}", "")
            if before and before != after:
                found.append({"place": TEXT, "before": before, "after": after})
        return found


class BulkForm(PlainInput, forms.Form):
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
        super().__init__(*args, **{"auto_id": "bulk_%s", **kwargs})
        self.fields["section"].queryset = sections_open()

    def section_options(self) -> list[tuple[str, str, bool]]:
        """Return (value, title, is chosen) of every section.

        Without the field's own widget, which would fetch whole pages and render a template an
        option: this form stands below every page of the queue.
        """
        rows = sections_open().values_list("pk", "title")
        empty = str(self.fields["section"].empty_label)
        return self._options("section", empty, [(str(pk), title) for pk, title in rows])

    def reason_options(self) -> list[tuple[str, str, bool]]:
        """Return (value, words, is chosen) of every reason."""
        reasons = [(code, str(label)) for code, label in ReasonCode.choices]
        return self._options("reason", str(_("Choose a reason")), reasons)

    def _options(
        self, name: str, empty: str, choices: list[tuple[str, str]]
    ) -> list[tuple[str, str, bool]]:
        chosen = str(self.data.get(name, ""))
        return [(value, words, value == chosen) for value, words in [("", empty), *choices]]

    def clean(self) -> dict[str, Any]:
        """Ask for a reason when several are declined."""
        data = super().clean() or {}
        if data.get("action") == "decline" and not data.get("reason"):
            self.add_error("reason", _("Choose a reason before you decline."))
        return data
