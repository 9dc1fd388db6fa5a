"""Addresses of scaled pictures, without ever making a page wait for a scaling.

A page never encodes pictures: where a rendition exists its file is named, where it does not a
signed address is named that makes it when the first browser asks (`library.views.picture_serve`).
Encoding one 720 x 480 WebP takes some 40 ms, and a portal home shows thirty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import prefetch_related_objects
from django.urls import NoReverseMatch
from wagtail.images.models import Filter
from wagtail.images.views.serve import generate_image_url

from library.models import CustomImage, CustomRendition
from library.slots import SLOTS, Size, Slot


@dataclass(frozen=True, slots=True)
class PictureSources:
    """Everything a ``<picture>`` element needs; `srcsets` are pairs of format and addresses."""

    srcsets: list[tuple[str, str]]
    phone_srcset: str
    shown: str
    fallback: str
    width: int
    height: int
    phone_size: Size | None


@lru_cache(maxsize=256)
def _filter(spec: str) -> Filter:
    return Filter(spec=spec)


def renditions_prefetch(images: Iterable[CustomImage | None]) -> None:
    """Fetch the renditions of many pictures with one query; pictures without are welcome."""
    wanted = [image for image in images if image is not None]
    if wanted:
        prefetch_related_objects(wanted, "renditions")


def images_by_id(ids: Iterable[int | None]) -> dict[int, CustomImage]:
    """Return pictures with their renditions by id; two queries, however many."""
    wanted = {pk for pk in ids if pk}
    if not wanted:
        return {}
    return {
        image.pk: image
        for image in CustomImage.objects.filter(pk__in=wanted).prefetch_related("renditions")
    }


def picture_sources(image: CustomImage, slot_name: str) -> PictureSources:
    """Return the addresses for one place; a query only if renditions were not prefetched."""
    slot = SLOTS[slot_name]
    found = _existing(image, slot.all_specs())
    width, height = slot_size(image, slot, slot.sizes[-1])
    return PictureSources(
        srcsets=[(kind, _srcset(image, slot, slot.sizes, found, kind)) for kind in slot.formats],
        phone_srcset=_srcset(image, slot, slot.phone, found, "webp"),
        shown=slot.shown,
        fallback=_url(
            image, slot.spec(slot.sizes[-1 if len(slot.sizes) < 3 else 1], slot.fallback), {}
        ),
        width=width,
        height=height,
        phone_size=slot.phone[0] if slot.phone else None,
    )


def picture_url(image: CustomImage, slot_name: str, file_format: str = "webp") -> str:
    """Return the address of the largest size of one place, for links and social cards."""
    slot = SLOTS[slot_name]
    spec = slot.spec(slot.sizes[-1], file_format)
    return _url(image, spec, _existing(image, [spec]))


def spec_urls(image: CustomImage, specs: list[str]) -> dict[str, str]:
    """Return addresses by Wagtail's filters; a query only if renditions were not prefetched."""
    found = _existing(image, specs)
    return {spec: _url(image, spec, found) for spec in specs}


def slot_size(image: CustomImage, slot: Slot, size: Size) -> Size:
    """Return the pixels that a picture will have in a place; pictures are never made larger."""
    width, height = size
    if slot.crop:
        scale = min(1.0, image.width / width, image.height / height)
        return max(1, round(width * scale)), max(1, round(height * scale))
    scale = min(1.0, width / image.width, height / image.height)
    return max(1, round(image.width * scale)), max(1, round(image.height * scale))


def _existing(image: CustomImage, specs: list[str]) -> dict[str, CustomRendition]:
    found = image.find_existing_renditions(*(_filter(spec) for spec in specs))
    return {key.spec: rendition for key, rendition in found.items()}


def _srcset(
    image: CustomImage,
    slot: Slot,
    sizes: Iterable[Size],
    found: dict[str, CustomRendition],
    file_format: str,
) -> str:
    widths: dict[int, str] = {}
    for size in sizes:
        width = slot_size(image, slot, size)[0]
        widths.setdefault(width, f"{_url(image, slot.spec(size, file_format), found)} {width}w")
    return ", ".join(widths.values())


def _url(image: CustomImage, spec: str, found: dict[str, CustomRendition]) -> str:
    rendition = found.get(spec)
    if rendition is not None:
        return rendition.url
    try:
        return generate_image_url(image, spec, viewname="library:picture")
    except NoReverseMatch:
        return image.get_rendition(_filter(spec)).url
