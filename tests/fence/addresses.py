"""Every admin address there is, and how its arguments are filled from a school's things."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import ResolverMatch
from wagtail.models import Locale, Task, Workflow

from news.models import Topic
from search.models import Synonym
from sites.models import Invitation, Ward
from sites.tenancy.access import RULES, SHADOW, Access, name_of
from tests.fence.world import Holding

Arguments = dict[str, Any]


def admin_patterns() -> Iterator[tuple[str, URLPattern, str]]:
    """Yield (name as the catalogue has it, pattern, route) of everything below ``admin/``."""
    yield from _walk(get_resolver().url_patterns, (), "")


def _walk(
    patterns: list[URLPattern | URLResolver], namespaces: tuple[str, ...], before: str
) -> Iterator[tuple[str, URLPattern, str]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern.url_patterns, inner, route)
        elif route.startswith("admin/"):
            match = ResolverMatch(
                pattern.callback,
                (),
                {},
                url_name=pattern.name,
                namespaces=list(namespaces),
                route=route,
            )
            yield name_of(match), pattern, route


WORDS: dict[str, Any] = {
    "filter_spec": "width-100",
    "mode": "",
    "uidb64": "MQ",
    "token": "abc-def",
    "content_type_app_name": "news",
    "content_type_model_name": "storypage",
    "revision_id_b": "latest",
}
"""Arguments that are the same for everybody."""

PAGE_ARGUMENTS = frozenset({"page_id", "parent_page_id", "page_to_move_id", "destination_id"})

IDS: dict[str, Callable[[Holding], Any]] = {
    **dict.fromkeys(PAGE_ARGUMENTS, lambda h: h.draft.pk),
    "image_id": lambda h: h.image.pk,
    "document_id": lambda h: h.document.pk,
    "doc_id": lambda h: h.document.pk,
    "uploaded_file_id": lambda h: h.upload.pk,
    "redirect_id": lambda h: h.redirect.pk,
    "translation_id": lambda h: h.translation.pk,
    "translation_source_id": lambda h: h.source.pk,
    "site_id": lambda h: h.people.school.site_id,
    "reference": lambda h: h.enquiry.reference,
    "feature_id": lambda h: h.feature.pk,
    "school_id": lambda h: h.people.school.pk,
    "person_id": lambda h: h.people.editor.pk,
    "user_id": lambda h: h.people.editor.pk,
    "collection_id": lambda h: h.people.school.collection_id,
    "task_state_id": lambda h: h.task_state.pk,
    "task_id": lambda h: h.task_state.task_id,
    "workflow_state_id": lambda h: h.task_state.workflow_state_id,
    "workflow_pk": lambda h: Workflow.objects.values_list("pk", flat=True)[0],
    "page_pk": lambda h: h.draft.pk,
    "revision_id": lambda h: h.revision.pk,
    "revision_id_a": lambda h: h.revision.pk,
    "string_segment_id": lambda h: h.source.stringsegment_set.all()[0].pk,
    "overridable_segment_id": lambda h: h.source.overridablesegment_set.all()[0].pk,
    "session_id": lambda h: h.session.pk,
    "object_id": lambda h: h.draft.pk,
}
"""Argument -> the school's id."""


def _invitation(holding: Holding) -> int:
    """Return the invitation of a school, or the id of none."""
    mine = Invitation.objects.filter(school_id=holding.people.school.pk)
    return mine.values_list("pk", flat=True).first() or 0


KEYS: dict[str, Callable[[Holding], Any]] = {
    "wagtailadmin_api:images:": lambda h: h.image.pk,
    "wagtailadmin_api:documents:": lambda h: h.document.pk,
    "wagtailadmin_api:pages:": lambda h: h.draft.pk,
    "wagtailadmin_pages:": lambda h: h.draft.pk,
    "wagtailimages": lambda h: h.image.pk,
    "wagtaildocs": lambda h: h.document.pk,
    "wagtailadmin_collections:": lambda h: h.people.school.collection_id,
    "wagtailadmin_workflows:": lambda h: Task.objects.values_list("pk", flat=True)[0],
    "wagtailsettings:": lambda h: h.people.school.site_id,
    "wagtailsites:": lambda h: h.people.school.site_id,
    "second_factor_reset": lambda h: h.people.editor.pk,
    "wagtailusers_users:": lambda h: h.people.editor.pk,
    "wagtailusers_groups:": lambda h: h.people.school.editors_id,
    "wagtaillocales:": lambda h: Locale.objects.values_list("pk", flat=True)[0],
    "schools:": lambda h: h.people.school.pk,
    "people:accept": _invitation,
    "people:withdraw": _invitation,
    "people:": lambda h: h.people.editor.pk,
    "topics:": lambda h: Topic.objects.values_list("pk", flat=True)[0],
    "synonyms:": lambda h: Synonym.objects.values_list("pk", flat=True)[0],
    "promotions:": lambda h: 1,
    "wards:": lambda h: Ward.objects.values_list("pk", flat=True)[0],
    "wagtail_localize:snippets_api": lambda h: Topic.objects.values_list("pk", flat=True)[0],
    "wagtail_localize:submit_snippet": lambda h: Topic.objects.values_list("pk", flat=True)[0],
}
"""First part of a URL name -> what ``pk`` stands for there."""

