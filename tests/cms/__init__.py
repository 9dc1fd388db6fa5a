"""The composition root: settings, hosts, health."""
