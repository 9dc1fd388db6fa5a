"""Addresses of the public sites that are no pages, at fixed places on every host."""

from __future__ import annotations

from django.urls import path

from home import machine_files, sitemaps, style_page

app_name = "home"

urlpatterns = [
    path("robots.txt", machine_files.robots, name="robots"),
    path(".well-known/security.txt", machine_files.security, name="security"),
    path("manifest.webmanifest", machine_files.manifest, name="manifest"),
    path("favicon.ico", machine_files.favicon, name="favicon"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("_style/", style_page.style_page, name="style_page"),
    path("sitemap-index.xml", sitemaps.sitemap_index, name="sitemap_index"),
]
