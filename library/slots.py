"""The places where pictures stand, and how big they are there.

Widths were chosen for a 390 px phone with a sharp screen and for a 1280 px window; two or three
sizes a place keep the number of stored renditions (and the time to make them) small.
"""

from __future__ import annotations

from dataclasses import dataclass

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Slot:
    """One place for pictures.

    `crop` cuts to the ratio of the given sizes around the focal point; otherwise a picture is only
    made smaller until it fits. `phone` names other cuts for narrow screens, where a card is a row.
    `formats` stand in the order in which a browser takes the first that it can show: AVIF is a
    third smaller than WebP for big pictures and takes eight times as long to make, once; for small
    ones it wins next to nothing.
    """

    sizes: tuple[Size, ...]
    shown: str
    crop: bool = True
    phone: tuple[Size, ...] = ()
    fallback: str = "jpeg"
    formats: tuple[str, ...] = ("webp",)

    def spec(self, size: Size, file_format: str = "webp") -> str:
        """Return Wagtail's filter for one size."""
        how = "fill" if self.crop else "max"
        return f"{how}-{size[0]}x{size[1]}|format-{file_format}"

    def all_specs(self) -> list[str]:
        """Return every filter that a modern browser may ask for."""
        return [
            *(self.spec(size, kind) for kind in self.formats for size in self.sizes),
            *(self.spec(size) for size in self.phone),
        ]


BIG = ("avif", "webp")
PHONE = "(max-width: 39.99rem)"

SLOTS: dict[str, Slot] = {
    "card": Slot(
        sizes=((360, 240), (720, 480)),
        shown="(min-width: 62rem) 22rem, 45vw",
        phone=((240, 300),),
    ),
    "large": Slot(
        sizes=((480, 270), (800, 450), (1440, 810)),
        shown="(min-width: 62rem) 46rem, 45vw",
        phone=((240, 300),),
    ),
    "row": Slot(sizes=((360, 240), (480, 320)), shown="15rem", phone=((240, 300),)),
    "lead": Slot(
        sizes=((480, 300), (800, 500), (1280, 800)),
        shown="(min-width: 62rem) 42rem, 100vw",
        formats=BIG,
    ),
    "cover": Slot(
        sizes=((480, 270), (800, 450), (1440, 810)),
        shown="(min-width: 72rem) 70rem, 100vw",
        formats=BIG,
    ),
    "body": Slot(
        sizes=((480, 640), (800, 1000), (1440, 1440)),
        shown="(min-width: 48rem) 45rem, 100vw",
        crop=False,
        formats=BIG,
    ),
    "banner": Slot(sizes=((640, 160), (1280, 320), (1920, 480)), shown="100vw"),
    "gallery": Slot(sizes=((240, 160), (480, 320)), shown="(min-width: 48rem) 15rem, 45vw"),
    "full": Slot(sizes=((1600, 1200),), shown="100vw", crop=False),
    "person": Slot(sizes=((80, 80), (160, 160)), shown="5rem"),
    "logo": Slot(sizes=((128, 128),), shown="3.25rem", crop=False, fallback="png"),
    "share": Slot(sizes=((1200, 630),), shown="100vw"),
}
