"""Wagtail's own views, limited to own things; `sites.tenancy.urls` puts them in place."""
