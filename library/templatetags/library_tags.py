"""Pictures and documents in templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from core.said import Said
from core.templatetags.core_tags import lang
from library.models import CustomDocument, CustomImage
from library.pictures import images_by_id, picture_sources, picture_url
from library.reading import telling
from library.slots import PHONE

register = template.Library()


@register.simple_tag
def photo(image: CustomImage, slot: str, alt: Said | str = "", eager: bool = False) -> SafeString:
    """Write a ``<picture>`` for one place (see `library.slots`).

    Width and height are always set, so nothing jumps; everything below the fold loads lazily.
    An empty `alt` means decoration; words in another language than the page bring theirs.
    """
    sources = picture_sources(image, slot)
    phone = ""
    if sources.phone_srcset and sources.phone_size:
        phone = format_html(
            '<source media="{}" type="image/webp" srcset="{}" sizes="7.5rem"'
            ' width="{}" height="{}">',
            PHONE,
            sources.phone_srcset,
            *sources.phone_size,
        )
    loading: SafeString = (
        mark_safe('fetchpriority="high"') if eager else mark_safe('loading="lazy"')  # nosec B308
    )
    kinds = format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        ((kind, srcset, sources.shown) for kind, srcset in sources.srcsets),
    )
    return format_html(
        '<picture>{}{}<img src="{}" alt="{}"{} width="{}" height="{}" decoding="async" {}>'
        "</picture>",
        phone,
        kinds,
        sources.fallback,
        str(alt),
        lang(alt),
        sources.width,
        sources.height,
        loading,
    )


@register.simple_tag
def photo_url(image: CustomImage, slot: str, file_format: str = "webp") -> str:
    """Return the address of a picture in the largest size of a place."""
    return picture_url(image, slot, file_format)


@register.simple_tag
def pictures_of(things: Iterable[Any]) -> dict[int, CustomImage]:
    """Return the pictures that things name by their ``image_id``, fetched at once."""
    return images_by_id(thing.image_id for thing in things)


@register.simple_tag
def picture_in(pictures: dict[int, CustomImage], key: int | None) -> CustomImage | None:
    """Return one of the pictures that `pictures_of` fetched; None without one."""
    return pictures.get(key) if key else None


@register.simple_tag
def reading_of(document: CustomDocument) -> telling.Reading | None:
    """Return what to tell of the words in a document's file."""
    return telling.reading_of(document)


@register.simple_tag
def file_facts(document: CustomDocument) -> str:
    """Return what a reader should know before opening a file: ``PDF, 1,2 MB``."""
    facts: list[Any] = [document.file_extension.upper()]
    size = document.file_size
    if size:
        facts.append(filesizeformat(size))
    return ", ".join(filter(None, facts))
