"""Writes of the public sites."""

from __future__ import annotations

from home.services.enquiries import (
    enquiries_forget,
    enquiry_answer,
    enquiry_close,
    enquiry_send,
)
from home.services.translations import translation_address_give

__all__ = [
    "enquiries_forget",
    "enquiry_answer",
    "enquiry_close",
    "enquiry_send",
    "translation_address_give",
]
