"""Choosers that offer own things."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from taggit.models import Tag, TagBase
from wagtail.admin.views.chooser import BrowseView, ExternalLinkView
from wagtail.admin.views.tags import TAGS_AUTOCOMPLETE_LIMIT
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.views.chooser import ImageChooseView
from wagtail.models import Site

from sites.tenancy.filters import own_tags, popular_tags
from sites.tenancy.scope import scope_for


class OwnBrowseView(BrowseView):
    """The page chooser; it opens at the own site instead of at the root of all sites."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        """Start at the only own root, if there is one; rows are limited by a hook."""
        scope = scope_for(request)
        if parent_page_id is None and not scope.is_everything and scope.page_roots:
            language = request.GET.get("locale")
            if not language and len(scope.schools) + scope.is_office == 1:
                parent_page_id = scope.page_roots[0][0]
        response: HttpResponse = super().get(request, parent_page_id)
        return response


class OwnExternalLinkView(ExternalLinkView):
    """External links; an address of an own page becomes a link to the page, others stay addresses.

    The stock view answers with the draft title of whatever page the address belongs to.
    """

    def post(self, request: HttpRequest) -> HttpResponse:
        """Look for the page below own sites only. Raises `BadRequest` without an address."""
        if not request.POST.get(f"{self.form_prefix}-url"):
            raise BadRequest("No address.")
        scope = scope_for(request)
        if not scope.is_everything:
            own = [root for root in Site.get_site_root_paths() if root[0] in scope.site_ids]
            request._wagtail_cached_site_root_paths = own  # type: ignore[attr-defined]
        response: HttpResponse = super().post(request)
        return response


class OwnImageChooseView(ImageChooseView):
    """The image chooser, with the tags of own pictures."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Replace the tags that are popular in the whole install."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        scope = scope_for(self.request)
        if not scope.is_everything:
            names = popular_tags(self.model, scope)
            context["popular_tags"] = [{"name": name} for name in names]
        return context


def tag_autocomplete(
    request: HttpRequest, app_name: str = "wagtail", model_name: str = ""
) -> JsonResponse:
    """Suggest tags that own things already have; free words stay possible."""
    model = _tag_model(app_name, model_name) if model_name else Tag
    term = request.GET.get("term", "")
    tags = model._default_manager.all()
    if model is Tag:
        tags = own_tags(scope_for(request))
    elif not scope_for(request).is_office:
        tags = tags.none()
    names = tags.filter(name__istartswith=term).order_by("name").values_list("name", flat=True)
    return JsonResponse(list(names[:TAGS_AUTOCOMPLETE_LIMIT]) if term else [], safe=False)


def _tag_model(app_name: str, model_name: str) -> type[TagBase]:
    try:
        model = apps.get_model(app_name, model_name)
    except LookupError as error:
        raise Http404 from error
    if not issubclass(model, TagBase):
        raise Http404
    return model


class OwnImagesAPIViewSet(ImagesAdminAPIViewSet):
    """Pictures in the admin API; the stock endpoint lists every school's."""

    def get_queryset(self) -> Any:
        """Return own pictures."""
        return scope_for(self.request).collected(super().get_queryset())


class OwnDocumentsAPIViewSet(DocumentsAdminAPIViewSet):
    """Documents in the admin API; the stock endpoint lists every school's."""

    def get_queryset(self) -> Any:
        """Return own documents."""
        return scope_for(self.request).collected(super().get_queryset())
