"""Addresses of documents; Wagtail's own names, so that every link of Wagtail leads here."""

from __future__ import annotations

from django.urls import path, re_path
from wagtail.documents.views.serve import authenticate_with_password

from library.views import document_serve

urlpatterns = [
    re_path(r"^(\d+)/(.*)$", document_serve, name="wagtaildocs_serve"),
    path(
        "authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
]
