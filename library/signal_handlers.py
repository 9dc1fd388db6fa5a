"""What makes a document be read: a new file. Handlers only note it (`library.reading`)."""

from __future__ import annotations

from typing import Any

from django.core.signals import request_started
from django.db.models.signals import post_save
from django.dispatch import receiver

from library.models import CustomDocument
from library.reading import following
from library.reading.requests import text_request


@receiver(post_save, sender=CustomDocument)
def document_saved(sender: Any, instance: CustomDocument, raw: bool, **kwargs: Any) -> None:
    """Note a document whose file may be new."""
    if not raw:
        text_request(document=instance)


request_started.connect(following.look_sometimes)
