"""The crawl: every admin address, asked with one's own ids and with somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from wagtail.models import Page

from accounts.models import User
from tests.fence.addresses import (
    Arguments,
    address,
    admin_patterns,
    argument_sets,
    bulk_ids,
)
from tests.fence.watching import HEARD, READ
from tests.fence.world import (
    MARKER,
    PLAIN_TAG,
    SEARCHED,
    VOLATILE,
    Holding,
    Rows,
    all_rows,
    rows_of,
)
from tests.support.district import client_of

WATCH = "tests.fence.watching.WatchMiddleware"
GUARD = "sites.tenancy.middleware.TenantAdminMiddleware"

EARS = {
    "MIDDLEWARE": [WATCH, *settings.MIDDLEWARE],
    "MESSAGE_STORAGE": "tests.fence.watching.HeardStorage",
}
"""Settings of a crawl."""

LEFT_OUT = frozenset({"wagtailadmin_logout", "wagtailadmin_login", "wagtailadmin_error_test"})
"""Asked separately: they end the session, or fail on purpose."""

WRITES = re.compile(r'(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM)\s+"(\w+)"')

BORING = frozenset(
    {
        *("p", "page", "ordering", "order", "next", "_modal", "fields", "limit", "offset", "mode"),
        *("is_searching", "is_filtering", "in_preview_panel", "for_explorer", "has_children"),
        *("multiple", "allow_external_link", "allow_email_link", "allow_phone_link"),
        *("allow_anchor_link", "link_text", "link_url", "can_choose_root", "user_perms", "width"),
    }
)
"""Parameters whose values name no object."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request got."""

    name: str
    method: str
    url: str
    status: int
    leak: str = ""
    fault: str = ""

    def __str__(self) -> str:
        return f"{self.status} {self.method} {self.name} {self.url} {self.leak}{self.fault}"


