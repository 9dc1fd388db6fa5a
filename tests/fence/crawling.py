"""The crawl: every admin address, asked with one's own ids and with somebody else's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
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
from tests.fence.world import MARKER, PLAIN_TAG, SEARCHED, VOLATILE, Holding, all_rows, rows_of
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
    answers: list[Answer] = field(default_factory=list)
    writes: list[str] = field(default_factory=list)
    client: Client = field(init=False)

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

    def __str__(self) -> str:
        return (
            f"{self.person.username}: {len(self.names)} names, {len(self.answers)} requests, "
            f"{len(self.leaks)} leaks, {len(self.writes)} writes, {len(self.faults)} server errors"
        )

    # Asking

    def ask(self, name: str, method: str, url: str, body: Any = None) -> Answer:
        """Send one request and look through everything that comes back."""
        send = self.client.get if method == "GET" else self.client.post
        response = send(url, body or {})
        text = _text_of(response)
        found = text.lower().find(MARKER)
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
            if post:
                self.ask(name, "POST", url, kitchen_sink(self.own, self.own))
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

    def post_own(self, *, empty: bool = False) -> None:
        """Post to every address with own ids and a body full of others' ids, or with none at all.

        Each post is undone.
        """
        before = rows_of(self.other, all_rows())
        body = {} if empty else kitchen_sink(self.own, self.other)
        for name, url in self._own():
            with transaction.atomic(), writes_noted() as written:
                self.ask(name, "POST", url, body)
                if written:
                    self._compare(f"POST {url}", before, rows_of(self.other, all_rows()))
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
            own = list(argument_sets(name, pattern, self.own))
            others = list(argument_sets(name, pattern, self.other))
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
def writes_noted() -> Iterator[list[str]]:
    """Collect the statements that write, save those on tables that may change by themselves."""
    written: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not any(
            f'"{apps.get_model(label)._meta.db_table}"' in sql for label in VOLATILE
        ):
            written.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield written


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
