"""Fill one school: pictures, documents, stories in every state, and the pages beside the news."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Model
from wagtail.models import Page

from demo.factories import (
    album_build,
    document_make,
    event_build,
    image_make,
    letter_make,
    links_build,
    notice_build,
    page_approve,
    page_born_live,
    page_draft,
    page_live,
    page_return,
    page_rewritten,
    page_submit,
    school_make,
    staff_build,
    story_build,
    stream,
    units_build,
)
from demo.seeding.ledger import ledger_write
from demo.seeding.look import look_set
from demo.seeding.people import OfficePeople, SchoolPeople, school_people_make
from demo.seeding.plan import SchoolPlan
from demo.seeding.quiet import references_write
from demo.texts.albums import school_albums
from demo.texts.calendar import letters, school_events
from demo.texts.organisation import school_links, school_units
from demo.texts.pages import about, menu, notices, papers, staff
from home.models import (
    AlbumIndexPage,
    ContactPage,
    DocumentsPage,
    EventIndexPage,
    LinksPage,
    OrganisationPage,
    SchoolHomePage,
    StaffPage,
    StandardPage,
    WeekMenuPage,
)
from home.models.documents import ListedDocument
from home.models.week_menu import DayMenu
from library.models import CustomDocument, CustomImage
from news.models import NoticeIndexPage, StoryIndexPage, Topic
from sites.models import School

NOTICES = 4
SCHOOLS_WITH_LETTERS = 6
SCHOOLS_WITH_LINKS = 12

_RETURNED = (
    "Tin hay, nhưng xin bổ sung tên hoạt động và thời gian cụ thể. Ảnh thứ hai nên có chú thích.",
    "Cô xem lại tiêu đề cho ngắn hơn và nêu rõ phụ huynh cần làm gì.",
    "Xin hỏi lại gia đình về việc dùng hình trước khi đăng nhé.",
)


@dataclass(slots=True)
class Filled:
    """What became of one school."""

    school: School
    people: SchoolPeople
    opened: bool
    stories: int


@transaction.atomic
def school_fill(
    plan: SchoolPlan,
    *,
    office: OfficePeople,
    topics: Mapping[int, Topic],
    pictures: Mapping[str, bytes],
    today: date,
    present: int = 0,
) -> Filled:
    """Open the school if need be and give it what the plan says beyond ``present`` stories."""
    school, opened = school_make(plan.data, user=office.administrator)
    people = school_people_make(school, number=plan.number)
    index = StoryIndexPage.objects.child_of(school.root_page).first()
    missing = plan.stories[present:] if index is not None else []
    if missing:
        images = _images(plan, pictures, school, people)
        documents = _documents(plan, school, people, today)
        made = _stories(plan, present, index, images, [doc for doc, _ in documents], topics, people)
        references_write(*made)
    if missing and not present:
        _notices(plan, school, people, today)
        _events(plan, school, people, today)
        _albums(plan, school, people, images, today)
        if plan.number < SCHOOLS_WITH_LETTERS:
            for draft in letters()[:3]:
                letter_make(draft, site=school.site, user=people.webmaster)
        if opened:
            _beside_the_news(plan, school, people, documents, today)
            look_set(plan, school, people)
    if missing:
        ledger_write(school, stories=len(plan.stories), user=people.webmaster)
    return Filled(school, people, opened, len(missing))


def _images(
    plan: SchoolPlan, pictures: Mapping[str, bytes], school: School, people: SchoolPeople
) -> dict[str, CustomImage]:
    images = {
        scene: image_make(
            order, collection=school.collection, user=people.editor, file=pictures.get(scene)
        )
        for scene, order in plan.orders.items()
    }
    references_write(*images.values())
    return images


def _documents(
    plan: SchoolPlan, school: School, people: SchoolPeople, today: date
) -> list[tuple[CustomDocument, tuple[str, date]]]:
    made = []
    for paper, day, kind in papers(plan.facts, plan.rng("papers"), today):
        document = document_make(paper, kind, collection=school.collection, user=people.webmaster)
        made.append((document, (paper.number, day)))
    references_write(*(document for document, _ in made))
    return made


def _stories(
    plan: SchoolPlan,
    present: int,
    index: Page,
    images: Mapping[str, CustomImage],
    documents: list[CustomDocument],
    topics: Mapping[int, Topic],
    people: SchoolPeople,
) -> list[Page]:
    made: list[Page] = []
    for number, draft in enumerate(plan.stories):
        if number < present:
            continue
        attached = documents[:1] if draft.topic == 5 and documents else []
        page = story_build(
            draft,
            images=images,
            topic=topics.get(draft.topic),
            owner=people.editor,
            documents=attached,
        )
        state = plan.state_of(number)
        if state == "live":
            page_live(index, page, user=people.editor, publisher=people.webmaster, day=draft.day)
        else:
            page_draft(index, page, user=people.editor)
            _walk(page, state, people, plan)
        made.append(page)
    return made


def _walk(page: Page, state: str, people: SchoolPeople, plan: SchoolPlan) -> None:
    """Send a draft down the school's own road as far as its state says."""
    if state == "draft":
        return
    page_submit(page, user=people.editor)
    if state == "approved":
        page_approve(page, user=people.webmaster)
    elif state == "returned":
        page_return(page, user=people.webmaster, comment=_RETURNED[plan.number % len(_RETURNED)])


