"""Every row has its language and key now, and always will.

Apart from filling them: PostgreSQL does not alter a table in the transaction that wrote to it.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models

ROWS = ("albumpicture", "albumvideo", "daymenu", "linkedsite", "listeddocument", "portaltask")


def required(model):
    """Return the operations that make the fields of one kind of rows obligatory."""
    return [
        migrations.AlterField(
            model, "translation_key", models.UUIDField(default=uuid.uuid4, editable=False)
        ),
        migrations.AlterField(
            model,
            "locale",
            models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterUniqueTogether(model, {("translation_key", "locale")}),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0013_fill_row_translations"),
    ]

    operations = [operation for model in ROWS for operation in required(model)]
