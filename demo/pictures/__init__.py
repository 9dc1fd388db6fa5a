"""Illustrations drawn by code: flat, layered, soft light, no photograph and no outside file."""
