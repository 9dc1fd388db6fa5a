"""The catalogue: every admin URL name that Wagtail and its companions bring, classified.

Read a row as: *this name is open to ..., and these of its ids must be the person's own*. What our
own apps add they classify themselves (`register_admin_names` in their `ready()`).
`tests.fence.test_catalogue` fails for every name that is missing here or no longer exists.
"""

from __future__ import annotations

from collections.abc import Mapping

from sites.tenancy.access import Access, Kind, Rule, named, register_admin_names, scoped

CLOSED, OFFICE, OPEN = Access.CLOSED, Access.OFFICE, Access.OPEN
OWN = Access.SCOPED
PAGE, IMAGE, DOCUMENT, SITE = Kind.PAGE, Kind.IMAGE, Kind.DOCUMENT, Kind.SITE
COLLECTION, REDIRECT = Kind.COLLECTION, Kind.REDIRECT
TRANSLATION, SOURCE, UPLOAD = Kind.TRANSLATION, Kind.TRANSLATION_SOURCE, Kind.UPLOAD

page = scoped(page_id=PAGE)
below_page = scoped(parent_page_id=PAGE)
chooser = scoped(query={"collection_id": COLLECTION})

Rules = Mapping[str, Rule | Access]

HOME: Rules = {
    "wagtailadmin_home": OWN,
    "wagtailadmin_login": OPEN,
    "wagtailadmin_logout": OPEN,
    "login_code": OPEN,
    "second_factor": OPEN,
    "second_factor_set_up": OPEN,
    "second_factor_reset": OFFICE,
    "wagtailadmin_account": OPEN,
    "wagtailadmin_sprite": OPEN,
    "wagtailadmin_javascript_catalog": OPEN,
    "wagtailadmin_dismissibles": OPEN,
    "wagtailadmin_block_preview": OPEN,
    "wagtailadmin_password_reset": OPEN,
    "wagtailadmin_password_reset_done": OPEN,
    "wagtailadmin_password_reset_confirm": OPEN,
    "wagtailadmin_password_reset_complete": OPEN,
    "wagtailadmin_error_test": CLOSED,
    "route:admin/test404/": OPEN,
    "route:admin/.*/$": OPEN,
}

EXPLORER: Rules = {
    "wagtailadmin_explore_root": OWN,
    "wagtailadmin_explore": below_page,
    "wagtailadmin_explore_results": below_page,
    "wagtail_bulk_action": scoped("bulk", body={"chooser": PAGE}),
}

_workflow = scoped("task_state_of_page", page_id=PAGE)

PAGES = named(
    "wagtailadmin_pages",
    {
        "add": below_page,
        "preview_on_add": below_page,
        "add_subpage": below_page,
        "choose_parent": scoped(body={"parent_page": PAGE}),
        "type_use": OWN,
        "type_use_results": OWN,
        "search": OWN,
        "search_results": OWN,
        "edit": page,
        "preview_on_edit": page,
        "view_draft": page,
        "usage": page,
        "delete": page,
        "unpublish": page,
        "convert_alias": scoped("publisher", page_id=PAGE),
        "copy": scoped(page_id=PAGE, body={"new_parent_page": PAGE}),
        "move": scoped(page_to_move_id=PAGE, body={"new_parent_page": PAGE}),
        "move_confirm": scoped(page_to_move_id=PAGE, destination_id=PAGE),
        "set_page_position": scoped(page_to_move_id=PAGE),
        "set_privacy": page,
        "lock": page,
        "unlock": page,
        "workflow_action": _workflow,
        "collect_workflow_action_data": _workflow,
        "confirm_workflow_cancellation": page,
        "workflow_preview": page,
        "workflow_history": page,
        "workflow_history_detail": page,
        "revisions_index": page,
        "revisions_view": page,
        "revisions_revert": page,
        "revisions_unschedule": page,
        "revisions_compare": scoped(pk=PAGE),
        "history": page,
        "history_results": page,
    },
)

