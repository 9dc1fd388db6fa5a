"""Remove what Wagtail's own migrations put into an empty install.

The groups "Moderators" and "Editors" hold rights on the whole tree and on every file, the workflow
"Moderators approval" asks people nobody appointed, and the welcome page answers unknown hosts. None
of them may exist beside the fence (ADR 0004). There is no way back that anybody would want, so the
reverse does nothing.
"""

from __future__ import annotations

from django.db import migrations


def remove_defaults(apps, schema_editor):
    """Delete default groups, workflow, site and welcome page, if they are as Wagtail made them."""
    Group = apps.get_model("auth", "Group")
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()
    for model, name in (("Workflow", "Moderators approval"), ("Task", "Moderators approval")):
        apps.get_model("wagtailcore", model).objects.filter(name=name).delete()
    apps.get_model("wagtailcore", "Site").objects.filter(
        hostname="localhost", root_page__title="Welcome to your new Wagtail site!"
    ).delete()
    Page = apps.get_model("wagtailcore", "Page")
    removed, _ = Page.objects.filter(
        depth=2, title="Welcome to your new Wagtail site!", slug="home"
    ).delete()
    if removed:
        Page.objects.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    dependencies = [
        ("school_sites", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0005_editingsession_is_editing"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(remove_defaults, migrations.RunPython.noop)]
