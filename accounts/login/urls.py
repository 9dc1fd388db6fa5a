"""Addresses below ``admin/`` about coming in; the login takes the place of Wagtail's own."""

from __future__ import annotations

from django.urls import path
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin.auth import require_admin_access

from accounts.login.code_views import CodeView, OwnView, ResetView, SetUpView
from accounts.login.views import LoginView

urlpatterns = [
    path("login/", sensitive_post_parameters()(LoginView.as_view()), name="wagtailadmin_login"),
    path("login/code/", CodeView.as_view(), name="login_code"),
    path("login/second-step/", SetUpView.as_view(), name="second_factor_set_up"),
    path("account/second-step/", require_admin_access(OwnView.as_view()), name="second_factor"),
    path(
        "account/second-step/<int:pk>/reset/",
        require_admin_access(ResetView.as_view()),
        name="second_factor_reset",
    ),
]
