"""Writes about wards."""

from __future__ import annotations

from django.utils.text import slugify

from core.text import fold
from sites.models import Ward


def ward_ensure(*, name: str) -> Ward:
    """Return the ward of a Vietnamese name, made if it is not there yet."""
    ward = Ward.objects.filter(name__iexact=name).first()
    if ward is not None:
        return ward
    stem = slugify(fold(name))[:70] or "ward"
    slug, number = stem, 2
    while Ward.objects.filter(slug=slug).exists():
        slug, number = f"{stem}-{number}", number + 1
    return Ward.objects.create(name=name, slug=slug)
