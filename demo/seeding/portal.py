"""Fill the office's own pages."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from wagtail.models import Collection, Page, Site

from accounts.models import User
from demo.factories import (
    album_build,
    document_make,
    event_build,
    image_make,
    letter_make,
    links_build,
    notice_build,
    page_born_live,
    page_live,
    page_rewritten,
    staff_build,
    stream,
    units_build,
)
from demo.pictures.press import order_picture
from demo.seeding.people import OfficePeople, demo_people
from demo.seeding.quiet import references_write
from demo.texts.albums import office_album
from demo.texts.calendar import letters, office_events
from demo.texts.organisation import office_links, office_staff, office_units
from demo.texts.portal import (
    ABOUT,
    INTRODUCTION,
    OFFICE_CONTACT,
    OFFICE_NAME,
    portal_notices,
    portal_pages,
    portal_papers,
)
from home.models import (
    AlbumIndexPage,
    ContactPage,
    DocumentsPage,
    EventIndexPage,
    LinksPage,
    OrganisationPage,
    PortalHomePage,
    StaffPage,
    StandardPage,
)
from home.models.documents import ListedDocument
from home.models.portal import PortalTask
from news.models import NoticeIndexPage, SectionPage, Topic
from sites.contact_selectors import office_contact
from sites.services import office_contact_update
from sites.services.rights import portal_collection_ensure

EXTRA_SECTIONS = (
    ("chuyen-doi-so", "Chuyển đổi số", "Học bạ số, dịch vụ công trực tuyến, tin học và dữ liệu."),
    (
        "huong-nghiep-hoi-nhap",
        "Hướng nghiệp, hội nhập",
        "Chọn đường sau lớp 9, học cùng bạn bè quốc tế.",
    ),
)

_TOPICS_BY_PLACE: tuple[frozenset[int], ...] = (
    frozenset({2, 4, 6, 12}),
    frozenset({10}),
    frozenset({5}),
    frozenset({1, 3, 9}),
    frozenset({11, 13}),
    frozenset({7, 8}),
)
"""Topics that the sections take, in the order of the sections in the tree."""


@transaction.atomic
def portal_fill(
    portal: Site, *, office: OfficePeople, topics: Mapping[int, Topic], seed: int, today: date
) -> list[SectionPage]:
    """Write the portal's pages if nobody of the demo has yet; return its sections in tree order."""
    home = portal.root_page.specific
    editor = office.moderators[0]
    if not _filled(home):
        rng = random.Random(f"{seed}:portal")  # nosec B311
        collection = portal_collection_ensure()
        _sections_add(home, editor)
        _sections_topics(home, topics, editor)
        _notices(home, rng, today, editor)
        _events(home, rng, today, editor)
        _pages(home, rng, editor)
        for draft in letters():
            letter_make(draft, site=portal, user=editor)
        _documents(home, rng, today, collection, editor)
        _organisation(home, editor)
        if office_contact() is None:
            office_contact_update(site=portal, facts=OFFICE_CONTACT, user=editor)
        _home(home, editor)
        _pictures(home, rng, today, collection, editor)
    return sections_of(home)


def sections_of(home: Page) -> list[SectionPage]:
    """The portal's sections in the order of the tree."""
    return list(SectionPage.objects.child_of(home).order_by("path"))


def _filled(home: Page) -> bool:
    return home.get_descendants().filter(owner__in=demo_people()).exists()


def _sections_add(home: Page, editor: User) -> None:
    for slug, title, summary in EXTRA_SECTIONS:
        if not home.get_children().filter(slug=slug).exists():
            page = SectionPage(
                title=title, slug=slug, summary=summary, owner=editor, show_in_menus=True
            )
            page_live(home, page, user=editor)
            if (
                last := SectionPage.objects.child_of(home)
                .exclude(pk=page.pk)
                .order_by("path")
                .last()
            ):
                page.move(last, pos="right", user=editor)
            home.refresh_from_db()


def _sections_topics(home: Page, topics: Mapping[int, Topic], editor: User) -> None:
    for section, numbers in zip(sections_of(home), _TOPICS_BY_PLACE, strict=False):
        if not section.topics.exists():
            section.topics = [topics[number] for number in sorted(numbers) if number in topics]
            page_rewritten(section, user=editor)


def _notices(home: Page, rng: random.Random, today: date, editor: User) -> None:
    index = NoticeIndexPage.objects.child_of(home).first()
    if index is None:
        return
    for draft in portal_notices(rng, today):
        page = page_born_live(index, notice_build(draft, owner=editor), user=editor)
        references_write(page)


