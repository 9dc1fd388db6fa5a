"""Give every row its language and a key that it shares with the same row of the other language.

Rows were copied to English pages as they are. The nth row with the same picture, address, document,
day or sign is the same row; what it says as in Vietnamese is Vietnamese. Drafts, older versions and
what was sent to translators hold rows, too: a row that is still there gets the same key in them.
"""

import json
import uuid
from collections import defaultdict

from django.conf import settings
from django.db import migrations

ROWS = (
    ("AlbumPicture", "page", "image_id", ("caption", "alt_text"), "albumpage", "pictures"),
    ("AlbumVideo", "page", "url", ("title",), "albumpage", "videos"),
    (
        "DayMenu",
        "page",
        "weekday",
        ("breakfast", "lunch", "snack", "allergens"),
        "weekmenupage",
        "days",
    ),
    ("LinkedSite", "page", "url", ("label",), "linkspage", "links"),
    ("ListedDocument", "page", "document_id", ("title",), "documentspage", "listed"),
    ("PortalTask", "home", "sign", ("title", "line"), "portalhomepage", "tasks"),
)


def rows_fill(apps, schema_editor):
    """Fill the rows, then whatever holds copies of them."""
    for name, parent, same_by, words, page_model, relation in ROWS:
        model = apps.get_model("home", name)
        _keys_share(model, parent, same_by, words)
        known = {
            row.pk: {
                "translation_key": str(row.translation_key),
                "locale": row.locale_id,
                "left_in_vietnamese": row.left_in_vietnamese,
            }
            for row in model.objects.iterator()
        }
        _copies_fill(apps, page_model, relation, known)


def _keys_share(model, parent, same_by, words):
    rows = list(model.objects.select_related(f"{parent}__locale").order_by("sort_order", "pk"))
    # Vietnamese rows first; the sort keeps the order within a page.
    rows.sort(key=lambda row: _language(row, parent) != settings.LANGUAGE_CODE)
    originals = {}
    seen = defaultdict(int)
    for row in rows:
        page = getattr(row, parent)
        same = (page.pk, getattr(row, same_by))
        place = (page.translation_key, getattr(row, same_by), seen[same])
        seen[same] += 1
        row.locale_id = page.locale_id
        original = originals.get(place)
        if _language(row, parent) == settings.LANGUAGE_CODE or original is None:
            row.translation_key = uuid.uuid4()
            originals.setdefault(place, row)
        else:
            row.translation_key = original.translation_key
            row.left_in_vietnamese = {
                word: getattr(row, word)
                for word in words
                if getattr(row, word) and getattr(row, word) == getattr(original, word)
            }
    model.objects.bulk_update(
        rows, ["translation_key", "locale", "left_in_vietnamese"], batch_size=200
    )


def _language(row, parent):
    return getattr(row, parent).locale.language_code


def _copies_fill(apps, page_model, relation, known):
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        content_type__app_label="home", content_type__model=page_model
    )
    for revision in revisions.iterator(chunk_size=100):
        if _content_fill(revision.content, relation, known):
            revision.save(update_fields=["content"])
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects.filter(
        specific_content_type__app_label="home", specific_content_type__model=page_model
    )
    for source in sources.iterator(chunk_size=100):
        content = json.loads(source.content_json)
        if _content_fill(content, relation, known):
            source.content_json = json.dumps(content)
            source.save(update_fields=["content_json"])


def _content_fill(content, relation, known):
    rows = content.get(relation) or []
    for row in rows:
        fresh = {
            "translation_key": str(uuid.uuid4()),
            "locale": content.get("locale"),
            "left_in_vietnamese": {},
        }
        row.update(known.get(row.get("pk"), fresh))
    return bool(rows)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0012_add_row_translations"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(rows_fill, migrations.RunPython.noop, elidable=True)]
