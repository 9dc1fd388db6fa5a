"""Pictures: looked into, turned upright, and written anew without anything but the picture.

Every accepted picture is decoded and encoded again. That takes out what phones write beside the
picture (EXIF, GPS position, owner's name, preview of the uncropped picture), and whatever somebody
hid in it: comments, text blocks, an archive or a web page behind the last byte.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, ImageSequence

pillow_heif.register_heif_opener()

KINDS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif", "HEIF": "jpg"}
"""Accepted kinds by their content -> extension of what is stored. HEIC of phones becomes JPEG,
because half of the browsers cannot show it."""

MOVING = ("GIF", "WEBP")
MOST_FRAMES = 300
_KEPT_OF_FRAMES = ("duration", "disposal", "transparency", "loop")
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture that holds nothing but the picture."""

    content: bytes
    extension: str


def picture_clean(file: IO[bytes]) -> CleanPicture:
    """Return the picture, upright and without metadata.

    Raises `ValidationError` with a message for the person who uploads: not a picture, too many
    pixels (counted before anything is decoded), damaged.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we count by ourselves
        try:
            file.seek(0)
            picture = Image.open(file, formats=tuple(KINDS))
            _pixels_check(picture)
            return _rewrite(picture)
        except Image.DecompressionBombError as error:
            raise _too_many_pixels() from error
        except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
            raise ValidationError(
                _(
                    "This file is damaged or is not a picture. Open it on your phone or computer, "
                    "save it again as JPG or PNG, and upload that."
                ),
                code="not_a_picture",
            ) from error


def _pixels_check(picture: Image.Image) -> None:
    frames = getattr(picture, "n_frames", 1) if picture.format in MOVING else 1
    pixels = picture.width * picture.height * frames
    if frames > MOST_FRAMES or pixels > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> ValidationError:
    millions = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    return ValidationError(
        _(
            "This picture has too many pixels: at most %(millions)s million are accepted. Make it "
            "smaller first, for example to 4000 pixels on its longer side."
        )
        % {"millions": number_format(millions)},
        code="too_many_pixels",
    )


def _rewrite(picture: Image.Image) -> CleanPicture:
    kind = picture.format or ""
    out = BytesIO()
    if kind in MOVING and getattr(picture, "is_animated", False):
        _frames_write(picture, kind, out)
    else:
        _still_write(picture, kind, out)
    return CleanPicture(out.getvalue(), KINDS[kind])


def _still_write(picture: Image.Image, kind: str, out: IO[bytes]) -> None:
    upright = _in_srgb(ImageOps.exif_transpose(picture))
    transparency = upright.info.get("transparency")
    upright.info = {} if transparency is None else {"transparency": transparency}
    if kind in ("JPEG", "HEIF"):
        if upright.mode not in ("L", "RGB"):
            upright = upright.convert("RGB")
        upright.save(out, "JPEG", quality=90, optimize=True, progressive=True)
    elif kind == "PNG":
        upright.save(out, "PNG")
    else:
        options: dict[str, Any] = {"WEBP": {"quality": 90}, "AVIF": {"quality": 85}}.get(kind, {})
        upright.save(out, kind, **options)


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Bring the colours of phones (Display P3) and cameras into the colours that all screens use.

    The colour profile itself goes: it is a block of any content.
    """
    profile = picture.info.pop("icc_profile", None)
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = "RGB" if picture.mode == "CMYK" else picture.mode
        converted = ImageCms.profileToProfile(picture, source, _SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):  # a damaged profile
        return picture
    converted.info.pop("icc_profile", None)  # type: ignore[union-attr] # only None when in place
    return converted  # type: ignore[return-value]


def _frames_write(picture: Image.Image, kind: str, out: IO[bytes]) -> None:
    frames = []
    for frame in ImageSequence.Iterator(picture):
        kept = frame.copy()
        kept.info = {key: frame.info[key] for key in _KEPT_OF_FRAMES if key in frame.info}
        frames.append(kept)
    durations = [frame.info.get("duration", 100) for frame in frames]
    frames[0].save(
        out,
        kind,
        save_all=True,
        append_images=frames[1:],
        duration=durations,
        loop=picture.info.get("loop", 0),
    )
