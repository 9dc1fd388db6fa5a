"""The video services that a page may lead to, and the addresses of their players.

A page stores only the address that somebody copied; the player's own address is built here from
the video's number, so no markup of a third party is ever stored or printed. Both players are asked
for in their privacy mode, and only after the reader has pressed play.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

_YOUTUBE_ID = re.compile(r"^[A-Za-z0-9_-]{11}$")
_VIMEO_ID = re.compile(r"^\d{6,12}$")
_YOUTUBE_PATHS = ("embed", "shorts", "live", "v")

FRAME_SOURCES = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")
"""What ``frame-src`` of the content security policy has to allow."""


@dataclass(frozen=True, slots=True)
class Video:
    """A video that a page may show."""

    service: str
    number: str
    player_url: str
    watch_url: str


def video_of(url: str) -> Video | None:
    """Return the video behind an address; None if the service is not permitted or it is none."""
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https"):
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    path = [piece for piece in parts.path.split("/") if piece]
    if host in ("youtube.com", "youtube-nocookie.com"):
        return _youtube(_youtube_number(path, parts.query))
    if host == "youtu.be":
        return _youtube(path[0] if path else "")
    if host in ("vimeo.com", "player.vimeo.com"):
        return _vimeo(path[-1] if path else "")
    return None


def _youtube_number(path: list[str], query: str) -> str:
    if path[:1] == ["watch"]:
        return parse_qs(query).get("v", [""])[0]
    if len(path) == 2 and path[0] in _YOUTUBE_PATHS:
        return path[1]
    return ""


def _youtube(number: str) -> Video | None:
    if not _YOUTUBE_ID.match(number):
        return None
    return Video(
        "YouTube",
        number,
        f"{FRAME_SOURCES[0]}/embed/{number}?autoplay=1&rel=0",
        f"https://www.youtube.com/watch?v={number}",
    )


def _vimeo(number: str) -> Video | None:
    if not _VIMEO_ID.match(number):
        return None
    return Video(
        "Vimeo",
        number,
        f"{FRAME_SOURCES[1]}/video/{number}?autoplay=1&dnt=1",
        f"https://vimeo.com/{number}",
    )