MODELS: dict[str, tuple[str, str]] = {
    "wagtailadmin_editing_sessions:": ("news", "storypage"),
    "wagtailadmin_workflows:": ("moderation", "approvaltask"),
    "wagtailadmin_tag": ("taggit", "tag"),
    "wagtailsettings:": ("school_sites", "sitesettings"),
    "wagtail_localize:": ("news", "topic"),
    "wagtailadmin_pages:choose_parent": ("news", "storypage"),
}
"""First part of a URL name -> the model that its words name."""

MODEL_WORDS = {"app_label": 0, "app_name": 0, "model_name": 1}

BULK = (
    ("wagtailcore", "page", ("delete", "move", "publish", "unpublish")),
    ("library", "customimage", ("add_tags", "add_to_collection", "delete")),
    ("library", "customdocument", ("add_tags", "add_to_collection", "delete")),
    ("accounts", "user", ("assign_role", "delete", "set_active_state")),
    ("news", "feature", ("delete",)),
)
API_ACTIONS = (
    "convert_alias",
    "copy",
    "copy_for_translation",
    "create_alias",
    "delete",
    "move",
    "publish",
    "revert_to_page_revision",
    "unpublish",
)


def bulk_ids(model: str, holding: Holding) -> list[Any]:
    """Return the ids that a bulk action on a model would name."""
    return {
        "page": [holding.draft.pk, holding.live.pk],
        "customimage": [holding.image.pk],
        "customdocument": [holding.document.pk],
        "user": [holding.people.editor.pk],
        "feature": [holding.feature.pk],
    }[model]


def _by_first_part(table: dict[str, Any], name: str) -> Any:
    return next((value for first, value in table.items() if name.startswith(first)), None)


def argument_value(name: str, argument: str, holding: Holding) -> Any:
    """Return what an argument is for a school; raises `KeyError` for one that nobody explained."""
    if argument in WORDS:
        return WORDS[argument]
    key = KEYS if argument == "pk" else {}
    found = IDS.get(argument) or _by_first_part(key, name)
    if found is not None:
        return found(holding)
    model = _by_first_part(MODELS, name)
    if model and argument in MODEL_WORDS:
        return model[MODEL_WORDS[argument]]
    rule = RULES.get(name)
    if rule is None or rule.access in (Access.OFFICE, Access.CLOSED):
        return holding.draft.pk  # refused before anybody looks at the id
    raise KeyError(f"{name}: say in tests.fence.addresses what {argument} is.")


def argument_sets(
    name: str, pattern: URLPattern, holding: Holding, brief: bool = False
) -> Iterator[Arguments]:
    """Yield the arguments of an address, one set for every variant worth trying."""
    needed = list(pattern.pattern.regex.groupindex)
    if name == "wagtail_bulk_action":
        for app_label, model_name, actions in BULK:
            for action in actions:
                yield {"app_label": app_label, "model_name": model_name, "action": action}
        return
    variants: list[Arguments] = [{}]
    if "action_name" in needed:
        actions = API_ACTIONS if name.startswith("wagtailadmin_api:") else ("approve", "reject")
        variants = [{"action_name": action} for action in actions]
    for variant in variants:
        filled = {
            argument: variant.get(argument) or argument_value(name, argument, holding)
            for argument in needed
        }
        yield filled
        yield from _other_pages(name, filled, holding, brief)


def _other_pages(
    name: str, filled: Arguments, holding: Holding, brief: bool
) -> Iterator[Arguments]:
    """Yield the same with the root, a live page, a translation and a locked page."""
    page = next((a for a in filled if a in PAGE_ARGUMENTS), None)
    if page is None and name.startswith(("wagtailadmin_pages:", "wagtailadmin_api:pages:")):
        page = "pk" if "pk" in filled else None
    if page is None or "task_state_id" in filled:
        return
    pages = [holding.live, holding.root, holding.english, holding.closed_page]
    for other in pages[:1] if brief else pages:
        yield filled | {page: other.pk}


def address(name: str, route: str, arguments: Arguments) -> str:
    """Return the address with its arguments; nameless routes have none."""
    if name.startswith("route:"):
        return "/" + route.replace("^.*/$", "nothing-here/")
    try:
        return reverse(name, kwargs={k: v for k, v in arguments.items() if v != ""})
    except NoReverseMatch:
        return reverse(SHADOW + name.replace(":", "."), kwargs=arguments)
