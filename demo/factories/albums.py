"""Albums built from drafts."""

from __future__ import annotations

from collections.abc import Mapping

from accounts.models import User
from demo.factories.pages import slug_of
from demo.pictures.catalogue import SCENES
from demo.texts.albums import SAMPLE_FILM, AlbumDraft
from home.models import AlbumPage, AlbumPicture, AlbumVideo
from library.models import CustomImage


def album_build(
    draft: AlbumDraft, images: Mapping[str, CustomImage], *, owner: User | None = None
) -> AlbumPage:
    """Build an unsaved album; pictures say what they show by their own descriptions."""
    page = AlbumPage(
        title=draft.title,
        slug=slug_of(draft.title),
        summary=draft.summary,
        date=draft.day,
        owner=owner,
    )
    page.pictures = [
        AlbumPicture(image=images[scene], caption=SCENES[scene].title, sort_order=order)
        for order, scene in enumerate(draft.scenes)
    ]
    if draft.film:
        page.videos = [AlbumVideo(title=draft.film, url=SAMPLE_FILM, sort_order=0)]
    return page
