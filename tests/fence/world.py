"""Schools and an office full of things; in those of others everything carries a marker word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db.models import Model
from django.utils import timezone
from taggit.models import Tag
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    Comment,
    CommentReply,
    Locale,
    Page,
    PageSubscription,
    PageViewRestriction,
    Revision,
    Site,
    TaskState,
    UploadedFile,
)
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import TranslationCreator

from accounts.roles import Role
from accounts.selectors import office_group
from home.models import DocumentsPage, EventIndexPage, EventPage, StaffPage, StandardPage
from home.models.documents import ListedDocument
from home.models.enquiry import Enquiry
from home.models.staff import StaffMember
from library.models import CustomDocument, CustomImage
from moderation.services.offers import feature_offer
from news.models import Feature, NoticeIndexPage, NoticePage, StoryIndexPage, StoryPage
from search.models import QuestionCount
from sites.models import FormerHost, Invitation, Level, SiteSettings
from sites.school_data import SchoolData
from sites.services import school_open
from sites.services.rights import portal_collection_ensure
from tests.support.district import District, SchoolPeople, make_person
from tests.support.pictures import make_image
from tests.support.stories import make_story

MARKER = "zqxjvk"
"""Stands in every text, name, address and file of the other school, and nowhere else."""

SEARCHED = "zqxjv"
"""What the crawl types into searches: finds the marker, but its echo is not the marker."""

HIDDEN = "bimat"
"""Follows a school's word in everything that the office may not see either: what was never
published, what is not public, and what readers and colleagues wrote in confidence."""

OWN_WORD = "vbkwqh"
"""Stands in everything of the own school: the crawl must find it."""

OFFICE_WORD = "wjdkqf"
"""The same for the office's own things."""

PLAIN_TAG = "tranh cát"
"""A tag on things of the other school, without the marker, so that it can be asked for by name."""


@dataclass(slots=True)
class Holding:
    """Everything that belongs to one school, one thing of each kind."""

    people: SchoolPeople
    word: str
    draft: StoryPage
    live: StoryPage
    closed_page: StandardPage
    english: Page
    image: CustomImage
    document: CustomDocument
    upload: UploadedFile
    redirect: Redirect
    enquiry: Enquiry
    question: QuestionCount
    feature: Feature
    comment: Comment
    translation: Translation
    task_state: TaskState
    scheduled: StoryPage
    session: EditingSession

    @property
    def root(self) -> Page:
        """The Vietnamese root page."""
        return self.people.school.root_page

    @property
    def hidden(self) -> str:
        """What stands in everything that not even the office may see."""
        return self.word + HIDDEN

    @property
    def source(self) -> TranslationSource:
        """What is translated."""
        return self.translation.source

    @property
    def revision(self) -> Revision:
        """The newest revision of the draft."""
        return self.draft.latest_revision


def open_marked(district: District, word: str) -> SchoolPeople:
    """Open a school whose code, name and people carry a word."""
    school = school_open(
        data=SchoolData(
            code=word,
            level=Level.PRIMARY,
            name=f"Trường {word}",
            name_en=f"School {word}",
            ward="Phường Thử Nhất",
        )
    )
    people = SchoolPeople(
        school=school,
        editor=make_person(f"{word}editor", school.editors),
        webmaster=make_person(f"{word}master", school.webmasters),
    )
    for person in (people.editor, people.webmaster):
        person.last_name = f"Họ {word}"
        person.save()
    Invitation.objects.create(
        person=make_person(f"{word}guest"),
        school=school,
        role=Role.SCHOOL_EDITOR,
        email=f"{word}guest@example.test",
        name=f"Khách {word}",
    )
    district.schools.append(people)
    return people


@dataclass(slots=True)
class Office:
    """The office under the names that a school has, so that it can be furnished like one."""

    site: Site
    collection: Collection
    editors: Group
    webmasters: Group
    pk: int
    """A school that is neither the own nor the other one: all schools are the office's to keep."""

    code = "phong"

    @property
    def root_page(self) -> Page:
        """The Vietnamese root page of the portal."""
        return self.site.root_page

    @property
    def site_id(self) -> int:
        """The portal's site."""
        return self.site.pk

    @property
    def collection_id(self) -> int:
        """The office's collection."""
        return self.collection.pk

    @property
    def editors_id(self) -> int:
        """The moderators' group."""
        return self.editors.pk

    @property
    def webmasters_id(self) -> int:
        """The administrators' group."""
        return self.webmasters.pk


