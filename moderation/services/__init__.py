"""Writes of the moderation: finishing a workflow, and the life of an offer."""

from __future__ import annotations

from moderation.services.workflow import workflow_finish

__all__ = ["workflow_finish"]