CHOOSERS: Rules = {
    "wagtailadmin_choose_page": scoped(query={"target_pages[]": PAGE}),
    "wagtailadmin_choose_page_child": scoped(parent_page_id=PAGE, query={"target_pages[]": PAGE}),
    "wagtailadmin_choose_page_search": OWN,
    "wagtailadmin_choose_page_chosen_multiple": scoped(query={"id": PAGE}),
    "wagtailadmin_choose_page_external_link": scoped(query={"parent_page_id": PAGE}),
    "wagtailadmin_choose_page_email_link": scoped(query={"parent_page_id": PAGE}),
    "wagtailadmin_choose_page_phone_link": scoped(query={"parent_page_id": PAGE}),
    "wagtailadmin_choose_page_anchor_link": scoped(query={"parent_page_id": PAGE}),
    "wagtailadmin_tag_autocomplete": OWN,
    "wagtailadmin_tag_model_autocomplete": OWN,
    "wagtailembeds:chooser": OPEN,
    "wagtailembeds:chooser_upload": OPEN,
}

_relations = {
    "child_of": PAGE,
    "descendant_of": PAGE,
    "ancestor_of": PAGE,
    "translation_of": PAGE,
}

API = named(
    "wagtailadmin_api",
    {
        "pages:listing": scoped(query=_relations),
        "pages:detail": scoped(pk=PAGE),
        "pages:find": scoped(query={"id": PAGE}),
        "pages:action": scoped("publisher", pk=PAGE, body={"destination_page_id": PAGE}),
        "images:listing": OWN,
        "images:detail": scoped(pk=IMAGE),
        "images:find": scoped(query={"id": IMAGE}),
        "documents:listing": OWN,
        "documents:detail": scoped(pk=DOCUMENT),
        "documents:find": scoped(query={"id": DOCUMENT}),
    },
)

EDITING_SESSIONS = named(
    "wagtailadmin_editing_sessions",
    {"ping": scoped("edited_object"), "release": OWN},
)

REPORTS = named(
    "wagtailadmin_reports",
    {
        name + suffix: OWN if own else CLOSED
        for name, own in {
            "locked_pages": True,
            "workflow": True,
            "workflow_tasks": True,
            "site_history": True,
            "aging_pages": True,
            "page_types_usage": False,
        }.items()
        for suffix in ("", "_results")
    },
)

COLLECTIONS = named(
    "wagtailadmin_collections",
    dict.fromkeys(("index", "add", "edit", "delete", "set_privacy"), CLOSED),
)

WORKFLOWS = named(
    "wagtailadmin_workflows",
    dict.fromkeys(
        (
            "index",
            "index_results",
            "add",
            "edit",
            "enable",
            "disable",
            "usage",
            "usage_results",
            "remove",
            "select_task_type",
            "add_task",
            "task_index",
            "task_index_results",
            "edit_task",
            "enable_task",
            "disable_task",
            "task_chooser",
            "task_chooser_results",
            "task_chooser_create",
            "task_chosen",
        ),
        CLOSED,
    ),
)

_own_image, _own_document = scoped(image_id=IMAGE), scoped(document_id=DOCUMENT)

IMAGES = named(
    "wagtailimages",
    {
        "index": chooser,
        "index_results": chooser,
        "add": OWN,
        "edit": _own_image,
        "delete": _own_image,
        "url_generator": _own_image,
        "url_generator_output": _own_image,
        "preview": _own_image,
        "image_usage": _own_image,
        "add_multiple": OWN,
        "edit_multiple": _own_image,
        "delete_multiple": _own_image,
        "create_multiple_from_uploaded_image": scoped(uploaded_file_id=UPLOAD),
        "delete_upload_multiple": scoped(uploaded_file_id=UPLOAD),
    },
) | named(
    "wagtailimages_chooser",
    {
        "choose": chooser,
        "choose_results": chooser,
        "create": OWN,
        "chosen": scoped(pk=IMAGE),
        "chosen_multiple": scoped(query={"id": IMAGE}),
        "select_format": _own_image,
    },
)

