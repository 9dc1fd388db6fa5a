"""Addresses of the office's host: the admin, and what every host answers."""

from __future__ import annotations

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from cms.urls_public import urlpatterns as public_urlpatterns
from sites.tenancy import urls as tenancy_urls

urlpatterns = [
    # Our own versions of admin views first: the same paths, fenced.
    path("admin/", include("accounts.login.urls")),
    path("admin/", include(tenancy_urls)),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("moderation.public_urls")),
    *public_urlpatterns,
]
