"""Reads of moderation: board, desk, dashboard."""
