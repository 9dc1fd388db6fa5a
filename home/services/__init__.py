"""Writes of the public sites."""

from __future__ import annotations

from home.services.enquiries import (
    answer_send_again,
    answers_send_again,
    enquiries_forget,
    enquiry_answer,
    enquiry_close,
    enquiry_delete,
    enquiry_mark_spam,
    enquiry_reopen,
    enquiry_send,
)
from home.services.menus import week_menu_copy
from home.services.translations import translation_address_give

__all__ = [
    "answer_send_again",
    "answers_send_again",
    "enquiries_forget",
    "enquiry_answer",
    "enquiry_close",
    "enquiry_delete",
    "enquiry_mark_spam",
    "enquiry_reopen",
    "enquiry_send",
    "translation_address_give",
    "week_menu_copy",
]
