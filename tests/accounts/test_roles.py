"""The role catalogue and the groups that follow it."""

from __future__ import annotations

import io

from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import IntegrityError
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Locale,
    Page,
)

from accounts.models import RoleGroup
from accounts.roles import OFFICE_ROLES, ROLES, SCHOOL_ROLES, Role, role_table
from accounts.selectors import office_group, office_people, user_has_role, user_is_office
from accounts.services import role_group_create
from sites.models import SiteSettings
from tests.support.district import DistrictTestCase


class CatalogueTests(DistrictTestCase):
    """Rules that hold for every role."""

    school_count = 1

    def test_editors_publish_nothing_nowhere(self) -> None:
        editor = ROLES[Role.SCHOOL_EDITOR]
        self.assertEqual(editor.page_permissions, {"add", "change"})
        person = self.district.schools[0].editor
        for page in Page.objects.filter(depth__gt=1).specific():
            tester = page.permissions_for_user(person)
            self.assertFalse(tester.can_publish() or tester.can_unpublish())

    def test_school_roles_hold_no_permission_over_all_schools(self) -> None:
        allowed = {"wagtailadmin.access_admin", "wagtail_localize.submit_translation"}
        for role in SCHOOL_ROLES:
            plain = ROLES[role].permissions
            unbound = {name for name in plain if name.split(".")[0] in ("auth", "school_sites")}
            self.assertEqual(unbound, set())
            self.assertLessEqual({n for n in plain if "translation" in n or "access" in n}, allowed)

    def test_every_named_permission_exists(self) -> None:
        existing = {
            f"{app}.{codename}"
            for app, codename in Permission.objects.values_list(
                "content_type__app_label", "codename"
            )
        }
        for row in role_table():
            named = {*row.permissions, *row.collection_permissions, *row.site_permissions}
            self.assertLessEqual(named, existing, row.role)

    def test_the_table_has_a_row_a_role(self) -> None:
        self.assertEqual([row.role for row in role_table()], [role.value for role in Role])


class GroupTests(DistrictTestCase):
    """What people of the real groups may do."""

    def test_school_people_have_their_own_pages_files_and_settings_only(self) -> None:
        own, other = self.district.schools
        for person in (own.editor, own.webmaster):
            for page in own.root.get_descendants(inclusive=True).specific():
                self.assertTrue(page.permissions_for_user(person).can_edit(), page)
            foreign = Page.objects.exclude(path__startswith=own.root.path).filter(depth__gt=1)
            for page in foreign.specific():
                self.assertFalse(page.permissions_for_user(person).can_edit(), page)
        groups = [own.school.editors, own.school.webmasters]
        rows = GroupCollectionPermission.objects.filter(group__in=groups)
        self.assertEqual(set(rows.values_list("collection", flat=True)), {own.school.collection_id})
        sites = GroupSitePermission.objects.filter(group__in=groups)
        self.assertEqual(
            list(sites.values_list("group", "site")),
            [(own.school.webmasters_id, own.school.site_id)],
        )
        self.assertFalse(own.webmaster.has_perm("school_sites.change_sitesettings"))
        self.assertEqual(SiteSettings.objects.filter(site=other.school.site).count(), 1)

    def test_webmasters_publish_their_pages(self) -> None:
        own = self.district.schools[0]
        page = own.root.get_children().first()
        self.assertTrue(page.permissions_for_user(own.webmaster).can_publish())

    def test_the_office_has_page_rights_on_the_portal_only(self) -> None:
        groups = [office_group(role) for role in OFFICE_ROLES]
        pages = GroupPagePermission.objects.filter(group__in=groups).values_list("page", flat=True)
        self.assertEqual(set(pages), {self.district.portal.root_page_id})
        for person in (self.district.moderator, self.district.administrator):
            school_page = self.district.schools[0].root.get_children().first()
            self.assertFalse(school_page.permissions_for_user(person).can_edit())
            portal_page = self.district.portal_root.get_children().first()
            self.assertTrue(portal_page.permissions_for_user(person).can_publish())

    def test_nobody_has_rights_on_the_tree_root_or_the_root_collection(self) -> None:
        self.assertFalse(GroupPagePermission.objects.filter(page__depth=1).exists())
        roots = Collection.objects.filter(depth=1)
        self.assertFalse(GroupCollectionPermission.objects.filter(collection__in=roots).exists())

    def test_people_are_known_by_role(self) -> None:
        own = self.district.schools[0]
        self.assertTrue(user_is_office(self.district.moderator))
        self.assertFalse(user_is_office(own.webmaster))
        self.assertTrue(user_has_role(own.webmaster, Role.SCHOOL_WEBMASTER))
        self.assertFalse(user_has_role(own.editor, Role.SCHOOL_WEBMASTER))
        self.assertEqual(list(office_people(Role.OFFICE_MODERATOR)), [self.district.moderator])

    def test_group_names_speak_vietnamese(self) -> None:
        school = self.district.schools[0].school
        self.assertEqual(school.editors.name, f"{school.name} – biên tập viên")
        self.assertEqual(school.webmasters.name, f"{school.name} – quản trị trang")
        self.assertEqual(office_group(Role.OFFICE_MODERATOR).name, "Kiểm duyệt viên của Phòng")


