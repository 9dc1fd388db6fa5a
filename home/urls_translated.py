"""Addresses of the public sites that are no pages and that every language has."""

from __future__ import annotations

from django.urls import path, re_path

from home import calendar_views, enquiry_views, feeds, filing_views, statements

app_name = "public"

urlpatterns = [
    path("site-map/", statements.site_map, name="site_map"),
    path("saved/", statements.saved, name="saved"),
    path("privacy/", statements.privacy, name="privacy"),
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("calendar/<int:event_id>.ics", calendar_views.event_file, name="event_calendar"),
    path("calendar.ics", calendar_views.calendar_file, name="calendar"),
    path("topics/", filing_views.topics, name="topics"),
    path("topics/<slug:slug>/", filing_views.topic, name="topic"),
    path("tags/<str:slug>/", filing_views.tag, name="tag"),
    path("contact/send/", enquiry_views.enquiry_post, name="enquiry_post"),
    re_path(r"^feeds/news\.(?P<file_format>rss|atom|json)$", feeds.news_feed, name="news_feed"),
    re_path(
        r"^feeds/notices\.(?P<file_format>rss|atom|json)$", feeds.notice_feed, name="notice_feed"
    ),
    re_path(
        r"^feeds/topics/(?P<slug>[-\w]+)\.(?P<file_format>rss|atom|json)$",
        filing_views.topic_feed,
        name="topic_feed",
    ),
    re_path(
        r"^feeds/sections/(?P<slug>[-\w]+)\.(?P<file_format>rss|atom|json)$",
        feeds.section_feed,
        name="section_feed",
    ),
]
