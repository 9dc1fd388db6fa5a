"""The editor of running text."""

from __future__ import annotations

import json
from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea

from core.plain_input import plain_value
from core.text import without_controls


class PlainDraftail(DraftailRichTextArea):
    """Wagtail's editor; control letters leave what was typed and pasted into it.

    It posts JSON, which spells them out (`core.plain_input` sees a backslash and digits there).
    Set by ``WAGTAILADMIN_RICH_TEXT_EDITORS``, so that no field can forget it.
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """Return the HTML that is stored.

        Links are cleaned first, so that Wagtail judges the very address that is stored. The text
        is cleaned last: styles and links are told by places in it, and none may move.
        """
        posted = data.get(name)
        if posted is None:
            return None
        content = json.loads(posted)
        content["entityMap"] = plain_value(content["entityMap"])
        html = super().value_from_datadict({name: json.dumps(content)}, files, name)
        return without_controls(html)
