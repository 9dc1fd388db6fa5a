"""Rows get what makes them translatable; empty at first, because rows exist."""

import django.db.models.deletion
from django.db import migrations, models

ROWS = ("albumpicture", "albumvideo", "daymenu", "linkedsite", "listeddocument", "portaltask")


def fields_of(model):
    """Return the operations that add the fields to one kind of rows."""
    return [
        migrations.AddField(model, "translation_key", models.UUIDField(editable=False, null=True)),
        migrations.AddField(
            model,
            "locale",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AddField(
            model,
            "left_in_vietnamese",
            models.JSONField(blank=True, default=dict, editable=False),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0011_english_units"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [operation for model in ROWS for operation in fields_of(model)]
