"""JSON Feed 1.1, beside Django's RSS and Atom."""

from __future__ import annotations

import json
from typing import Any

from django.utils.feedgenerator import SyndicationFeed

VERSION = "https://jsonfeed.org/version/1.1"


class JsonFeed(SyndicationFeed):
    """The same facts as Django's feeds, as JSON."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: Any, encoding: str) -> None:
        """Write the feed to a file-like object."""
        data = {
            "version": VERSION,
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"]}],
            "items": [_item(item) for item in self.items],
        }
        outfile.write(json.dumps(data, ensure_ascii=False).encode(encoding))


def _item(item: dict[str, Any]) -> dict[str, Any]:
    facts = {
        "id": item["unique_id"],
        "url": item["link"],
        "title": item["title"],
        "summary": item["description"],
        "content_text": item["description"] or item["title"],
        "date_published": item["pubdate"].isoformat(),
        "tags": list(item["categories"] or []),
    }
    if item["updateddate"]:
        facts["date_modified"] = item["updateddate"].isoformat()
    if item["author_name"]:
        facts["authors"] = [{"name": item["author_name"]}]
    return facts