@dataclass(slots=True)
class Crawl:
    """One person's walk over the admin."""

    person: User
    own: Holding
    other: Holding
    brief: bool = False
    """Whether own pages are tried as draft and live only, and without each query parameter."""
    marker: str = MARKER
    """What may come back nowhere."""
    business: frozenset[str] = frozenset()
    """Names by which this person rightly changes things of any school; such posts are undone."""
    grants: frozenset[str] = frozenset()
    """Names by which this person rightly names any school in an own thing."""
    answers: list[Answer] = field(default_factory=list)
    writes: list[str] = field(default_factory=list)
    done: set[str] = field(default_factory=set)
    """Names of the business by which something was changed."""
    client: Client = field(init=False)
    begun: float = field(init=False, default_factory=monotonic)

    def __post_init__(self) -> None:
        self.client = client_of(self.person)
        self.client.raise_request_exception = False

    # What came back

    @property
    def names(self) -> set[str]:
        """Names that were asked."""
        return {answer.name for answer in self.answers}

    @property
    def leaks(self) -> list[Answer]:
        """Answers that showed something of the other school."""
        return [answer for answer in self.answers if answer.leak]

    @property
    def faults(self) -> list[Answer]:
        """Server errors."""
        return [answer for answer in self.answers if answer.status >= 500]

    def shown(self) -> set[str]:
        """Return the names that answered 200 to a GET."""
        return {a.name for a in self.answers if a.status == 200 and a.method == "GET"}

    def figures(self) -> dict[str, Any]:
        """Return how far the crawl went and what it found, as a row of a table."""
        return {
            "names": len(self.names),
            "requests": len(self.answers),
            "show own things": len(self.shown()),
            "leaks": len(self.leaks),
            "writes": len(self.writes),
            "server errors": len(self.faults),
            "seconds": round(monotonic() - self.begun),
        }

    # Asking

    def ask(self, name: str, method: str, url: str, body: Any = None) -> Answer:
        """Send one request and look through everything that comes back."""
        send = self.client.get if method == "GET" else self.client.post
        response = send(url, body or {})
        text = _text_of(response)
        found = text.lower().find(self.marker)
        answer = Answer(
            name,
            method,
            url,
            response.status_code,
            leak=" ".join(text[max(0, found - 60) : found + 60].split()) if found >= 0 else "",
            fault=repr(response.exc_info[1]) if response.status_code >= 500 else "",
        )
        self.answers.append(answer)
        return answer

    def walk_foreign(self, *, post: bool = True) -> None:
        """Ask every address that takes ids with the other school's, alone and mixed with own ones.

        Nothing in the whole database may change by it, save the record of refusals.
        """
        before = all_rows()
        for name, url in self._foreign():
            self.ask(name, "GET", url)
            if not post:
                continue
            with transaction.atomic(), tables_written() as written:
                self.ask(name, "POST", url, kitchen_sink(self.own, self.own))
                if name in self.business and written:
                    self.done.add(name)
                    transaction.set_rollback(True)
        self._compare("foreign ids", before, all_rows())

    def walk_own(self) -> None:
        """Look at every address with own ids.

        Unless it is to be brief, each query parameter that the view was seen to read is tried, too,
        with the other school's ids and words.
        """
        before = rows_of(self.other, all_rows())
        tried: set[str] = set()
        for name, url in self._own():
            answer = self.ask(name, "GET", url)
            if self.brief or name in tried or answer.status == 405:
                continue
            tried.add(name)
            for parameter in sorted(READ - BORING):
                for value in parameter_values(parameter, self.other):
                    glue = "&" if "?" in url else "?"
                    self.ask(name, "GET", f"{url}{glue}{urlencode({parameter: value})}")
        self._compare("own ids", before, rows_of(self.other, all_rows()))

    def look_own(self) -> None:
        """Look at every name with own ids until it shows something: what works, no more."""
        shown: set[str] = set()
        for name, url in self._own():
            if name not in shown and self.ask(name, "GET", url).status == 200:
                shown.add(name)

    def post_own(self) -> None:
        """Post to every address with own ids and a body full of others' ids; undo each post."""
        body = kitchen_sink(self.own, self.other)
        self._post((name, url, body) for name, url in self._own())

    def post_empty(self) -> None:
        """Post empty forms to every name with own ids; undo each post."""
        self._post((name, url, {}) for name, url in dict(self._own()).items())

    def _post(self, posts: Iterable[tuple[str, str, dict[str, Any]]]) -> None:
        everything = all_rows()
        before = rows_of(self.other, everything)
        for name, url, body in posts:
            with transaction.atomic(), tables_written() as written:
                self.ask(name, "POST", url, body)
                if written and name not in self.grants:
                    after = rows_of(self.other, changed(everything, written))
                    self._compare(f"POST {url}", before, after)
                transaction.set_rollback(True)

    def _own(self) -> Iterator[tuple[str, str]]:
        for name, pattern, route in addresses_once():
            for arguments in argument_sets(name, pattern, self.own, self.brief):
                url = address(name, route, arguments)
                if name == "wagtail_bulk_action":
                    ids = bulk_ids(arguments["model_name"], self.own)
                    url += "?" + urlencode({"id": ids}, doseq=True)
                yield name, url

    def _foreign(self) -> Iterator[tuple[str, str]]:
        for name, pattern, route in addresses_once():
            if name == "wagtail_bulk_action":
                yield from self._foreign_bulk(name, pattern, route)
                continue
            own = list(argument_sets(name, pattern, self.own, self.brief))
            others = list(argument_sets(name, pattern, self.other, self.brief))
            urls = {
                address(name, route, arguments)
                for mine, theirs in zip(own, others, strict=True)
                for arguments in mixtures(mine, theirs)
            }
            for url in sorted(urls - {address(name, route, arguments) for arguments in own}):
                yield name, url

    def _foreign_bulk(self, name: str, pattern: Any, route: str) -> Iterator[tuple[str, str]]:
        tree_root = Page.objects.get(depth=1)
        for arguments in argument_sets(name, pattern, self.other):
            url, model = address(name, route, arguments), arguments["model_name"]
            theirs, own = bulk_ids(model, self.other), bulk_ids(model, self.own)
            for query in (
                {"id": theirs},
                {"id": own + theirs},
                {"id": "all"},
                {"id": "all", "childOf": self.other.root.pk},
                {"id": "all", "childOf": tree_root.pk},
                {"id": "all", "childOf": self.other.draft.pk},
            ):
                # "all" of one's own files is one's own business, and posting it deletes them.
                if query["id"] == "all" and model in ("customimage", "customdocument"):
                    continue
                yield name, f"{url}?{urlencode(query, doseq=True)}"

    def _compare(self, what: str, before: Any, after: Any) -> None:
        for key in before.keys() | after.keys():
            if before.get(key) != after.get(key):
                self.writes.append(f"{what}: {key} {after.get(key)}"[:300])


