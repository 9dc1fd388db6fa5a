"""Letters of Vietnamese: cleaning, tones and folding of single words.

Everything here works on one word or on short strings; `core.text.tokens` is the fast way through
long texts and calls this once for every different word.
"""

from __future__ import annotations

import re
import unicodedata

ACUTE, GRAVE, HOOK, TILDE, DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
TONES = frozenset((ACUTE, GRAVE, HOOK, TILDE, DOT))
"""The five written tones as combining marks; no mark is the sixth, level tone."""

LONGEST_RUN_OF_MARKS = 4
"""More combining marks than this on one letter are noise (and slow to put in order)."""

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_BREAKS = re.compile("[\u000b\u000c\u0085]")
_CONTROLS = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]")
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_RUN_OF_MARKS = re.compile(f"([{_MARKS}]{{{LONGEST_RUN_OF_MARKS}}})[{_MARKS}]+")
_LEFTOVER_MARKS = re.compile(f"[{_MARKS}]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LOOKALIKES = str.maketrans({"\u00f0": "đ", "\u00d0": "Đ", "\u0256": "đ", "\u0189": "Đ"})


def clean(text: str) -> str:
    """Return the text in one Unicode form, without invisible characters, Icelandic eth as đ.

    Compatibility forms (ligatures, full-width letters) become ordinary letters. Safe on any input:
    runs of combining marks are cut before they are sorted, lone surrogates are dropped.
    """
    if text.isascii():
        return _INVISIBLE.sub("", text)
    text = _RUN_OF_MARKS.sub(r"\1", _INVISIBLE.sub("", _SURROGATES.sub("", text)))
    return unicodedata.normalize("NFKC", text).translate(_LOOKALIKES)


def without_controls(text: str) -> str:
    """Return the text without letters that XML, calendars and spreadsheets may not hold.

    Word pastes a vertical tab where a line was broken by hand: it parted words, so it becomes a
    blank. Nothing else is changed, unlike in `clean`: the text is still what people read.
    """
    return _CONTROLS.sub("", _BREAKS.sub(" ", text))


def lower(text: str) -> str:
    """Return cleaned text in lower case, with marks that no precomposed letter took up dropped."""
    if text.isascii():
        return text.lower()
    return _LEFTOVER_MARKS.sub("", unicodedata.normalize("NFC", text.lower()))


def fold(text: str) -> str:
    """Return text without diacritics: đ as d, every combining mark dropped."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", _LEFTOVER_MARKS.sub("", decomposed))


def split_tone(word: str) -> tuple[str, str]:
    """Split a lower-case word into its letters without tone and the tone mark (``""`` = level).

    A word with two tones is not Vietnamese; then the tone comes back as ``"?"``.
    """
    if word.isascii():
        return word, ""
    kept: list[str] = []
    tone = ""
    for char in unicodedata.normalize("NFD", word):
        if char in TONES:
            tone = "?" if tone else char
        else:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)), tone
