"""The addresses as they would be without the fence's own views, for the crawl's self-test."""

from __future__ import annotations

from cms.urls import urlpatterns as fenced
from sites.tenancy import urls as tenancy_urls

urlpatterns = [
    pattern for pattern in fenced if getattr(pattern, "urlconf_module", None) is not tenancy_urls
]
