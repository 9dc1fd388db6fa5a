"""Page views that Wagtail lets a viewset replace."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import (
    ExplorableIndexView,
    GenericPageFilterSet,
    PageFilterSet,
)
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, PageViewRestriction

from sites.tenancy.filters import narrowed
from sites.tenancy.scope import scope_for

NEEDS_A_COLLEAGUE = _(
    "Your text is saved, but not published: you wrote it yourself, so a colleague has to approve "
    "it. Submit it for approval."
)


class OwnExplorerView(ExplorableIndexView):
    """The explorer; its filter drawer offers own people and sites."""

    base_filterset_class = narrowed(GenericPageFilterSet)


class OwnTypeUseView(ContentTypeUseView):
    """All own pages of a type."""

    base_filterset_class = narrowed(PageFilterSet)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Leave out the report on all page types, which counts every school's."""
        items: list[dict[str, Any]] = super().get_breadcrumbs_items()
        return [*items[:-2], items[-1]]


class OwnSetPrivacyView(SetPrivacyView):
    """Who may read a page; the stock form lists every group of the install."""

    def get_form(self, form_class: Any = None) -> PageViewRestrictionForm:
        """Offer the own schools' groups, and not "whoever is logged in": that is every school."""
        form = super().get_form(form_class)
        scope = scope_for(self.request)
        if not scope.is_everything and "groups" in form.fields:
            own = Group.objects.filter(role_group__isnull=False)
            if not scope.is_office:
                own = Group.objects.filter(pk__in=scope.group_ids)
            form.fields["groups"].queryset = own
            if not scope.is_office:
                kinds = form.fields["restriction_type"]
                kinds.choices = [c for c in kinds.choices if c[0] != PageViewRestriction.LOGIN]
        return form


class PublishesByRule:
    """Mixin for the page forms: what they save is an edit of whoever sends them.

    Nothing that was typed is lost: what may not be published is saved, and the person is told.
    """

    request: Any

    def save_action(self) -> Any:
        """Save a draft; say so to whoever asked for more."""
        if "action-publish" in self.request.POST:
            messages.warning(self.request, NEEDS_A_COLLEAGUE)
        return super().save_action()  # type: ignore[misc]


class OwnAddView(PublishesByRule, CreateView):
    """A new page."""


class OwnEditView(PublishesByRule, EditView):
    """A page that exists."""

    def get_object(self) -> Any:
        """Mark the page: its permission tester judges the edit that is being made."""
        page = super().get_object()
        page.is_being_edited = True
        return page

    def perform_workflow_action(self) -> Any:
        """Take a change that comes along with an approval as an own edit: a colleague approves."""
        perms = self.page.permissions_for_user(self.request.user)
        changes = self.workflow_action == "approve" and self.has_content_changes
        if changes and not perms.can_publish_edit():
            messages.warning(self.request, NEEDS_A_COLLEAGUE)
            return self.save_action()
        return super().perform_workflow_action()

    def save_action(self) -> Any:
        """Leave alone what a colleague may be reading or has put live, and add a revision."""
        if self._names_a_kept_revision():
            self.request.POST = self.request.POST.copy()
            del self.request.POST["overwrite_revision_id"]
        return super().save_action()

    def _names_a_kept_revision(self) -> bool:
        """Whether what is to be written over was submitted or is live; numbers have spellings."""
        try:
            named = int(self.request.POST.get("overwrite_revision_id", ""))
        except ValueError:
            return False
        task_state = self.page.current_workflow_task_state
        return named in (task_state and task_state.revision_id, self.page.live_revision_id)


class OwnRevertView(OwnEditView, RevisionsRevertView):
    """An earlier version in the form."""


class OwnPageViewSet(PageViewSet):
    """Stands for every page type of ours."""

    model = Page
    filterset_class = narrowed(GenericPageFilterSet)
    index_view_class = OwnExplorerView
    content_type_use_view_class = OwnTypeUseView
    set_privacy_view_class = OwnSetPrivacyView
    add_view_class = OwnAddView
    edit_view_class = OwnEditView
    revisions_revert_view_class = OwnRevertView


own_page_viewset = OwnPageViewSet()
