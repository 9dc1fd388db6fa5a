"""Made-up values for the style page: what components show when nobody has written anything yet."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.pagination import page_of
from home.enquiry_form import EnquiryForm
from home.event_selectors import EventRow
from home.models import EventPage, StaffMember, WeekMenuPage
from home.models.week_menu import DayMenu
from home.statements import Branch
from home.ward_map import WardTile
from news.models import Broadcast, NoticePage
from sites.models import Level, School

HERE = "#content"


def samples(request: HttpRequest) -> dict[str, Any]:
    """Return the context of `home/style_page.html`, one value a component."""
    return {
        "card": _card(),
        "notice": _placed(NoticePage(title=_("Sports day"), summary=_summary(), urgent=False)),
        "office_notice": Broadcast(
            title=_("Sports day"), text=_summary(), sent_at=_now(), expires_at=_now(7)
        ),
        "event_rows": [EventRow(_event(), HERE, True)],
        "line": _document(),
        "member": StaffMember(name="Mai Anh", post=_("Spokesperson"), phone="024 0000 0000"),
        "menu": _menu(),
        "allergens": [_("Milk"), _("Egg")],
        "album": _album(),
        "links": [SimpleNamespace(said_label=_("School"), url="https://example.org/")],
        "node": _unit(),
        "pages": page_of(range(90), request, 10),
        "branches": [Branch(_("Front page"), HERE, [Branch(_("Notices"), HERE)])],
        "directory": SimpleNamespace(wards=[], levels=Level.choices),
        "sample_frame": _frame(),
        "sample_page": SimpleNamespace(title=_("Sports day")),
        "tiles": _tiles(),
        "form": EnquiryForm(),
        "choices": [
            SimpleNamespace(query="", chosen=chosen, label=label, count=12)
            for label, chosen in ((_("News"), True), (_("Notices"), False))
        ],
        "ways_out": [SimpleNamespace(query="", label=_("All levels"), count=12)],
        "places": {"contactpage": HERE, "eventindexpage": HERE},
    }


def _now(days: int = 0) -> Any:
    return timezone.now() + timedelta(days=days)


def _summary() -> str:
    return _("Two sentences: what happened, for whom. Shown in lists and in search.")


def _placed(page: Page) -> Any:
    """Give a page that is in no tree an address."""
    page.get_url = lambda request=None: HERE
    return page


def _card() -> Any:
    return SimpleNamespace(
        title=_("Sports day"),
        summary=_summary(),
        url=HERE,
        image=None,
        image_alt="",
        topic_label=_("Topic"),
        school=None,
        date=timezone.localdate(),
        story=SimpleNamespace(topic=None, translation_key=None),
    )


def _event() -> EventPage:
    return EventPage(title=_("Sports day"), starts_at=_now(1), ends_at=_now(1), place=_("School"))


def _document() -> Any:
    file = SimpleNamespace(url=HERE, file_extension="pdf", file_size=120_000)
    return SimpleNamespace(
        document=file, said_title=_("Document"), number="12/KH", issued_on=timezone.localdate()
    )


def _menu() -> Any:
    menu = _placed(WeekMenuPage(title=_("Menu of the week")))
    menu.days = [DayMenu(weekday=timezone.localdate().weekday(), lunch=_("Lunch"))]
    return menu


def _album() -> Any:
    page = SimpleNamespace(title=_("Sports day"), date=timezone.localdate())
    return SimpleNamespace(page=page, url=HERE, image=None, picture_count=12, video_count=1)


def _unit() -> Any:
    head = SimpleNamespace(pk=1, name="Mai Anh", display_post=_("Spokesperson"))
    lower = SimpleNamespace(unit=SimpleNamespace(name=_("Contact")), head=head, people=[], below=[])
    upper = SimpleNamespace(name=_("School"), duties=_summary())
    return SimpleNamespace(unit=upper, head=head, people=[head], below=[lower])


def _tiles() -> list[WardTile]:
    names = (_("School"), _("Address"), _("Topic"), _("Contact"))
    return [
        WardTile(number, name, number * 3, 1 + number // 2, 1 + number % 2, is_chosen=number == 1)
        for number, name in enumerate(names)
    ]


def _frame() -> Any:
    school = School(
        level=Level.PRIMARY,
        name=_("School"),
        address=_("Address"),
        phone="024 0000 0000",
        email="school@example.edu.vn",
        map_url="https://example.org/",
    )
    card = SimpleNamespace(display_ward=_("Ward"))
    return SimpleNamespace(
        name=school.name, school=school, card=card, home_url=HERE, canonical="https://example.org/"
    )