def furnish_office(district: District, word: str) -> Holding:
    """Fill the portal with one thing of every kind; its offer is that of the first school."""
    school = district.schools[0]
    people = SchoolPeople(
        school=Office(
            site=district.portal,
            collection=portal_collection_ensure(),
            editors=office_group(Role.OFFICE_MODERATOR),
            webmasters=office_group(Role.OFFICE_ADMINISTRATOR),
            pk=school.school.pk,
        ),
        editor=district.moderator,
        webmaster=district.administrator,
    )
    for model in (NoticeIndexPage, EventIndexPage, StaffPage, DocumentsPage, StoryIndexPage):
        if not model.objects.descendant_of(people.root).exists():
            people.root.add_child(instance=model(title=f"{word} {model.__name__}"))
    story = make_story(school, "Bài xin gửi phòng")
    feature, _new = feature_offer(story=story, user=school.webmaster)
    return furnish(people, word, feature=feature)


def furnish(
    people: SchoolPeople, word: str, left: Any = None, feature: Feature | None = None
) -> Holding:
    """Fill a school with one thing of every kind.

    `left` is somebody who used to work here and is still named on many of its things; `feature`
    the offer to take, where there is none to make.
    """
    author, hidden = left or people.editor, word + HIDDEN
    image, document = _files(people, hidden)
    live = _live_story(people, word, image, author)
    draft = _draft(people, hidden, author)
    _pages(people, word, image, document)
    return Holding(
        people=people,
        word=word,
        draft=draft,
        live=live,
        closed_page=_closed_page(people, hidden, author),
        image=image,
        document=document,
        upload=_upload(people, hidden),
        redirect=_redirect(people, hidden),
        enquiry=_enquiry(people, hidden),
        question=_question(people, word),
        feature=feature
        or feature_offer(story=live, user=people.webmaster, note=f"{word} xin gửi")[0],
        comment=_comment(draft, hidden, author),
        translation=(translation := _translation(people, hidden, live)),
        english=translation.get_target_instance(),
        task_state=draft.get_workflow().start(draft, author).current_task_state,
        scheduled=_scheduled(people, hidden),
        session=EditingSession.objects.create(
            user=people.editor,
            content_type=ContentType.objects.get_for_model(StoryPage),
            object_id=str(draft.pk),
            last_seen_at=timezone.now(),
        ),
    )


def _files(people: SchoolPeople, word: str) -> tuple[CustomImage, CustomDocument]:
    collection, who = people.school.collection, people.editor
    image = make_image(f"{word} ảnh", collection=collection, uploaded_by_user=who)
    document = CustomDocument(title=f"{word} tệp", collection=collection, uploaded_by_user=who)
    document.file.save(f"{word}.txt", ContentFile(f"{word} nội dung".encode()))
    for item in (image, document):
        item.tags.add(word, PLAIN_TAG)
        log(instance=item, action="wagtail.create", user=who)
        item.save()
    return image, document


def _live_story(people: SchoolPeople, word: str, image: Any, author: Any) -> StoryPage:
    story = make_story(people, f"{word} bài đã đăng", user=author, cover=image, cover_alt=word)
    story.tags.add(word, PLAIN_TAG)
    story.title = f"{word}{HIDDEN} bản sửa"
    story.save_revision(user=author)
    story.refresh_from_db()
    return story


def _draft(people: SchoolPeople, word: str, author: Any) -> StoryPage:
    draft = make_story(people, f"{word} bản nháp", live=False, user=author)
    draft.tags.add(word, PLAIN_TAG)
    draft.save_revision(user=author)
    draft.refresh_from_db()
    return draft


def _closed_page(people: SchoolPeople, word: str, author: Any) -> StandardPage:
    """A page that is locked, and may be read by the school's people only."""
    page = StandardPage(title=f"{word} trang khóa", summary=word, live=True)
    people.root.add_child(instance=page)
    page.save_revision(user=author).publish(user=people.webmaster)
    page.refresh_from_db()
    page.locked, page.locked_by, page.locked_at = True, author, timezone.now()
    page.save()
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(people.school.editors)
    return page


def _scheduled(people: SchoolPeople, word: str) -> StoryPage:
    page = make_story(people, f"{word} bài hẹn giờ", live=False)
    page.go_live_at = timezone.now() + timedelta(days=9)
    page.save_revision(user=people.editor).publish(user=people.webmaster)
    page.refresh_from_db()
    return page


def _pages(people: SchoolPeople, word: str, image: Any, document: Any) -> None:
    hidden = word + HIDDEN
    people.page(NoticeIndexPage).add_child(
        instance=NoticePage(title=f"{hidden} thông báo", live=False)
    )
    people.page(EventIndexPage).add_child(
        instance=EventPage(title=f"{word} sự kiện", starts_at=timezone.now())
    )
    staff, documents = people.page(StaffPage), people.page(DocumentsPage)
    StaffMember.objects.create(page=staff, name=f"Cô {word}", post=word, photo=image)
    ListedDocument.objects.create(page=documents, document=document, title=f"{word} văn bản")
    settings = SiteSettings.for_site(people.school.site)
    settings.tagline, settings.logo = f"{word} khẩu hiệu", image
    settings.save()
    log(instance=settings, action="wagtail.edit", user=people.webmaster)
    FormerHost.objects.create(hostname=f"{word}-cu.example.test", site=people.school.site)


