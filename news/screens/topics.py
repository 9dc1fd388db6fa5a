"""The topic tree of the office."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from core.plain_input import PlainInput
from core.text import fold
from news.models import Topic
from news.services import topic_delete, topic_save
from news.topic_selectors import topic_usage

SLUG_LENGTH = 80

INDENT = "—\u00a0"
"""Stands before a topic's name once a level; read aloud as a dash, so the tree is heard, too."""


def indented(topic: Topic) -> str:
    """Return a topic's name with its depth in the tree."""
    return INDENT * (topic.depth - 1) + topic.display_name


class ParentField(forms.ModelChoiceField):
    """Choice of a topic, shown as a tree."""

    def label_from_instance(self, obj: Topic) -> str:
        """Indent by depth."""
        return indented(obj)


class TopicForm(PlainInput, WagtailAdminModelForm):
    """A topic in both languages, with its place in the tree."""

    parent = ParentField(
        label=gettext_lazy("stands below"),
        queryset=Topic.objects.none(),
        required=False,
        empty_label=gettext_lazy("No topic: first level"),
    )

    class Meta:
        model = Topic
        fields = (
            "name",
            "name_en",
            "short_name",
            "short_name_en",
            "parent",
            "order",
            "description",
            "slug",
        )
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = Topic.objects.order_by("path")
        if self.instance.pk:
            topics = topics.exclude(path__startswith=self.instance.path)
            self.initial["parent"] = self.instance.get_parent()
        self.fields["parent"].queryset = topics
        self.fields["parent"].label = capfirst(self.fields["parent"].label)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = _("Leave empty to make it from the name.")
        self.fields["order"].help_text = _("Lower stands first among topics of the same level.")

    def clean_slug(self) -> str:
        """Make the short name for addresses from the name, without marks."""
        name = self.cleaned_data.get("name", "")
        return self.cleaned_data["slug"] or slugify(fold(name))[:SLUG_LENGTH].strip("-")

    def save(self, commit: bool = True) -> Topic:
        """Place the topic; `WagtailAdminModelForm` would not know where."""
        return topic_save(
            topic=self.instance, parent=self.cleaned_data["parent"], user=self.for_user
        )


class TopicIndexView(generic.IndexView):
    """The whole tree on one page, with how much is filed under each topic."""

    default_ordering = "path"

    def get_base_queryset(self) -> QuerySet[Topic]:
        """Count the stories along."""
        return Topic.objects.annotate(story_count=Count("stories")).order_by("path")

    def get_valid_orderings(self) -> list[str]:
        """The order of the tree is the only one."""
        return ["path"]

    @property
    def columns(self) -> list[Column]:
        """Name with depth, English name, short name, stories."""
        title = self._get_title_column_class(generic.models.TitleColumn)
        return [
            title("name", label=_("Topic"), accessor=indented, get_url=self.get_edit_url),
            Column("name_en", label=_("English name"), classname="wide-only"),
            Column("label", label=_("Short name"), classname="wide-only"),
            Column("story_count", label=_("Stories")),
        ]

    def get_list_more_buttons(self, instance: Topic) -> list[Any]:
        """Offer a topic below."""
        buttons = super().get_list_more_buttons(instance)
        if self.add_url:
            url = f"{self.add_url}?parent={instance.pk}"
            label = _("Add a topic below")
            buttons.append(MenuItem(label, url=url, icon_name="plus", priority=15))
        return buttons


class _TopicSavingMixin:
    """Saves through the form, which calls the service; the audit log is written there."""

    form: TopicForm

    def save_instance(self) -> Topic:
        """Save and place."""
        return self.form.save()


class TopicCreateView(_TopicSavingMixin, generic.CreateView):
    """Add a topic."""

    submit_button_label = gettext_lazy("Save")
    submit_button_active_label = gettext_lazy("Saving…")

    def get_initial(self) -> dict[str, Any]:
        """Start below the topic whose "add below" was pressed."""
        parent = self.request.GET.get("parent", "")
        return super().get_initial() | ({"parent": parent} if parent.isdecimal() else {})


class TopicEditView(_TopicSavingMixin, generic.EditView):
    """Change a topic, or its place."""


class TopicDeleteView(generic.DeleteView):
    """Delete a topic that is not in use."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what stands in the way instead of asking a question with only one answer."""
        if self.user_has_permission("delete") and not topic_usage(self.object).is_free:
            return self._refuse()
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete through the service, which looks once more."""
        topic = str(self.object)
        try:
            topic_delete(topic=self.object, user=self.request.user)
        except ValidationError:
            return self._refuse()
        messages.success(self.request, _("“%(topic)s” is deleted.") % {"topic": topic})
        return redirect(self.get_success_url())

    def _refuse(self) -> HttpResponse:
        reasons = topic_usage(self.object).reasons()
        message = _("“%(topic)s” cannot be deleted: %(reasons)s") % {
            "topic": self.object,
            "reasons": " ".join(reasons),
        }
        messages.error(self.request, message)
        return redirect(reverse("topics:index"))


class TopicViewSet(ModelViewSet):
    """Topics."""

    model = Topic
    name = "topics"
    icon = "list-ul"
    menu_label = gettext_lazy("Topics")
    menu_order = 255
    add_to_admin_menu = True
    list_per_page = 500
    copy_view_enabled = False
    index_view_class = TopicIndexView
    index_template_name = "school_sites/admin/index.html"
    add_view_class = TopicCreateView
    edit_view_class = TopicEditView
    delete_view_class = TopicDeleteView

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Usage has no screen of its own: what is filed under a topic stands in the list."""
        return super().get_common_view_kwargs(usage_url_name=None, **kwargs)

    def get_form_class(self, for_update: bool = False) -> type[TopicForm]:
        """Both languages and the place in the tree."""
        return TopicForm

    def get_edit_handler(self) -> None:
        """The form is shown as it is: a parent is no field of the model."""
        return

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return Wagtail's, without usage."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "usage"]


TOPIC_NAMES = tuple(
    f"topics:{name}"
    for name in (
        "index",
        "index_results",
        "add",
        "edit",
        "delete",
        "history",
        "history_results",
    )
)
"""Every admin URL name of the topic tree: the office's only."""
