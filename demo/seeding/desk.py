"""The office's desk: offers in every state, places in every section."""

from __future__ import annotations

import random
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from accounts.models import User
from demo.factories import feature_make
from demo.factories.pages import page_edited
from demo.seeding.people import OfficePeople, SchoolPeople, demo_people
from demo.texts.english import told_twice_titles
from moderation.services.decisions import Placement
from news.models import Feature, ReasonCode, SectionPage, StoryPage, UpdatePolicy

PLACES_A_SECTION = 7

_NOTES = (
    "Kính gửi phòng, tin này các lớp khác có thể làm theo ngay.",
    "Nhà trường xin giới thiệu, ảnh do gia đình đã đồng ý.",
    "Bài do học sinh viết, cô chỉ sửa lỗi chính tả.",
    "Mong phòng góp ý để lần sau chúng em viết tốt hơn.",
    "",
)
_ASKED_BACK = (
    (
        ReasonCode.QUALITY,
        "Nội dung rất hay. Xin bổ sung kết quả cụ thể và rút tiêu đề còn một dòng.",
    ),
    (
        ReasonCode.PRIVACY,
        "Xin xác nhận gia đình các em trong ảnh đã đồng ý trước khi phòng giới thiệu.",
    ),
    (ReasonCode.QUALITY, "Ảnh bìa hơi tối, nhà trường đổi giúp ảnh khác và gửi lại."),
)
_DECLINED = (
    (ReasonCode.DUPLICATE, "Tuần này phòng đã giới thiệu hoạt động tương tự của trường bạn."),
    (ReasonCode.OUT_OF_DATE, "Sự kiện đã qua lâu, mong trường gửi sớm hơn lần sau."),
    (ReasonCode.OFF_TOPIC, "Tin phù hợp đăng trên trang của trường hơn là trang của phòng."),
)
_WAITED_MINUTES = (6, 25, 70, 150, 320, 600, 1100, 1500, 2100, 2900, 3600, 4300, 4900, 5600)
"""From minutes to nearly four days."""

_FULL = {"returned": 4, "declined": 4, "withdrawn": 2, "taken_down": 2, "claimed": 2}
_FEW = {"returned": 1, "declined": 1, "withdrawn": 1, "taken_down": 1, "claimed": 1}
_MANY_SCHOOLS = 20


@dataclass(slots=True)
class Candidate:
    """A live story and the person who speaks for its school."""

    story: StoryPage
    webmaster: User


@transaction.atomic
def desk_fill(
    filled: Iterable[tuple[int, SchoolPeople]],
    *,
    office: OfficePeople,
    sections: Sequence[SectionPage],
    seed: int,
) -> int:
    """Offer stories and bring the offers into every state; nothing if the demo has offers.

    ``filled`` are (school id, its people). Returns how many offers were made.
    """
    if not sections or Feature.objects.filter(offered_by__in=demo_people()).exists():
        return 0
    rng = random.Random(f"{seed}:desk")  # nosec B311
    people = dict(filled)
    waiting = _candidates(people, sections, rng)
    many = len(people) >= _MANY_SCHOOLS
    made = _accepted(waiting, sections, office, rng, count=PLACES_A_SECTION if many else 2)
    made += _waiting(waiting, sections, office, rng, count=len(_WAITED_MINUTES) if many else 2)
    made += _closed(waiting, sections, office, rng, _FULL if many else _FEW)
    return made


def _candidates(
    people: dict[int, SchoolPeople], sections: Sequence[SectionPage], rng: random.Random
) -> dict[int, deque[Candidate]]:
    """Live stories by section, newest first, told-twice stories before all others."""
    # The narrower sections stand last in the tree and take what a broad one takes too.
    section_of = {topic.pk: section.pk for section in sections for topic in section.topics.all()}
    by_root = {
        school.root_page.path: members
        for members in people.values()
        for school in [members.webmaster.groups.get(school_mastered__isnull=False).school_mastered]
    }
    stories = (
        StoryPage.objects.filter(
            owner__in=[members.editor for members in people.values()],
            locale__language_code="vi",
        )
        .visible()
        .order_by("-date", "pk")
    )
    found: dict[int, list[Candidate]] = defaultdict(list)
    for story in stories:
        members = by_root.get(story.path[:8])
        if members is not None and story.topic_id in section_of:
            found[section_of[story.topic_id]].append(Candidate(story, members.webmaster))
    return {section.pk: deque(_spread(found[section.pk], rng)) for section in sections}


