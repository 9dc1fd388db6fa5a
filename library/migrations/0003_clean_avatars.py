"""Clean the pictures of accounts that were uploaded before new ones were."""

from functools import partial

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import migrations, transaction

from library.uploads.pictures import picture_clean


def avatars_clean(apps, schema_editor):
    """Put every picture through what new ones go through; drop what is no picture.

    The old files go only after the commit: a migration that fails has lost nothing. A record whose
    file is missing stays as it is, for there is nothing to show.
    """
    alias = schema_editor.connection.alias
    profiles = apps.get_model("wagtailusers", "UserProfile").objects.using(alias)
    for profile in profiles.exclude(avatar=""):
        storage, old = profile.avatar.storage, profile.avatar.name
        try:
            profile.avatar.open()
        except FileNotFoundError:
            continue
        profiles.filter(pk=profile.pk).update(avatar=cleaned(profile))
        transaction.on_commit(partial(storage.delete, old), using=alias, robust=True)


def cleaned(profile):
    """Store the clean picture under a name of its own and return that; empty for none."""
    with profile.avatar.file as file:
        try:
            clean = picture_clean(file)
        except ValidationError:
            return ""
    # Wagtail adds a random part; the phone's own name of the file may tell something, too.
    profile.avatar.save(f"picture.{clean.extension}", ContentFile(clean.content), save=False)
    return profile.avatar.name


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0002_document_text"),
        ("wagtailusers", "0008_userprofile_avatar"),
    ]

    operations = [
        migrations.RunPython(avatars_clean, migrations.RunPython.noop),
    ]
