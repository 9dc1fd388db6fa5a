"""Checks of the ids that a request names, against the scope of whoever sent it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.admin.utils import unquote
from django.db.models import Model, Q, QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, TaskState, UploadedFile
from wagtail_localize.models import Translation, TranslationSource

from core.publishing import BasePagePermissionTester
from sites.models import Invitation
from sites.tenancy.access import Kind, Rule
from sites.tenancy.scope import TenantScope

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict

WORDS = frozenset({"", "root"})
"""Values that stand for no object: an empty field, and the tree's root in the admin API."""

BULK_ACTIONS: Mapping[tuple[str, str], tuple[Kind, frozenset[str]]] = {
    ("wagtailcore", "page"): (
        Kind.PAGE,
        frozenset({"delete", "move", "publish", "unpublish"}),
    ),
    ("library", "customimage"): (
        Kind.IMAGE,
        frozenset({"add_tags", "add_to_collection", "delete"}),
    ),
    ("library", "customdocument"): (
        Kind.DOCUMENT,
        frozenset({"add_tags", "add_to_collection", "delete"}),
    ),
}
"""Bulk actions for everybody: model -> its kind of id and the actions. All others are closed."""

BIGGEST_ID = 2**63 - 1
"""No row has a greater id, and databases refuse to look."""

RowsOf = Callable[[TenantScope], QuerySet[Any]]


def _translation_keys(scope: TenantScope) -> QuerySet[Any]:
    return scope.pages().values("translation_key")


def _collections(scope: TenantScope) -> QuerySet[Any]:
    from wagtail.models import Collection

    return Collection.objects.filter(scope.collection_q())


ROWS: Mapping[Kind, RowsOf] = {
    Kind.PAGE: lambda scope: scope.pages(),
    Kind.COLLECTION: _collections,
    Kind.IMAGE: lambda scope: scope.collected(get_image_model()._default_manager.all()),
    Kind.DOCUMENT: lambda scope: scope.collected(get_document_model()._default_manager.all()),
    Kind.UPLOAD: lambda scope: UploadedFile.objects.filter(uploaded_by_user=scope.user),
    Kind.SITE: lambda scope: scope.sites(),
    Kind.PERSON: lambda scope: scope.people(),
    Kind.REDIRECT: lambda scope: Redirect.objects.filter(scope.redirect_q()),
    Kind.TRANSLATION: lambda scope: Translation.objects.filter(
        source__object_id__in=_translation_keys(scope)
    ),
    Kind.TRANSLATION_SOURCE: lambda scope: TranslationSource.objects.filter(
        object_id__in=_translation_keys(scope)
    ),
    Kind.SCHOOL: lambda scope: scope.school_rows(),
    Kind.INVITATION: lambda scope: Invitation.objects.filter(
        Q(person=scope.user) | Q(school__in=scope.school_rows())
    ),
}
"""The own rows of every kind."""


def owns(scope: TenantScope, kind: Kind, values: Iterable[Any]) -> bool:
    """Whether every value is the id of an own thing of this kind; one query at most.

    Something that is no number is the id of nothing, and so not own.
    """
    try:
        ids = {int(value) for value in values if value not in WORDS}
    except (TypeError, ValueError):
        return False
    if any(number > BIGGEST_ID for number in ids):
        return False
    if not ids or scope.is_everything:
        return True
    if kind is Kind.PAGE and len(ids) == 1:
        return scope.has_page(ids.pop())
    return ROWS[kind](scope).filter(pk__in=ids).count() == len(ids)


# What one id cannot say


def check_bulk(request: HttpRequest, scope: TenantScope, kwargs: dict[str, Any]) -> bool:
    """Only listed actions, on own things; "all" only below an own page or of own files."""
    listed = BULK_ACTIONS.get((kwargs["app_label"], kwargs["model_name"]))
    if scope.is_everything:
        return True
    if listed is None or kwargs["action"] not in listed[1]:
        return False
    kind, ids = listed[0], request.GET.getlist("id")
    if "all" not in ids:
        return owns(scope, kind, ids)
    if kind is Kind.PAGE:
        parent = request.GET.get("childOf", "")
        return bool(parent) and scope.pages().filter(pk=_number(parent)).exists()
    folders = request.GET.getlist("childOf")
    return all(folders) and owns(scope, Kind.COLLECTION, folders)


def check_task_state(request: HttpRequest, scope: TenantScope, kwargs: dict[str, Any]) -> bool:
    """The task that is decided belongs to the page in the address (the confused deputy)."""
    return TaskState.objects.filter(
        pk=kwargs["task_state_id"],
        workflow_state__object_id=str(kwargs["page_id"]),
        workflow_state__base_content_type__model=Page._meta.model_name,
        workflow_state__base_content_type__app_label=Page._meta.app_label,
    ).exists()


def check_edited_object(request: HttpRequest, scope: TenantScope, kwargs: dict[str, Any]) -> bool:
    """An editing session is about an own page; other models are edited by the office only."""
    model = _model(kwargs)
    if model is not None and issubclass(model, Page):
        return owns(scope, Kind.PAGE, [unquote(kwargs["object_id"])])
    return scope.is_office


def check_setting(request: HttpRequest, scope: TenantScope, kwargs: dict[str, Any]) -> bool:
    """Settings of one site are for its people, settings of the whole install for the office."""
    model = _model({"app_label": kwargs["app_name"], "model_name": kwargs["model_name"]})
    return scope.is_office or (model is not None and issubclass(model, BaseSiteSetting))


def check_publisher(request: HttpRequest, scope: TenantScope, kwargs: dict[str, Any]) -> bool:
    """Whoever has the right to publish the page: the view changes what is live without asking.

    Publishing an own edit is another question, and the admin API asks it itself.
    """
    page = Page.objects.filter(pk=kwargs.get("page_id", kwargs.get("pk"))).first()
    if page is None:
        return False
    tester = page.specific.permissions_for_user(scope.user)
    return isinstance(tester, BasePagePermissionTester) and tester.has_publish_right()


CHECKS: Mapping[str, Callable[[HttpRequest, TenantScope, dict[str, Any]], bool]] = {
    "bulk": check_bulk,
    "task_state_of_page": check_task_state,
    "edited_object": check_edited_object,
    "setting": check_setting,
    "publisher": check_publisher,
}


def _model(kwargs: dict[str, Any]) -> type[Model] | None:
    try:
        return apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        return None


def _number(value: str) -> int:
    """Return the number, or one that no row has."""
    return min(int(value), BIGGEST_ID) if value.isdecimal() else -1


def passes(rule: Rule, request: HttpRequest, scope: TenantScope, kwargs: dict[str, Any]) -> bool:
    """Whether every id that the rule names is the person's own."""
    if not all(
        owns(scope, kind, [kwargs[name]]) for name, kind in rule.ids.items() if name in kwargs
    ):
        return False
    if not _named_ids_pass(rule.query, request.GET, scope):
        return False
    if request.method == "POST" and not _named_ids_pass(rule.body, request.POST, scope):
        return False
    return all(CHECKS[check](request, scope, kwargs) for check in rule.checks)


def _named_ids_pass(kinds: Mapping[str, Kind], given: QueryDict, scope: TenantScope) -> bool:
    return all(
        owns(scope, kind, given.getlist(name)) for name, kind in kinds.items() if name in given
    )