def _events(home: Page, rng: random.Random, today: date, editor: User) -> None:
    index = EventIndexPage.objects.child_of(home).first()
    if index is not None:
        for draft in office_events(rng, today):
            page = event_build(draft, owner=editor)
            references_write(page_born_live(index, page, user=editor))


def _pages(home: Page, rng: random.Random, editor: User) -> None:
    founded = StandardPage.objects.child_of(home).filter(owner=None).first()
    for draft in portal_pages(rng):
        if draft.slug == ABOUT and founded is not None:
            founded.summary = draft.summary
            founded.body = stream(draft.parts, {}, seed=draft.slug)
            page_rewritten(founded, user=editor)
            continue
        page = StandardPage(
            title=draft.title,
            slug=draft.slug,
            summary=draft.summary,
            body=stream(draft.parts, {}, seed=draft.slug),
            owner=editor,
        )
        page_live(home, page, user=editor)
        home.refresh_from_db()
    for contact in ContactPage.objects.child_of(home):
        contact.introduction = "Mọi góp ý đều có người đọc và được trả lời trong năm ngày làm việc."
        contact.office_hours = "Thứ Hai đến thứ Sáu, 8 giờ đến 11 giờ 30, 13 giờ 30 đến 17 giờ"
        page_rewritten(contact, user=editor)


def _documents(
    home: Page, rng: random.Random, today: date, collection: Collection, editor: User
) -> None:
    page = DocumentsPage.objects.child_of(home).first()
    if page is None:
        return
    listed = []
    for order, (paper, day, kind) in enumerate(portal_papers(rng, today)):
        document = document_make(paper, kind, collection=collection, user=editor)
        references_write(document)
        listed.append(
            ListedDocument(document=document, number=paper.number, issued_on=day, sort_order=order)
        )
    page.introduction = (
        "Kế hoạch, hướng dẫn và mẫu đơn; mở được trên điện thoại, tìm được theo nội dung."
    )
    page.listed = listed
    page_rewritten(page, user=editor)
    references_write(page)


def _organisation(home: Page, editor: User) -> None:
    """List the office's people, draw its chart and link to the authorities above it."""
    page = StaffPage.objects.child_of(home).first()
    if page is None:
        return
    page.introduction = "Danh sách trình diễn, tên người do phần mềm đặt."
    page.members = staff_build(office_staff())
    page_rewritten(page, user=editor)
    chart = OrganisationPage.objects.child_of(home).get()
    chart.introduction = "Các tổ của Phòng và người phụ trách; nội dung trình diễn."
    chart.units = units_build(office_units(), list(page.members.order_by("sort_order")))
    page_rewritten(chart, user=editor)
    links = LinksPage.objects.child_of(home).get()
    links.introduction = "Trang của các cơ quan và trang hữu ích cho cha mẹ, thầy cô."
    links.links = links_build(office_links())
    page_rewritten(links, user=editor)
    references_write(page, chart, links)


def _home(home: PortalHomePage, editor: User) -> None:
    children = {child.slug: child for child in home.get_children()}
    by_model = {
        child.content_type.model: child
        for child in home.get_children().select_related("content_type")
    }
    home = PortalHomePage.objects.get(pk=home.pk)
    home.introduction = INTRODUCTION
    home.office_name = home.office_name or OFFICE_NAME
    errands = (
        (
            "Tuyển sinh lớp 1, lớp 6",
            "Tuyến, lịch, hồ sơ",
            "pencil",
            children.get("tuyen-sinh-dau-cap"),
        ),
        (
            "Tìm trường của con",
            "Theo phường, cấp học",
            "school",
            by_model.get("schooldirectorypage"),
        ),
        ("Văn bản mới", "Kế hoạch, hướng dẫn, mẫu đơn", "document", by_model.get("documentspage")),
        ("Góp ý, hỏi đáp", "Trả lời trong 5 ngày", "question", by_model.get("contactpage")),
    )
    if not home.tasks.exists():
        home.tasks = [
            PortalTask(title=title, line=line, sign=sign, target=target, sort_order=order)
            for order, (title, line, sign, target) in enumerate(errands)
            if target is not None
        ]
    page_rewritten(home, user=editor)
    references_write(home)


def _pictures(
    home: Page, rng: random.Random, today: date, collection: Collection, editor: User
) -> None:
    """Draw the office's own pictures and put them into its album."""
    images = {}
    for scene in ("book_world", "flame_season", "kites", "writing_desk"):
        order = order_picture(scene, rng, shape="lead")
        images[scene] = image_make(order, collection=collection, user=editor)
    references_write(*images.values())
    index = AlbumIndexPage.objects.child_of(home).first()
    if index is not None:
        page = album_build(office_album(today, list(images)), images, owner=editor)
        references_write(page_born_live(index, page, user=editor))