def _spread(candidates: list[Candidate], rng: random.Random) -> list[Candidate]:
    """Newest first, but one school and one kind of title at a time."""
    twice = [item for item in candidates if item.story.title in told_twice_titles()]
    head = candidates[:60]
    rng.shuffle(head)
    ordered: list[Candidate] = list(twice)
    later: list[Candidate] = []
    schools: set[str] = {item.story.path[:8] for item in twice}
    words: set[str] = set()
    for item in head:
        start = " ".join(item.story.title.split()[:2])
        school = item.story.path[:8]
        if item in ordered or school in schools or start in words:
            later.append(item)
        else:
            ordered.append(item)
            schools.add(school)
            words.add(start)
    return [*ordered, *(item for item in later if item not in ordered), *candidates[60:]]


def _take(waiting: dict[int, deque[Candidate]], section: SectionPage) -> Candidate | None:
    queue = waiting[section.pk]
    if queue:
        return queue.popleft()
    longest = max(waiting.values(), key=len)
    return longest.popleft() if longest else None


def _accepted(
    waiting: dict[int, deque[Candidate]],
    sections: Sequence[SectionPage],
    office: OfficePeople,
    rng: random.Random,
    *,
    count: int,
) -> int:
    made = 0
    for number, section in enumerate(sections):
        for place in range(count):
            queue = waiting[section.pk]
            if not queue:
                break
            item = queue.popleft()
            changed = (
                number in {0, 3}
                and place == count - 1
                and item.story.title not in told_twice_titles()
            )
            feature_make(
                item.story,
                state="accepted",
                section=section,
                webmaster=item.webmaster,
                moderator=office.moderators[place % 2],
                note=rng.choice(_NOTES),
                placement=Placement(
                    section=section,
                    topic=item.story.topic,
                    pinned=number == 0 and place == 0,
                    update_policy=UpdatePolicy.RE_REVIEW if changed else UpdatePolicy.FOLLOW,
                ),
                waited=timedelta(hours=3 + number + 20 * place, minutes=rng.randrange(60)),
            )
            made += 1
            if changed:
                _edit_after_acceptance(item)
    return made


def _edit_after_acceptance(item: Candidate) -> None:
    story = StoryPage.objects.get(pk=item.story.pk)
    story.summary = f"{story.summary.removesuffix('.')} (nhà trường vừa bổ sung số liệu)."[:320]
    page_edited(story, user=item.webmaster)


def _waiting(
    waiting: dict[int, deque[Candidate]],
    sections: Sequence[SectionPage],
    office: OfficePeople,
    rng: random.Random,
    *,
    count: int,
) -> int:
    made = 0
    for number in range(count):
        section = sections[number % len(sections)]
        item = _take(waiting, section)
        if item is None:
            break
        feature_make(
            item.story,
            state="offered",
            section=section,
            webmaster=item.webmaster,
            moderator=office.moderators[0],
            note=rng.choice(_NOTES),
            waited=timedelta(minutes=_WAITED_MINUTES[number]),
        )
        made += 1
    return made


def _closed(
    waiting: dict[int, deque[Candidate]],
    sections: Sequence[SectionPage],
    office: OfficePeople,
    rng: random.Random,
    counts: dict[str, int],
) -> int:
    made = 0
    for state, count in counts.items():
        for number in range(count):
            section = sections[(number + made) % len(sections)]
            item = _take(waiting, section)
            if item is None:
                return made
            words = _ASKED_BACK if state == "returned" else _DECLINED
            reason, comment = words[number % len(words)]
            if state == "taken_down":
                reason, comment = (
                    ReasonCode.PRIVACY,
                    "Gia đình một em đề nghị gỡ ảnh, phòng tạm hạ bài.",
                )
            feature_make(
                item.story,
                state=state,
                section=section,
                webmaster=item.webmaster,
                moderator=office.moderators[number % 2],
                note=rng.choice(_NOTES),
                reason=reason,
                comment=comment,
                waited=timedelta(hours=5 + 13 * number, minutes=rng.randrange(60)),
            )
            made += 1
    return made
