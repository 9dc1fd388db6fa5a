"""The whole road in a real browser: editor, webmaster, moderator, parent; phone and desk."""

from __future__ import annotations

from typing import Any

from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import override_settings

from demo.factories.media import image_make
from demo.pictures.catalogue import SCENES
from demo.pictures.press import PictureOrder
from news.models import Feature, FeatureState, SectionPage, StoryIndexPage, StoryPage
from sites.caching import school_map_forget
from tests.browser.base import DESKTOP, PHONE, BrowserTestCase
from tests.support.district import PASSWORD, make_district
from tests.support.stories import make_story

TITLE = "Lớp 1A tập làm thủ thư"
WORDS_WITHOUT_MARKS = "lop 1a tap lam thu thu"
FIELD_HOLDS = """words => [...document.querySelectorAll("[name^=body-][name$=-value]")]
    .some(field => field.value.includes(words))"""


@override_settings(SEARCH_INDEXING="inline")
class RoadTests(BrowserTestCase):
    """One story from a teacher's draft to the district's front page."""

    def setUp(self) -> None:
        """Open a portal, two schools and an older story, so that pages look lived in."""
        super().setUp()
        cache.clear()
        school_map_forget()
        self.district = make_district(2)
        call_command("sync_workflow", verbosity=0)
        self.section = SectionPage.objects.get(title="Dạy tốt – học tốt")
        self.school = self.district.schools[0]
        order = PictureOrder("garden", SCENES["garden"].moods[0], "wide", seed=4)
        self.image = image_make(order, collection=self.school.school.collection)
        make_story(
            self.school,
            "Vườn rau sau lớp học",
            cover=self.image,
            cover_alt="Học sinh tưới rau",
        )
        mail.outbox.clear()

    def test_road_on_a_phone(self) -> None:
        """Everybody is on a phone, 390 px wide."""
        self.walk(PHONE, "phone")

    def test_road_at_a_desk(self) -> None:
        """Everybody sits at a desk, 1280 px wide."""
        self.walk(DESKTOP, "desk")

    def walk(self, size: dict[str, int], name: str) -> None:
        """Walk the road once with four people."""
        self.name = name
        editor, webmaster, moderator = (self.person(size=size) for _ in range(3))
        self.login(editor, self.school.editor.username, PASSWORD)
        self.login(webmaster, self.school.webmaster.username, PASSWORD)
        self.login(moderator, self.district.moderator.username, PASSWORD)
        story = self.editor_writes(editor)
        self.webmaster_returns(webmaster, story)
        self.editor_improves(editor, story)
        self.webmaster_approves_and_offers(webmaster, story)
        self.moderator_accepts(moderator)
        self.webmaster_sees_where_it_stands(webmaster)
        self.parent_finds_it(self.person(size=size))

    def editor_writes(self, page: Any) -> StoryPage:
        """Write a story with a paragraph, and send it to the webmaster."""
        index = self.school.page(StoryIndexPage)
        page.goto(self.url(f"/admin/pages/add/news/storypage/{index.pk}/"))
        page.fill("[name=title]", TITLE)
        page.fill("[name=summary]", "Mỗi sáng thứ Hai, các em tự ghi sổ mượn và xếp lại giá sách.")
        page.locator("[name=topic]").select_option(index=1)
        page.locator("[name=cover_decorative]").check()
        add = page.locator(".c-sf-add-button").first
        add.scroll_into_view_if_needed()
        add.click()
        page.locator(".w-combobox__option", has_text="Đoạn văn").first.click()
        writing = page.locator(".public-DraftEditor-content").first
        writing.click()
        page.keyboard.type("Sáng nay tổ một trực thư viện lớp. Bạn nào mượn sách đều có ghi tên.")
        # The editor writes into its form field a moment after the last key.
        page.wait_for_function(FIELD_HOLDS, arg="trực thư viện")
        self.keep(page, f"{self.name}-1-editor-writes")
        self.press(page, "action-submit")
        self.assertEqual(len(mail.outbox), 1)
        self.assertEqual(mail.outbox[0].to, [self.school.webmaster.email])
        story = StoryPage.objects.get(draft_title=TITLE)
        self.assertFalse(story.live)
        self.assertIn("trực thư viện", str(story.get_latest_revision_as_object().body))
        return story

    def press(self, page: Any, action: str) -> None:
        """Press one of the editor's action buttons, opening the menu when it is inside."""
        button = page.locator(f"button[name={action}]").first
        if not button.is_visible():
            page.locator("footer [data-w-dropdown-target=toggle]").first.click()
        with page.expect_request(lambda request: self._submits(request, action)) as sent:
            button.click()
        sent.value.response()
        page.wait_for_load_state()

    @staticmethod
    def _submits(request: Any, action: str) -> bool:
        """Tell the form's own request from the editor's autosaving ones."""
        return request.method == "POST" and action in (request.post_data or "")

    def webmaster_returns(self, page: Any, story: StoryPage) -> None:
        """Find it on the dashboard, read it, return it; a comment is asked for."""
        page.goto(self.url("/admin/"))
        self.keep(page, f"{self.name}-2-webmaster-dashboard")
        page.locator(f"a[href$='/stories/{story.pk}/review/']").first.click()
        page.locator("button[value=return]").click()
        page.locator(".w-field__errors, .error-message").first.wait_for()
        page.fill("[name=comment]", "Em ghi thêm giờ mở cửa thư viện nhé.")
        self.keep(page, f"{self.name}-3-webmaster-returns")
        page.locator("button[value=return]").click()
        page.wait_for_url("**/admin/stories/**")
        self.assertEqual(mail.outbox[-1].to, [self.school.editor.email])

    def editor_improves(self, page: Any, story: StoryPage) -> None:
        """See the comment, change the text, send it again."""
        page.goto(self.url("/admin/"))
        page.get_by_text("Em ghi thêm giờ mở cửa thư viện nhé.").first.wait_for()
        self.keep(page, f"{self.name}-4-editor-dashboard")
        page.goto(self.url(f"/admin/pages/{story.pk}/edit/"))
        page.fill("[name=summary]", "Thư viện lớp mở từ 7 giờ 15; các em tự ghi sổ mượn.")
        self.press(page, "action-submit")
        self.assertEqual(mail.outbox[-1].to, [self.school.webmaster.email])

    def webmaster_approves_and_offers(self, page: Any, story: StoryPage) -> None:
        """Approve: it is live at the school. Then offer it to the office."""
        page.goto(self.url(f"/admin/stories/{story.pk}/review/"))
        self.keep(page, f"{self.name}-5-webmaster-reads")
        page.locator("button[value=approve]").click()
        page.wait_for_url("**/admin/stories/**")
        story.refresh_from_db()
        self.assertTrue(story.live)
        page.locator(f"a[href$='/stories/{story.pk}/offer/']").first.click()
        page.locator("[name=section]").select_option(label=self.section.title)
        page.fill("[name=note]", "Các em tự tổ chức, giáo viên chỉ đứng sau.")
        self.keep(page, f"{self.name}-6-webmaster-offers")
        page.locator("main form button[type=submit], #main form button[type=submit]").last.click()
        page.wait_for_url("**/admin/stories/**")
        self.assertEqual(Feature.objects.get().state, FeatureState.OFFERED)

    def moderator_accepts(self, page: Any) -> None:
        """Read it on the desk and accept it with an own headline."""
        page.goto(self.url("/admin/desk/"))
        self.keep(page, f"{self.name}-7-moderator-desk")
        page.get_by_role("link", name=TITLE).first.click()
        page.locator("details.m-more:has([name=headline]) > summary").first.click()
        page.fill("[name=headline]", "Thủ thư nhí của lớp 1A")
        self.keep(page, f"{self.name}-8-moderator-reads")
        with page.expect_navigation():
            page.locator("button[value=accept][data-key]").click()
        self.assertEqual(Feature.objects.get().state, FeatureState.ACCEPTED)

    def webmaster_sees_where_it_stands(self, page: Any) -> None:
        """The board says in which section it stands."""
        page.goto(self.url("/admin/stories/"))
        page.get_by_text(self.section.title).first.wait_for()
        self.keep(page, f"{self.name}-9-webmaster-board")

    def parent_finds_it(self, page: Any) -> None:
        """On the portal's home and section, and by words without marks; it is the school's."""
        for address in (self.url("/"), self.section.full_url):
            page.goto(address)
            self.keep(page, f"{self.name}-10-portal")
            page.get_by_text("Thủ thư nhí của lớp 1A").first.wait_for()
        page.goto(self.url("/"))
        self.keep(page, f"{self.name}-10-portal")
        page.fill("input[name=q]", WORDS_WITHOUT_MARKS)
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/**")
        self.keep(page, f"{self.name}-11-parent-searches")
        page.get_by_role("link", name=TITLE).first.click()
        page.wait_for_url(f"http://{self.school.host}:{self.port}/**")
        page.get_by_role("heading", level=1, name=TITLE).wait_for()
        self.keep(page, f"{self.name}-12-parent-reads")