def _notices(plan: SchoolPlan, school: School, people: SchoolPeople, today: date) -> None:
    index = NoticeIndexPage.objects.child_of(school.root_page).first()
    if index is None:
        return
    for draft in notices(plan.facts, plan.rng("notices"), today, count=NOTICES):
        page = notice_build(draft, owner=people.editor)
        references_write(page_born_live(index, page, user=people.webmaster))


def _events(plan: SchoolPlan, school: School, people: SchoolPeople, today: date) -> None:
    index = EventIndexPage.objects.child_of(school.root_page).first()
    if index is None:
        return
    for draft in school_events(plan.facts, plan.rng("events"), today):
        page = event_build(draft, owner=people.editor)
        references_write(page_born_live(index, page, user=people.webmaster))


def _albums(
    plan: SchoolPlan,
    school: School,
    people: SchoolPeople,
    images: Mapping[str, CustomImage],
    today: date,
) -> None:
    index = AlbumIndexPage.objects.child_of(school.root_page).first()
    if index is None:
        return
    for draft in school_albums(plan.facts, plan.rng("albums"), today, list(images)):
        page = album_build(draft, images, owner=people.editor)
        references_write(page_born_live(index, page, user=people.webmaster))


def _beside_the_news(
    plan: SchoolPlan,
    school: School,
    people: SchoolPeople,
    documents: list[tuple[CustomDocument, tuple[str, date]]],
    today: date,
) -> None:
    """Write the pages that the school was opened with."""
    text = about(plan.facts, plan.rng("about"))
    home = SchoolHomePage.objects.get(pk=school.root_page_id)
    home.welcome = text.welcome
    changed: list[Page] = [home]
    for child in home.get_children().specific():
        if isinstance(child, StandardPage):
            child.summary = text.summary
            child.body = stream(text.parts, {}, seed=f"{school.code}:about")
        elif isinstance(child, StaffPage):
            child.introduction = "Danh sách trình diễn, tên người do phần mềm đặt."
            child.members = staff_build(staff(plan.facts, plan.rng("staff")))
        elif isinstance(child, DocumentsPage):
            child.introduction = "Kế hoạch, công khai và mẫu đơn của nhà trường."
            child.listed = [
                ListedDocument(document=document, number=number, issued_on=day, sort_order=order)
                for order, (document, (number, day)) in enumerate(documents)
            ]
        elif isinstance(child, ContactPage):
            child.introduction = (
                "Văn phòng trả lời trong giờ hành chính, góp ý được trả lời trong năm ngày "
                "làm việc."
            )
            child.office_hours = "Thứ Hai đến thứ Sáu, 7 giờ 30 đến 16 giờ 30"
        elif isinstance(child, WeekMenuPage):
            child.week_of = today - timedelta(days=today.weekday())
            child.remark = "Thực đơn có thể đổi theo mùa; trẻ dị ứng có suất riêng."
            child.days = [
                DayMenu(weekday=number, sort_order=number, **meals)
                for number, meals in enumerate(menu(plan.rng("menu")))
            ]
        else:
            continue
        changed.append(child)
    for page in changed:
        page_rewritten(page, user=people.webmaster)
    changed += _charted(plan, home, people)
    references: list[Model] = list(changed)
    references_write(*references)


def _charted(plan: SchoolPlan, home: Page, people: SchoolPeople) -> list[Page]:
    """Draw the chart of those whom the staff page lists by now, and link to other sites."""
    chart = OrganisationPage.objects.child_of(home).first()
    if chart is None:
        return []
    staff_page = StaffPage.objects.child_of(home).get()
    members = list(staff_page.members.order_by("sort_order"))
    chart.introduction = "Ai phụ trách việc gì trong nhà trường; nội dung trình diễn."
    chart.units = units_build(school_units(plan.facts.letter), members)
    page_rewritten(chart, user=people.webmaster)
    links = LinksPage.objects.child_of(home).get()
    if plan.number < SCHOOLS_WITH_LINKS:
        links.links = links_build(school_links())
        page_rewritten(links, user=people.webmaster)
    return [chart, links]
