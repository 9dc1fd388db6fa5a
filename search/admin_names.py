"""Who may call the admin addresses of search (the fence asks)."""

from __future__ import annotations

from sites.tenancy.access import Access, Kind, register_admin_names, scoped

SCREENS = ("index", "index_results", "add", "edit", "delete", "history", "history_results")


def admin_names_register() -> None:
    """The office's screens for the office; a school's questions for its own webmasters."""
    office = [f"{name}:{screen}" for name in ("synonyms", "promotions") for screen in SCREENS]
    office += ["search_questions", "search_question_done", "search_question_drop"]
    register_admin_names(
        {
            **dict.fromkeys(office, Access.OFFICE),
            "own_questions": Access.SCOPED,
            "own_questions_of": scoped(school_id=Kind.SCHOOL),
        }
    )
