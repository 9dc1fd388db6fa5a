"""What to tell people once the demo stands: addresses and who can log in."""

from __future__ import annotations

from django.conf import settings

from demo.factories.people import DEMO_PASSWORD
from demo.seeding.people import ADMINISTRATOR, EDITOR_SUFFIX, MODERATORS, WEBMASTER_SUFFIX
from demo.seeding.plan import mixed_roster
from sites.models import School

SHOWN_SCHOOLS = 3


def closing_message() -> str:
    """Addresses of the portal and three schools, and one login a role."""
    base = f"{settings.BASE_SCHEME}://{settings.BASE_DOMAIN}"
    present = set(School.objects.values_list("code", flat=True))
    shown = [row for row in mixed_roster() if row.code in present][:SHOWN_SCHOOLS]
    lines = ["", f"  Portal          {base}/        admin: {base}/admin/"]
    for row in shown:
        address = f"{settings.BASE_SCHEME}://{row.label}.{settings.BASE_DOMAIN}/"
        lines.append(f"  School          {address}  {row.name}")
    lines += ["", f"  Demo logins (password for all: {DEMO_PASSWORD})"]
    lines.append(f"    office administrator  {ADMINISTRATOR}")
    lines.append(f"    office moderator      {MODERATORS[0]}")
    if shown:
        lines.append(f"    school webmaster      {shown[0].code}{WEBMASTER_SUFFIX}")
        lines.append(f"    school editor         {shown[0].code}{EDITOR_SUFFIX}")
    lines.append("")
    return "\n".join(lines)
