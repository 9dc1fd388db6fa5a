"""Hooks of news: the office's topic tree."""

from __future__ import annotations

from wagtail import hooks

from news.screens.topics import TopicViewSet


@hooks.register("register_admin_viewset")
def topic_screens() -> TopicViewSet:
    """The topic tree, for whoever may change topics."""
    return TopicViewSet()
