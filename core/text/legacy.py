"""Repair of text in encodings from before Unicode, and of UTF-8 read as something else.

Old Word files and pasted text still carry TCVN3 (".VnTime" fonts) and VNI ("VNI-Times"), where the
letters only look right in their own fonts; web forms of old produced mojibake. A repair is applied
only when it turns a text whose marked words are mostly impossible into one whose marked words
mostly are Vietnamese syllables - so French, or one stray sign, stays as it is.
"""

from __future__ import annotations

import re
import unicodedata

from core.text.letters import clean, lower
from core.text.syllables import is_syllable

SAMPLE_WORDS = 400
"""Marked words looked at when judging a text; encodings do not change within a passage."""

_TCVN3_CODES = (
    "µàả¶ã·á¸ạ¹ă¨ằ»ẳ¼ẵ½ắ¾ặÆâ©ầÇẩÈẫÉấÊậËđ®èÌẻÎẽÏéÐẹÑêªềÒểÓễÔếÕệÖì×ỉØĩÜíÝịÞòßỏáõâóãọäô«ồåổæỗçốèộéơ¬ờêởëỡìớíợî"
    "ùïủñũòúóụôư\u00adừõửöữ÷ứøựùỳúỷûỹüýýỵþĂ¡Â¢Đ§Ê£Ô¤Ơ¥Ư¦"
)


def _tcvn3_table() -> dict[int, str]:
    pairs = _TCVN3_CODES
    table = {ord("µ"): "à"}
    for index in range(2, len(pairs), 2):
        table[ord(pairs[index + 1])] = pairs[index]
    return table


_TCVN3 = _tcvn3_table()

_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {
    "â": "",
    "á": "\u0301",
    "à": "\u0300",
    "å": "\u0309",
    "ã": "\u0303",
    "ä": "\u0323",
}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = {"ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    for base in "aeouyôö":
        for code, tone in _VNI_TONES.items():
            table[base + code] = _VNI_SINGLE.get(base, base) + tone
    for base in "aeo":
        for code, tone in _VNI_CIRCUMFLEX.items():
            table[base + code] = base + "\u0302" + tone
    for code, tone in _VNI_BREVE.items():
        table["a" + code] = "a\u0306" + tone
    composed = {key: unicodedata.normalize("NFC", value) for key, value in table.items()}
    upper = {key.upper(): value.upper() for key, value in composed.items()}
    mixed = {key[0].upper() + key[1:]: value.upper() for key, value in composed.items() if key[1:]}
    return mixed | upper | composed


_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_SUSPICIOUS = re.compile("[µ¶¸¹¨¼½¾Æ®ÇËÎÏÐÑªÖØÜÞßäåæç¬ëîïñö÷øûüþ\u0080-\u009fÅÄ»\u00ad]")
_MARKED = re.compile(
    r"[^\s.,;:!?()\[\]{}\"'“”‘’/\\|+=<>-]*[^\x00-\x7f\s][^\s.,;:!?()\[\]{}\"'“”‘’/\\|+=<>-]*"
)


def _from_tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


def _from_vni(text: str) -> str:
    return _VNI_PATTERN.sub(lambda match: _VNI[match[0]], text)


def _latin_bytes(text: str, encoding: str) -> bytes:
    """Encode char by char: what the code page lacks falls back to Latin-1 (C1 controls)."""
    out = bytearray()
    for char in text:
        try:
            out += char.encode(encoding)
        except UnicodeEncodeError:
            out += char.encode("latin-1", "ignore")
    return bytes(out)


def _from_mojibake(text: str) -> str:
    try:
        once = _latin_bytes(text, "cp1252").decode("utf-8")
    except UnicodeDecodeError:
        return text
    if not _SUSPICIOUS.search(once):
        return once
    try:
        return _latin_bytes(once, "cp1252").decode("utf-8")
    except UnicodeDecodeError:
        return once


_REPAIRS = (_from_mojibake, _from_tcvn3, _from_vni)


def _vietnamese_share(text: str) -> tuple[float, int]:
    """Return the share of words with marks that are Vietnamese syllables, and their number."""
    words = _MARKED.findall(text)[:SAMPLE_WORDS]
    good = sum(is_syllable(lower(clean(word))) for word in words)
    return (good / len(words) if words else 0.0), len(words)


def repair(text: str) -> str:
    """Return text with a legacy encoding undone, or the very same text when there is none."""
    if len(text) < 3 or text.isascii() or not _SUSPICIOUS.search(text):
        return text
    share, count = _vietnamese_share(text)
    if not count or share > 0.5:
        return text
    best, best_share = text, share
    for decode in _REPAIRS:
        candidate = decode(text)
        if candidate == text:
            continue
        candidate_share, candidate_count = _vietnamese_share(candidate)
        if candidate_count and candidate_share > best_share:
            best, best_share = candidate, candidate_share
    return best if best_share >= max(0.75, share + 0.3) else text
