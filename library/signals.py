"""What the library tells whoever listens."""

from __future__ import annotations

from django.dispatch import Signal

document_text_changed = Signal()
"""The text of a document (``instance``) was read, read again, or taken back.

Sent inside the transaction that writes it.
"""
