"""Own versions of Wagtail's admin views that no viewset or hook can replace.

Included before Wagtail's admin addresses, at the same paths. The names stand outside the original
namespaces (a second namespace of the same name would break `reverse` for all its other names);
`shadow` builds them so that the catalogue still knows them by the original name.
"""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.utils.urlpatterns import decorate_urlpatterns

from sites.tenancy.access import shadow_name
from sites.tenancy.views import (
    choosers,
    dismissibles,
    forms,
    media,
    redirects,
    reports,
    translations,
)


def shadow(route: str, view: Any, name: str) -> URLPattern:
    """Put `view` in place of the admin view called `name`."""
    return path(route, view, name=shadow_name(name))


def listing(route: str, view: Any, name: str) -> list[URLPattern]:
    """Put a listing in place, together with the rows that its filters fetch."""
    return [
        shadow(route, view.as_view(), name),
        shadow(f"{route}results/", view.as_view(results_only=True), f"{name}_results"),
    ]


urlpatterns = [
    *listing("reports/locked/", reports.OwnLockedPagesView, "wagtailadmin_reports:locked_pages"),
    *listing("reports/workflow/", reports.OwnWorkflowView, "wagtailadmin_reports:workflow"),
    *listing(
        "reports/workflow_tasks/",
        reports.OwnWorkflowTasksView,
        "wagtailadmin_reports:workflow_tasks",
    ),
    *listing("reports/site-history/", reports.OwnHistoryView, "wagtailadmin_reports:site_history"),
    *listing("reports/aging-pages/", reports.OwnAgingPagesView, "wagtailadmin_reports:aging_pages"),
    *listing(
        "localize/reports/translations/",
        reports.OwnTranslationsReportView,
        "wagtail_localize:translations_report",
    ),
    *listing("images/", media.OwnImagesView, "wagtailimages:index"),
    *listing("documents/", media.OwnDocumentsView, "wagtaildocs:index"),
    *listing("forms/", forms.OwnFormPagesView, "wagtailforms:index"),
    *listing("redirects/", redirects.OwnIndexView, "wagtailredirects:index"),
    shadow("redirects/add/", redirects.OwnCreateView.as_view(), "wagtailredirects:add"),
    shadow(
        "redirects/<int:redirect_id>/", redirects.OwnEditView.as_view(), "wagtailredirects:edit"
    ),
    shadow(
        "redirects/<int:redirect_id>/delete/",
        redirects.OwnDeleteView.as_view(),
        "wagtailredirects:delete",
    ),
    shadow(
        "dismissibles/", dismissibles.OwnDismissiblesView.as_view(), "wagtailadmin_dismissibles"
    ),
    shadow("choose-page/", choosers.OwnBrowseView.as_view(), "wagtailadmin_choose_page"),
    shadow(
        "choose-page/<int:parent_page_id>/",
        choosers.OwnBrowseView.as_view(),
        "wagtailadmin_choose_page_child",
    ),
    shadow(
        "choose-external-link/",
        choosers.OwnExternalLinkView.as_view(),
        "wagtailadmin_choose_page_external_link",
    ),
    shadow("tag-autocomplete/", choosers.tag_autocomplete, "wagtailadmin_tag_autocomplete"),
    shadow(
        "tag-autocomplete/<slug:app_name>/<slug:model_name>/",
        choosers.tag_autocomplete,
        "wagtailadmin_tag_model_autocomplete",
    ),
    shadow(
        "localize/translate/<int:translation_id>/strings/<int:string_segment_id>/edit/",
        translations.edit_string_translation,
        "wagtail_localize:edit_string_translation",
    ),
    shadow(
        "localize/translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/",
        translations.edit_override,
        "wagtail_localize:edit_override",
    ),
    shadow(
        "localize/translate/<int:translation_id>/pofile/upload/",
        translations.upload_pofile,
        "wagtail_localize:upload_pofile",
    ),
    shadow(
        "localize/submit/page/<int:page_id>/",
        translations.OwnSubmitView.as_view(),
        "wagtail_localize:submit_page_translation",
    ),
    shadow(
        "localize/update/<int:translation_source_id>/",
        translations.FourEyesUpdateView.as_view(),
        "wagtail_localize:update_translations",
    ),
]

for decorator in (require_admin_access, display_custom_404, never_cache):
    urlpatterns = decorate_urlpatterns(urlpatterns, decorator)
