"""Screens of the office, and of webmasters, about search."""
