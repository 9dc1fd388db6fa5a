"""The page after the login that sends on what was typed before it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from accounts.login.carry import Carried


@never_cache
def go_on(request: HttpRequest, carried: Carried) -> HttpResponse:
    """Show the button that sends a carried form on, with a fresh token against forgery."""
    return render(request, "accounts/login/go_on.html", {"carried": carried})
