"""The letter form: no account, no cookie, no third party; three quiet defences against robots.

A field that people do not see has to stay empty; the form has to be older than a few seconds and
younger than a day (a signed stamp says how old it is); and one address may send only so many
letters
an hour. There is no session that a foreign site could abuse, so no CSRF cookie is needed either.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.login.addresses import client_address
from core.plain_input import PlainInput
from home.models.enquiry import EnquiryTopic

SALT = "home.enquiry"
YOUNGEST_SECONDS = 3
OLDEST_SECONDS = 24 * 3600
LETTERS_AN_HOUR = 5


EMAIL_LETTERS = 254
"""As many as `EmailField` keeps; a form's own field would let 320 through."""


class LetterField(forms.CharField):
    """A text of several lines, counted as browsers count it: the end of a line is one letter.

    They send two. A letter that just filled the box would be refused as too long.
    """

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        """Return the text with ends of lines as they were typed."""
        return (super().to_python(value) or "").replace("\r\n", "\n")


class EnquiryForm(PlainInput, forms.Form):
    """A reader's letter."""

    template_name_label = "django/forms/label.html"

    topic = forms.ChoiceField(label=_("What is it about?"), choices=EnquiryTopic.choices)
    name = forms.CharField(label=_("Your name"), max_length=120)
    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=EMAIL_LETTERS,
        help_text=_("The answer goes there; nobody else sees it."),
    )
    phone = forms.CharField(label=_("Your telephone (if you like)"), max_length=40, required=False)
    text = LetterField(label=_("Your message"), max_length=4000)
    website = forms.CharField(required=False)
    stamp = forms.CharField(widget=forms.HiddenInput)

    autocomplete = {"name": "name", "email": "email", "phone": "tel"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("stamp", new_stamp())
        for name, value in self.autocomplete.items():
            self.fields[name].widget.attrs["autocomplete"] = value

    def clean(self) -> dict[str, Any]:
        """Refuse robots without telling them how they were known."""
        cleaned = super().clean() or {}
        if cleaned.get("website") or not _stamp_is_good(cleaned.get("stamp", "")):
            raise forms.ValidationError(
                _("The form has grown too old. Please look through it and send it again."),
                code="robot",
            )
        return cleaned


def new_stamp() -> str:
    """Return a signed note of now, another one for every form that is shown."""
    return signing.TimestampSigner(salt=SALT).sign(secrets.token_urlsafe(9))


def letter_key(site_id: int, facts: Mapping[str, str], stamp: str) -> str:
    """Return what a letter is known by when the same form is sent a second time."""
    said = "\0".join((str(site_id), stamp, facts["email"], facts["topic"], facts["text"]))
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def _stamp_is_good(stamp: str) -> bool:
    signer = signing.TimestampSigner(salt=SALT)
    try:
        signer.unsign(stamp, max_age=OLDEST_SECONDS)
    except signing.BadSignature:
        return False
    try:
        signer.unsign(stamp, max_age=YOUNGEST_SECONDS)
    except signing.SignatureExpired:
        return True
    return False


def too_many_letters(request: HttpRequest) -> bool:
    """Count a letter against its sender's address; True beyond the hourly number.

    The address itself is not kept: only a hash of it, for an hour.
    """
    address = (client_address(request) or "?").encode()
    key = f"home.enquiry.{hashlib.blake2b(address, digest_size=12).hexdigest()}"
    cache.add(key, 0, 3600)
    try:
        return cache.incr(key) > LETTERS_AN_HOUR
    except ValueError:
        return False
