"""Screens of moderation: the school's board and forms, the office's desk."""
