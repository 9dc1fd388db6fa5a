"""Page views that Wagtail lets a viewset replace."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.listing import (
    ExplorableIndexView,
    GenericPageFilterSet,
    PageFilterSet,
)
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, PageViewRestriction

from sites.tenancy.filters import narrowed
from sites.tenancy.scope import scope_for


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


class OwnPageViewSet(PageViewSet):
    """Stands for every page type of ours."""

    model = Page
    filterset_class = narrowed(GenericPageFilterSet)
    index_view_class = OwnExplorerView
    content_type_use_view_class = OwnTypeUseView
    set_privacy_view_class = OwnSetPrivacyView


own_page_viewset = OwnPageViewSet()
