"""Where the admin leads to the second factor, and its names in the audit log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from accounts.login import second_factor
from accounts.models import User


@hooks.register("register_account_menu_item")
def own_second_factor(request: HttpRequest) -> dict[str, Any]:
    """Lead to the own screen from the account page."""
    return {
        "url": reverse("second_factor"),
        "label": _("Second step at sign-in"),
        "help_text": _("Ask for a code from my telephone after the password."),
    }


@hooks.register("register_user_listing_buttons")
def reset_button(user: User, request_user: User) -> Iterator[Button]:
    """Offer an administrator to take away a lost second factor."""
    if second_factor.may_reset(request_user, user):
        yield Button(
            _("Second step lost"),
            reverse("second_factor_reset", args=[user.pk]),
            icon_name="key",
            priority=60,
        )


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Give the actions their names in the audit log."""
    for action, label in (
        (second_factor.SET_UP, _("Second step set up")),
        (second_factor.NEW_CODES, _("New recovery codes")),
        (second_factor.TURNED_OFF, _("Second step turned off")),
        (second_factor.RESET, _("Second step removed by an administrator")),
    ):
        actions.register_action(action, label, label)
