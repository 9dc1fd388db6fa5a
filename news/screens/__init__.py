"""Screens of the office about news."""
