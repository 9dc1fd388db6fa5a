"""Composition root: settings, addresses, server entry. Nobody imports it."""
