"""What the audit log says about offers and sections."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter

from news.models import ReasonCode

PLAIN_ACTIONS = (
    (
        "moderation.broadcast_ask",
        gettext_lazy("Ask for confirmation"),
        gettext_lazy("A second person was asked to confirm it"),
    ),
    ("moderation.broadcast_send", gettext_lazy("Send to schools"), gettext_lazy("Sent to schools")),
    (
        "moderation.broadcast_take_back",
        gettext_lazy("Take back"),
        gettext_lazy("Made a draft again before it was sent"),
    ),
    (
        "moderation.broadcast_recall",
        gettext_lazy("Recall"),
        gettext_lazy("Recalled from all sites"),
    ),
    (
        "moderation.broadcast_place",
        gettext_lazy("Place a notice"),
        gettext_lazy("A school placed it or took it off"),
    ),
    ("moderation.withdraw", gettext_lazy("Withdraw"), gettext_lazy("Withdrawn by the school")),
    ("moderation.restore", gettext_lazy("Restore"), gettext_lazy("Put back into its section")),
    (
        "moderation.change_accept",
        gettext_lazy("Agree to a change"),
        gettext_lazy("The school's change was looked at and may stay"),
    ),
    (
        "moderation.arrange",
        gettext_lazy("Arrange a section"),
        gettext_lazy("The order of the section was arranged by hand"),
    ),
)


def log_actions_register(actions: LogActionRegistry) -> None:
    """Register every action that services of moderation write."""
    for action, label, message in PLAIN_ACTIONS:
        actions.register_action(action, label, message)
    actions.register_action("moderation.offer")(OfferFormatter)
    for action, label, words in (
        ("moderation.return", gettext_lazy("Return"), gettext_lazy("Returned to the school")),
        ("moderation.decline", gettext_lazy("Decline"), gettext_lazy("Declined")),
        ("moderation.take_down", gettext_lazy("Take down"), gettext_lazy("Taken off the portal")),
    ):
        actions.register_action(action)(_reasoned(label, words))
    for action, label, words in (
        (
            "moderation.accept",
            gettext_lazy("Accept"),
            gettext_lazy("Accepted into “%(section)s”"),
        ),
        ("moderation.place", gettext_lazy("Place"), gettext_lazy("Placed in “%(section)s”")),
    ):
        actions.register_action(action)(_sectioned(label, words))


class OfferFormatter(LogFormatter):
    """Says whether it is the first offer, and repeats the school's note."""

    label = gettext_lazy("Offer")

    def format_message(self, log_entry: Any) -> str:
        """Return what happened."""
        if log_entry.data.get("again"):
            return _("Offered again by the school")
        return _("Offered by the school")

    def format_comment(self, log_entry: Any) -> str:
        """Return the note."""
        return log_entry.data.get("note", "")


def _reasoned(label: Any, words: Any) -> type[LogFormatter]:
    class ReasonFormatter(LogFormatter):
        """Says what was decided and for which coded reason."""

        def format_message(self, log_entry: Any) -> str:
            """Return decision and reason."""
            reason = log_entry.data.get("reason", "")
            if reason not in ReasonCode.values:
                return str(words)
            return f"{words} ({ReasonCode(reason).label})"

        def format_comment(self, log_entry: Any) -> str:
            """Return the office's comment."""
            return log_entry.data.get("comment", "")

    ReasonFormatter.label = label
    return ReasonFormatter


def _sectioned(label: Any, words: Any) -> type[LogFormatter]:
    class SectionFormatter(LogFormatter):
        """Says into which section."""

        def format_message(self, log_entry: Any) -> str:
            """Return the decision with the section's title as it was then."""
            return str(words) % {"section": log_entry.data.get("section", "")}

    SectionFormatter.label = label
    return SectionFormatter
