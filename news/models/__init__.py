"""Topics, stories, notices, district sections and features."""

from __future__ import annotations

from news.models.broadcast import Broadcast, BroadcastReceipt, BroadcastState
from news.models.feature import Feature, FeatureState, ReasonCode, UpdatePolicy
from news.models.notice import NoticeIndexPage, NoticePage
from news.models.section import SectionPage
from news.models.story import StoryIndexPage, StoryPage, StoryTag
from news.models.topic import Topic

__all__ = [
    "Broadcast",
    "BroadcastReceipt",
    "BroadcastState",
    "Feature",
    "FeatureState",
    "NoticeIndexPage",
    "NoticePage",
    "ReasonCode",
    "SectionPage",
    "StoryIndexPage",
    "StoryPage",
    "StoryTag",
    "Topic",
    "UpdatePolicy",
]
