"""Filling an install with demo content; `manage.py seed_demo` is the way in."""
