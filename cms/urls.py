"""Addresses of the office's host: the admin, and what every host answers."""

from __future__ import annotations

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from cms.urls_public import urlpatterns as public_urlpatterns

urlpatterns = [path("admin/", include(wagtailadmin_urls)), *public_urlpatterns]
