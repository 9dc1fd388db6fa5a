"""Addresses that every host answers."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls

from accounts.login.views import public_login
from cms.media import media_serve

urlpatterns = [
    path("documents/", include("library.document_urls")),
    path("pictures/", include("library.urls")),
    path("", include("home.urls")),
    re_path(r"^media/(?P<path>.+)$", media_serve),
]
urlpatterns += i18n_patterns(
    path("search/", include("search.urls")),
    path("", include("home.urls_translated")),
    path("_util/login/", public_login),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