DOCUMENTS = named(
    "wagtaildocs",
    {
        "index": chooser,
        "index_results": chooser,
        "add": OWN,
        "edit": _own_document,
        "delete": _own_document,
        "document_usage": _own_document,
        "add_multiple": OWN,
        "edit_multiple": scoped(doc_id=DOCUMENT),
        "delete_multiple": scoped(doc_id=DOCUMENT),
        "create_multiple_from_uploaded_document": scoped(uploaded_file_id=UPLOAD),
        "delete_upload_multiple": scoped(uploaded_file_id=UPLOAD),
    },
) | named(
    "wagtaildocs_chooser",
    {
        "choose": chooser,
        "choose_results": chooser,
        "create": OWN,
        "chosen": scoped(pk=DOCUMENT),
        "chosen_multiple": scoped(query={"id": DOCUMENT}),
    },
)

_forms = dict.fromkeys(("list_submissions", "list_submissions_results", "delete_submissions"), page)
FORMS = named("wagtailforms", {"index": OWN, "index_results": OWN, **_forms})

REDIRECTS = named(
    "wagtailredirects",
    {
        "index": OWN,
        "index_results": OWN,
        "add": OWN,
        "edit": scoped(redirect_id=REDIRECT),
        "delete": scoped(redirect_id=REDIRECT),
        "start_import": CLOSED,
        "process_import": CLOSED,
    },
)

SETTINGS = named(
    "wagtailsettings",
    {"edit": scoped("setting", pk=SITE), "preview_on_edit": scoped("setting", pk=SITE)},
)

_translation = scoped(translation_id=TRANSLATION)

LOCALIZE = named(
    "wagtail_localize",
    {
        "javascript_catalog": OPEN,
        "submit_page_translation": page,
        "submit_snippet_translation": OFFICE,
        "update_translations": scoped(translation_source_id=SOURCE),
        "edit_string_translation": _translation,
        "edit_override": _translation,
        "download_pofile": _translation,
        "upload_pofile": _translation,
        "machine_translate": _translation,
        "preview_translation": _translation,
        "stop_translation": _translation,
        "convert_to_alias": scoped("publisher", page_id=PAGE),
        "translations_report": OWN,
        "translations_report_results": OWN,
        "snippets_api_listing": OFFICE,
        "snippets_api_detail": OFFICE,
    },
)

_model_views = (
    "index",
    "index_results",
    "add",
    "edit",
    "delete",
    "history",
    "history_results",
    "usage",
)

STOCK_PEOPLE = named("wagtailusers_users", dict.fromkeys((*_model_views, "copy"), CLOSED))
"""They can make a superuser of anybody; `sites.screens.people` stands in their place."""

KEPT_BY_SERVICES = (
    named("wagtailusers_groups", dict.fromkeys(_model_views, CLOSED))
    | named("wagtailsites", dict.fromkeys((*_model_views, "copy"), CLOSED))
    | named("wagtaillocales", dict.fromkeys((*_model_views, "copy"), CLOSED))
    | {"wagtailsnippets:index": OFFICE}
)

CATALOGUE: tuple[Rules, ...] = (
    HOME,
    EXPLORER,
    PAGES,
    CHOOSERS,
    API,
    EDITING_SESSIONS,
    REPORTS,
    COLLECTIONS,
    WORKFLOWS,
    IMAGES,
    DOCUMENTS,
    FORMS,
    REDIRECTS,
    SETTINGS,
    LOCALIZE,
    STOCK_PEOPLE,
    KEPT_BY_SERVICES,
)


def register_catalogue() -> None:
    """Register the whole table."""
    for part in CATALOGUE:
        register_admin_names(part)
