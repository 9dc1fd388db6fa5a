"""Screens of the library in the admin."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from library.models import CustomDocument
from library.reading.requests import text_request_again


@require_POST
def document_read_again(request: HttpRequest, document_id: int) -> HttpResponse:
    """Have a document's file read once more, for those who may change the document."""
    document = get_object_or_404(CustomDocument, pk=document_id)
    policy = policy_registry.get_by_type(CustomDocument)
    if not policy.user_has_permission_for_instance(request.user, "change", document):
        raise PermissionDenied
    text_request_again(document=document)
    messages.success(request, _("The file is read again; it takes some minutes."))
    return redirect("wagtaildocs:edit", document.pk)