class SyncTests(DistrictTestCase):
    """`sync_roles` repairs, and only repairs."""

    def _sync(self) -> str:
        out = io.StringIO()
        call_command("sync_roles", stdout=out)
        return out.getvalue()

    def test_a_second_run_changes_nothing(self) -> None:
        self.assertIn("6 groups, 0 brought into line", self._sync())

    def test_rights_given_or_taken_by_hand_are_put_right(self) -> None:
        own, other = self.district.schools
        publish = Permission.objects.get(codename="publish_page")
        GroupPagePermission.objects.create(
            group=own.school.editors, page=other.root, permission=publish
        )
        own.school.editors.permissions.add(Permission.objects.get(codename="change_user"))
        GroupCollectionPermission.objects.filter(group=own.school.webmasters).delete()
        GroupSitePermission.objects.filter(group=own.school.webmasters).update(
            site=other.school.site
        )
        self.assertIn("2 brought into line", self._sync())
        rights = GroupPagePermission.objects.filter(group=own.school.editors)
        self.assertFalse(rights.filter(page=other.root).exists())
        self.assertFalse(own.school.editors.permissions.filter(codename="change_user").exists())
        self.assertTrue(
            GroupSitePermission.objects.filter(
                group=own.school.webmasters, site=own.school.site
            ).exists()
        )
        self.assertIn("0 brought into line", self._sync())

    def test_groups_of_the_program_s_users_are_left_alone(self) -> None:
        group = Group.objects.create(name="Hội đồng")
        group.permissions.add(Permission.objects.get(codename="view_school"))
        self._sync()
        self.assertEqual(group.permissions.count(), 1)
        self.assertFalse(RoleGroup.objects.filter(group=group).exists())

    def test_an_english_root_gives_the_same_people_the_same_rights(self) -> None:
        own = self.district.schools[0]
        english = Locale.objects.get(language_code="en")
        root = own.root.copy_for_translation(english, alias=True)
        for group in (own.school.editors, own.school.webmasters):
            rights = {
                page: set(
                    GroupPagePermission.objects.filter(group=group, page=page).values_list(
                        "permission__codename", flat=True
                    )
                )
                for page in (own.school.root_page_id, root.pk)
            }
            self.assertEqual(*rights.values())
            self.assertTrue(rights[root.pk])
        portal = self.district.portal_root.copy_for_translation(english, alias=True)
        rows = GroupPagePermission.objects.filter(page=portal)
        self.assertEqual(
            set(rows.values_list("group__role_group__role", flat=True)), set(OFFICE_ROLES)
        )

    def test_the_office_has_one_group_a_role(self) -> None:
        with self.assertRaises(IntegrityError):
            role_group_create(role=Role.OFFICE_MODERATOR, name="Nhóm thứ hai")