@contextmanager
def tables_written() -> Iterator[set[str]]:
    """Collect the tables that are written to, save those that may change by themselves."""
    written: set[str] = set()
    silent = {apps.get_model(label)._meta.db_table for label in VOLATILE}

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITES.match(sql)
        if found and found[1] not in silent:
            written.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield written


def changed(before: Rows, tables: set[str]) -> Rows:
    """Return all rows as they are now, when only these tables were written to."""
    labels = {m._meta.label_lower for m in apps.get_models(True) if m._meta.db_table in tables}
    kept = {key: values for key, values in before.items() if key[0] not in labels}
    return kept | all_rows(tables)


def mixtures(mine: Arguments, theirs: Arguments) -> Iterator[Arguments]:
    """Yield all arguments foreign, and each one foreign among own ones."""
    yield theirs
    for argument in mine:
        if mine[argument] != theirs[argument]:
            yield mine | {argument: theirs[argument]}


def addresses_once() -> Iterator[tuple[str, Any, str]]:
    """Yield every admin address once, although ours stand before the ones they replace."""
    seen = set()
    for name, pattern, route in admin_patterns():
        if name not in LEFT_OUT and (name, route) not in seen:
            seen.add((name, route))
            yield name, pattern, route


def _text_of(response: Any) -> str:
    parts = [response.headers.get("Location", ""), *HEARD]
    body = b"".join(response.streaming_content) if response.streaming else response.content
    parts.append(body.decode("utf-8", "replace"))
    parts.append(response.headers.get("Content-Disposition", ""))
    return "\n".join(parts)


def parameter_values(parameter: str, other: Holding) -> list[Any]:
    """Return what a query parameter is tried with: ids of the other school's things."""
    page, person = other.draft.pk, other.people.editor.pk
    school = other.people.school
    table = {
        ("q", "search", "term"): [SEARCHED],
        ("export",): ["csv"],
        ("tag",): [PLAIN_TAG],
        ("collection_id", "collection"): [school.collection_id],
        ("site",): [school.site_id, school.code[:3]],
        ("id", "id[]", "pk"): [page, other.image.pk, other.document.pk, "all"],
        ("content_type", "page_type", "type", "status", "has_child_pages", "locale"): [],
    }
    for names, values in table.items():
        if parameter in names:
            return values
    if "user" in parameter or parameter.endswith("_by") or parameter == "owner":
        return [person]
    if parameter.endswith(("_of", "parent", "Of", "page_id", "pages[]", "page")):
        return [page, other.root.pk]
    return [page, SEARCHED]


def kitchen_sink(own: Holding, other: Holding) -> dict[str, Any]:
    """Return a body that fills in what any admin form could ask for.

    `own` says where things shall go, `other` whose things the body names.
    """
    page, person = other.draft.pk, other.people.editor.pk
    return {
        "title": "Tên mới",
        "name": "Tên mới",
        "slug": "ten-moi",
        "summary": "Tóm tắt",
        "text": "Chữ",
        "comment": "Ghi chú",
        "answer": "Trả lời",
        "decision": "approve",
        "action": "publish",
        "action-publish": "1",
        "action-submit": "1",
        "localize-action": "publish",
        "publish": "1",
        "publish_translations": "on",
        "publish_copies": "on",
        "copy_subpages": "on",
        "alias": "",
        "include_descendants": "on",
        "include_subtree": "on",
        "date": "2026-11-20",
        "body-count": "0",
        "cover": other.image.pk,
        "logo": other.image.pk,
        "image": other.image.pk,
        "document": other.document.pk,
        "collection": other.people.school.collection_id,
        "new_parent_page": page,
        "parent_page": page,
        "chooser": page,
        "destination_page_id": page,
        "target_page": page,
        "redirect_page": page,
        "site": other.people.school.site_id,
        "old_path": "/mot-dia-chi",
        "redirect_link": "/",
        "user": person,
        "user_ids": person,
        "groups": other.people.school.editors_id,
        "role": other.people.school.webmasters_id,
        "restriction_type": "groups",
        "task_state": other.task_state.pk,
        "revision": other.revision.pk,
        "revision_id": other.revision.pk,
        "id": page,
        "locales": 2,
        "tags": "một thẻ",
        "palette": "sky",
        "next": "/admin/",
        "url": "/",
        "q": SEARCHED,
        "term": SEARCHED,
        "value": "x",
        "source": own.people.school.code,
    }
