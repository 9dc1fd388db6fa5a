"""Addresses below ``admin/`` that take the place of Wagtail's own, under the same names."""

from __future__ import annotations

from django.urls import path
from django.views.decorators.debug import sensitive_post_parameters

from accounts.login.views import LoginView

urlpatterns = [
    path("login/", sensitive_post_parameters()(LoginView.as_view()), name="wagtailadmin_login"),
]