def _upload(people: SchoolPeople, word: str) -> UploadedFile:
    upload = UploadedFile(
        for_content_type=ContentType.objects.get_for_model(CustomImage),
        uploaded_by_user=people.editor,
    )
    upload.file.save(f"{word}-upload.jpg", ContentFile(b"not yet a picture"))
    return upload


def _redirect(people: SchoolPeople, word: str) -> Redirect:
    redirect = Redirect.objects.create(
        old_path=f"/{word}-cu", site=people.school.site, redirect_link=f"https://{word}.test/"
    )
    log(instance=redirect, action="wagtail.create", user=people.webmaster)
    return redirect


def _enquiry(people: SchoolPeople, word: str) -> Enquiry:
    return Enquiry.objects.create(
        site=people.school.site,
        reference=f"{word[:4].upper()}-2345",
        topic="other",
        name=f"Phụ huynh {word}",
        email=f"{word}@example.test",
        text=f"{word} thư riêng",
    )


def _question(people: SchoolPeople, word: str) -> QuestionCount:
    return QuestionCount.objects.create(
        day=timezone.localdate(),
        school=people.school.pk,
        language="vi",
        key=f"{word} hoi",
        text=f"{word} hỏi",
        asked=9,
        empty=9,
    )


def _comment(page: Page, word: str, author: Any) -> Comment:
    comment = Comment.objects.create(
        page=page, user=author, text=f"{word} góp ý", contentpath="title", position=""
    )
    CommentReply.objects.create(comment=comment, user=author, text=f"{word} trả lời")
    PageSubscription.objects.create(page=page, user=author, comment_notifications=True)
    return comment


def _translation(people: SchoolPeople, word: str, story: StoryPage) -> Translation:
    english = Locale.objects.get(language_code="en")
    TranslationCreator(people.webmaster, [english]).create_translations(
        story, include_related_objects=False
    )
    translation = Translation.objects.get(source__object_id=story.translation_key)
    segment = translation.source.stringsegment_set.order_by("pk").first()
    StringTranslation.objects.create(
        translation_of=segment.string,
        locale=english,
        context=segment.context,
        data=f"{word} translated",
        last_translated_by=people.editor,
    )
    return translation


VOLATILE = frozenset({"accounts.refusal", "sessions.session", "wagtailadmin.editingsession"})
"""Tables that a refused request may write to: the audit log, the own session."""

Rows = dict[tuple[str, Any], tuple[Any, ...]]


def _tables() -> Iterator[type[Model]]:
    for model in apps.get_models(include_auto_created=True):
        if (
            model._meta.managed
            and not model._meta.proxy
            and model._meta.label_lower not in VOLATILE
        ):
            yield model


def all_rows(only: set[str] | None = None) -> Rows:
    """Return every row of the database, save those that may change by themselves.

    `only` names database tables; without it all are read.
    """
    rows: Rows = {}
    for model in _tables():
        if only is not None and model._meta.db_table not in only:
            continue
        names = [field.attname for field in model._meta.concrete_fields]
        for values in model._base_manager.values_list("pk", *names):
            rows[model._meta.label_lower, values[0]] = tuple(map(str, values[1:]))
    return rows


def rows_of(holding: Holding, rows: Rows) -> Rows:
    """Return the rows of one school: those with its word, and all that point to one of them."""
    theirs = {
        key for key, values in rows.items() if any(holding.word in text.lower() for text in values)
    }
    links = list(_links())
    grown = -1
    while grown != len(theirs):
        grown = len(theirs)
        for label, position, target in links:
            wanted = {str(pk) for table, pk in theirs if table == target}
            theirs.update(
                key
                for key, values in rows.items()
                if key[0] == label and values[position] in wanted
            )
    return {key: rows[key] for key in theirs}


SHARED = frozenset(
    {
        "wagtailcore.locale",
        "contenttypes.contenttype",
        "auth.permission",
        "wagtailcore.workflow",
        "wagtailcore.task",
        "taggit.tag",
        "news.topic",
        "school_sites.ward",
        "wagtail_localize.string",
    }
)
"""Tables whose rows belong to nobody in particular; what points to them is not theirs for it."""


def _links() -> Iterator[tuple[str, int, str]]:
    for model in _tables():
        for position, field in enumerate(model._meta.concrete_fields):
            target = field.related_model
            if target is None or target is Tag or isinstance(target, str):
                continue
            label = target._meta.label_lower
            if label not in SHARED and label != "accounts.user":
                yield model._meta.label_lower, position, label
