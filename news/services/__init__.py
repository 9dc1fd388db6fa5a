"""Writes about topics."""

from __future__ import annotations

from news.services.topics import topic_delete, topic_save, topics_load

__all__ = ["topic_delete", "topic_save", "topics_load"]
