"""Hooks of the fence; imported by `SitesConfig.ready`."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import PagesSummaryItem, SummaryItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from sites.tenancy.display import handlers_replace
from sites.tenancy.four_eyes import PIECE_REMOVED
from sites.tenancy.panels import OwnPagesSummaryItem, swap_panels
from sites.tenancy.scope import scope_for, scope_of

LATE = 1000
"""Order of hooks that have to see what others made."""


@hooks.register("register_admin_viewset", order=100)
def own_page_views() -> Any:
    """Replace the viewset that stands for every page type."""
    from sites.tenancy.views.pages import own_page_viewset

    return own_page_viewset


@hooks.register("before_edit_page", order=-LATE)
def tell_translators(request: HttpRequest, page: Page) -> None:
    """Say on a translation why there is no button to publish it: it is one's own work."""
    from sites.tenancy.views.translations import own_translation_tell

    if request.method == "GET":
        own_translation_tell(request, page)


@hooks.register("before_edit_page", order=-LATE)
def mend_translations(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep a translation from breaking over something that has been deleted."""
    from sites.tenancy.views.translations import choices_tell

    return choices_tell(request, page)


@hooks.register("construct_page_chooser_queryset")
def choose_own_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Offer own pages in the page chooser and its search."""
    return pages.filter(scope_for(request).page_q())


@hooks.register("construct_admin_api", order=100)
def own_endpoints(router: Any) -> None:
    """Replace the admin API's endpoints for pictures and documents."""
    from sites.tenancy.views import choosers

    router.register_endpoint("images", choosers.OwnImagesAPIViewSet)
    router.register_endpoint("documents", choosers.OwnDocumentsAPIViewSet)


@hooks.register("construct_homepage_panels", order=LATE)
def own_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Replace dashboard panels that show pages without asking for rights."""
    swap_panels(panels)


@hooks.register("construct_homepage_summary_items", order=LATE)
def own_summary(request: HttpRequest, items: list[SummaryItem]) -> None:
    """Count own pages on the dashboard."""
    items[:] = [
        OwnPagesSummaryItem(request) if type(item) is PagesSummaryItem else item for item in items
    ]


@hooks.register("filter_form_submissions_for_user")
def own_submissions(user: Any, forms: QuerySet[Page]) -> QuerySet[Page]:
    """Show what readers sent to those who answer for the site: they may publish there."""
    if scope_of(user).is_everything:
        return forms
    policy = policy_registry.get_by_type(Page)
    published = policy.instances_user_has_permission_for(user, "publish").values("pk")
    return forms.filter(scope_of(user).page_q(), pk__in=published)


@hooks.register("construct_reports_menu", order=LATE)
def reports_menu(request: HttpRequest, items: list[Any]) -> None:
    """Leave out reports that are closed for whoever looks."""
    if not scope_for(request).is_everything:
        items[:] = [item for item in items if item.name != "page-types-usage"]


@hooks.register("register_admin_urls")
def refusal_urls() -> list[URLPattern]:
    """The report on refused attempts."""
    from sites.tenancy.views.refusals import RefusalsView

    return [
        path("reports/refusals/", RefusalsView.as_view(), name="refusals"),
        path(
            "reports/refusals/results/",
            RefusalsView.as_view(results_only=True),
            name="refusals_results",
        ),
    ]


class RefusalsMenuItem(MenuItem):
    """Shown to administrators of the office; the view refuses everybody else by itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the scope, which is kept on the user."""
        return scope_for(request).is_office_administrator


@hooks.register("register_reports_menu_item")
def refusals_menu_item() -> MenuItem:
    """The way to the report on refused attempts."""
    return RefusalsMenuItem(
        _("Refused attempts"), reverse("refusals"), name="refusals", icon_name="warning", order=1200
    )


@hooks.register("register_rich_text_features", order=LATE)
def own_rich_text(features: Any) -> None:
    """Show links and pictures in text only where they may be seen."""
    handlers_replace(features)


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Give the fence's own actions their names in the audit log."""
    actions.register_action(
        "school_sites.own_edit_approved",
        _("Approve an own edit"),
        _("Own edit approved: nobody else could"),
    )
    actions.register_action(
        PIECE_REMOVED,
        _("Take a translated text back"),
        _("Translated text taken back"),
    )
