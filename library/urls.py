"""Addresses of the library; included under ``/pictures/`` on every host."""

from __future__ import annotations

from django.urls import re_path

from library.views import picture_serve

app_name = "library"

urlpatterns = [
    re_path(r"^([^/]*)/(\d*)/([^/]*)/[^/]*$", picture_serve, name="picture"),
]
