"""Addresses of search; included under the language prefix."""

from __future__ import annotations

from django.urls import path

from search import machine_views, views

app_name = "search"

urlpatterns = [
    path("", views.results, name="results"),
    path("suggest/", machine_views.suggest, name="suggest"),
    path("suggest/browser/", machine_views.suggest_opensearch, name="suggest_opensearch"),
    path("results.json", machine_views.results_json, name="json"),
    path("opensearch.xml", machine_views.opensearch, name="opensearch"),
]
