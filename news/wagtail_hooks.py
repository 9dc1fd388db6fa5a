"""Hooks of news: the office's topic tree, and covers without words."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction
from wagtail.models import Page

from news.bulk_publishing import silent_covers
from news.screens.topics import TopicViewSet


@hooks.register("register_admin_viewset")
def topic_screens() -> TopicViewSet:
    """The topic tree, for whoever may change topics."""
    return TopicViewSet()


@hooks.register("before_bulk_action")
def covers_have_words(
    request: HttpRequest, action_type: str, objects: Sequence[Page], action: object
) -> HttpResponse | None:
    """Publish none of many stories while a cover lacks words, and say which ones do."""
    if not isinstance(action, PublishBulkAction):
        return None
    below = bool(action.cleaned_form.cleaned_data.get("include_descendants"))
    silent = silent_covers(objects, with_drafts_below=below)
    if not silent:
        return None
    problem = _(
        "Nothing was published. Say in these stories what the cover shows, or tick "
        "“decoration only”, then publish again: %(titles)s."
    ) % {"titles": "; ".join(silent)}
    messages.error(request, problem)
    return redirect(action.next_url)
