"""Writes of moderation: the workflow's own rows, offers, claims, decisions and placements."""
