"""An install whose people chose pictures before these were cleaned."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection
from PIL import Image
from wagtail.users.models import UserProfile

from accounts.models import User
from tests.library import files
from tests.support.district import DistrictTestCase, client_of

migration = import_module("library.migrations.0003_clean_avatars")


class AvatarMigrationTests(DistrictTestCase):
    """Files as the former form left them."""

    school_count = 1

    def setUp(self) -> None:
        super().setUp()
        people = self.district.schools[0]
        self.editor, self.webmaster = people.editor, people.webmaster
        self.client = client_of(self.editor)

    def chosen(self, person: User, name: str, content: bytes) -> UserProfile:
        """Return the profile of somebody who has chosen this file."""
        profile = UserProfile.get_for_user(person)
        profile.avatar.save(name, ContentFile(content))
        return profile

    def migrate(self) -> None:
        """Run the migration to its commit."""
        with self.captureOnCommitCallbacks(execute=True):
            migration.avatars_clean(apps, connection.schema_editor())

    def test_what_the_phone_wrote_beside_the_picture_goes(self) -> None:
        """With the file that held it; the picture stays, and stands upright."""
        name = "Nhà của tôi " * 4
        for kind, ending in (("JPEG", "jpg"), ("HEIF", "heic")):
            profile = self.chosen(self.editor, f"{name}.{ending}", files.phone_photo(kind))
            old = profile.avatar.url
            self.assertIn(b"Bphone", b"".join(self.client.get(old)))
            self.migrate()
            profile.refresh_from_db()
            answer = self.client.get(profile.avatar.url)
            picture = Image.open(BytesIO(b"".join(answer)))
            self.assertEqual((dict(picture.getexif()), picture.format), ({}, "JPEG"))
            self.assertEqual(picture.size, (60, 90))
            self.assertTrue(profile.avatar.name.endswith(".jpg"))
            self.assertEqual(self.client.get(old).status_code, 404)

    def test_what_is_no_picture_goes_altogether(self) -> None:
        profile = self.chosen(self.editor, "a.png", files.SECRET)
        old = profile.avatar.url
        self.migrate()
        profile.refresh_from_db()
        self.assertFalse(profile.avatar)
        self.assertEqual(self.client.get(old).status_code, 404)

    def test_a_missing_file_stops_nobody_else_s(self) -> None:
        """Nor does somebody without a picture."""
        UserProfile.get_for_user(self.district.moderator)
        lost = self.chosen(self.editor, "a.jpg", files.phone_photo())
        lost.avatar.storage.delete(lost.avatar.name)
        profile = self.chosen(self.webmaster, "a.jpg", files.phone_photo())
        self.migrate()
        profile.refresh_from_db()
        self.assertNotIn(b"Bphone", b"".join(self.client.get(profile.avatar.url)))

    def test_nothing_happens_where_there_is_nobody(self) -> None:
        UserProfile.objects.all().delete()
        self.migrate()
        self.assertFalse(UserProfile.objects.exists())
