"""Addresses of moderation outside the admin, on the office's host."""

from __future__ import annotations

from django.urls import path

from moderation.views.letters import StopView

urlpatterns = [
    path("letters/stop/<str:token>/", StopView.as_view(), name="moderation_letters_stop"),
]
