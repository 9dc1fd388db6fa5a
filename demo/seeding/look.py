"""Give a school its colour, logo, banner and contact."""

from __future__ import annotations

from demo.factories import logo_make
from demo.pictures.catalogue import SCENES
from demo.pictures.colour import rgb
from demo.seeding.people import SchoolPeople
from demo.seeding.plan import SchoolPlan
from library.models import CustomImage
from sites.models import Palette, School, SiteSettings
from sites.palettes import PALETTES
from sites.services import school_contact_update

SCHOOLS_WITH_BANNER = 1
"""Every ninth school, beginning with the second, shows a banner."""

SCHOOL_WITH_LOGO = 2
"""Number of the school that has a logo of its own; all others show their initials."""


def look_set(plan: SchoolPlan, school: School, people: SchoolPeople) -> None:
    """Choose what the school's webmaster would choose, and say how to reach the school."""
    palettes = Palette.values
    palette = palettes[(plan.number * 3 + 1) % len(palettes)]
    SiteSettings.objects.filter(site=school.site).update(palette=palette)
    if plan.number == SCHOOL_WITH_LOGO:
        logo = logo_make(
            rgb(PALETTES[palette].strong), collection=school.collection, user=people.webmaster
        )
        SiteSettings.objects.filter(site=school.site).update(logo=logo)
    if plan.number % 9 == SCHOOLS_WITH_BANNER:
        picture = CustomImage.objects.filter(collection=school.collection).order_by("pk").first()
        words = picture.description if picture else ""
        english = {scene.alt: scene.alt_en for scene in SCENES.values()}
        SiteSettings.objects.filter(site=school.site).update(
            banner=picture, banner_alt=words, banner_alt_en=english.get(words, "")
        )
    school_contact_update(
        school=school,
        user=people.webmaster,
        facts={
            "address": f"Số {plan.number + 1}, đường Demo, phường {plan.data.ward}, Hà Nội",
            "phone": f"024 0000 {1000 + plan.number}",
            "email": f"{school.code}@demo.invalid",
            "spokesperson_name": "Nguyễn Demo",
            "spokesperson_post": "Hiệu trưởng",
            "spokesperson_phone": f"024 0000 {2000 + plan.number}",
            "spokesperson_email": f"phatngon.{school.code}@demo.invalid",
        },
    )
