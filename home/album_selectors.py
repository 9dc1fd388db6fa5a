"""Reads of albums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from core.pagination import page_of
from library.models import CustomImage
from library.pictures import images_by_id, renditions_prefetch
from sites.selectors import ROOT_PATH_LENGTH

if TYPE_CHECKING:
    from home.models.album import AlbumIndexPage, AlbumPage

ALBUMS_A_PAGE = 12
OTHER_ALBUMS = 3
KINDS = ("pictures", "films")


@dataclass(frozen=True, slots=True)
class AlbumCard:
    """One album in a list."""

    page: AlbumPage
    url: str
    image: CustomImage | None
    picture_count: int
    video_count: int


def albums_shown(root_path: str) -> QuerySet[Any]:
    """Return the public albums of one site, newest first, with their counts and first picture."""
    from home.models.album import AlbumPage, AlbumPicture, AlbumVideo

    pictures = AlbumPicture.objects.filter(page=OuterRef("pk")).order_by("sort_order", "pk")
    return (
        AlbumPage.objects.filter(path__startswith=root_path)
        .visible()
        .annotate(
            first_image=Subquery(pictures.values("image")[:1]),
            picture_count=_count(AlbumPicture),
            video_count=_count(AlbumVideo),
        )
        .order_by("-date", "-pk")
    )


def _count(model: Any) -> Coalesce:
    """Count rows of an album by themselves: two joins at once would multiply each other."""
    rows = model.objects.filter(page=OuterRef("pk")).order_by().values("page")
    return Coalesce(
        Subquery(rows.annotate(number=Count("pk")).values("number"), output_field=IntegerField()),
        0,
    )


def album_cards(albums: Any, request: HttpRequest | None) -> list[AlbumCard]:
    """Turn albums into cards; two queries for all pictures."""
    found = list(albums)
    images = images_by_id(album.first_image for album in found)
    return [
        AlbumCard(
            album,
            album.get_url(request) or "",
            images.get(album.first_image),
            album.picture_count,
            album.video_count,
        )
        for album in found
    ]


def album_index_context(page: AlbumIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return one page of albums; ``?show=`` leaves those with pictures or with films."""
    from home.models.album import AlbumPicture, AlbumVideo

    albums = albums_shown(page.path)
    shown = request.GET.get("show", "")
    shown = shown if shown in KINDS else ""
    if shown:
        model: Any = AlbumPicture if shown == "pictures" else AlbumVideo
        albums = albums.filter(Exists(model.objects.filter(page=OuterRef("pk"))))
    pages = page_of(albums, request, ALBUMS_A_PAGE)
    return {
        "pages": pages,
        "albums": album_cards(pages.object_list, request),
        "shown": shown,
        "summary_text": page.search_description or page.introduction,
    }


def album_context(page: AlbumPage, request: HttpRequest) -> dict[str, Any]:
    """Return the pictures with renditions, the films, and other albums of the site."""
    pictures = list(page.pictures.select_related("image"))
    renditions_prefetch(picture.image for picture in pictures)
    videos = list(page.videos.all())
    others = albums_shown(page.path[:ROOT_PATH_LENGTH]).exclude(pk=page.pk)[:OTHER_ALBUMS]
    return {
        "pictures": pictures,
        "videos": videos,
        "others": album_cards(others, request),
        "has_gallery": bool(pictures),
        "has_video": bool(videos),
    }


def newest_albums(root_path: str, request: HttpRequest, limit: int) -> list[AlbumCard]:
    """Return the newest albums of a site for its home page."""
    return album_cards(albums_shown(root_path)[:limit], request)
