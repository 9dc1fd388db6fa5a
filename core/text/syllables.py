"""Vietnamese syllables: is it one, and its canonical spelling.

A Vietnamese written word is a row of syllables, each of them onset + nucleus + coda + tone. That
grammar is small enough to write down, which gives two things without any word list: one agreed
spelling for what people write in two ways (hoà/hòa, Mỹ/Mĩ), and a test that tells a wrong letter
(``nahiện``, ``nưước``) from a word that merely is rare.
"""

from __future__ import annotations

import re
import unicodedata

from core.text.letters import ACUTE, DOT, fold, split_tone

LONGEST_SYLLABLE = 7
"""``nghiêng`` is as long as it gets."""

_BEFORE_CODA = "a ă â e ê i o ô ơ u ư y iê yê uô ươ oa oă oe oo uâ uê uy uyê uơ".split()
_OPEN_ONLY = (
    "ia ua ưa ai ao au ay âu ây eo êu iu oi ôi ơi ui ưi ưu iêu yêu oai oay oao oeo uôi ươi ươu"
    " uây uya uyu uao uai uay ueo uêu uă ya"
).split()
_CODAS = "ch nh ng c m n p t".split()
_STOPS = frozenset(("c", "ch", "p", "t"))
_FRONT = frozenset("ieêy")

_nuclei = sorted(
    {form for nucleus in (*_BEFORE_CODA, *_OPEN_ONLY) for form in (nucleus, fold(nucleus))},
    key=len,
    reverse=True,
)
_takes_coda = {form for nucleus in _BEFORE_CODA for form in (nucleus, fold(nucleus))} | {"uă", "ua"}
_SHAPE = re.compile(
    "(ngh|ng|nh|th|tr|ch|kh|ph|gh|gi|qu|[bcdđghklmnprstvx])?"
    f"({'|'.join(_nuclei)})({'|'.join(_CODAS)})?"
)
_Y_TO_I = frozenset(("h", "k", "l", "m", "s", "t", "qu"))


def _parts(letters: str) -> tuple[str, str, str] | None:
    """Split a toneless syllable into onset, nucleus and coda; None when it cannot be one."""
    if not letters or len(letters) > LONGEST_SYLLABLE:
        return None
    match = _SHAPE.fullmatch(letters)
    if match is None:
        return None
    onset, nucleus, coda = match[1] or "", match[2], match[3] or ""
    if coda and nucleus not in _takes_coda:
        return None
    if len(nucleus) == 1 and coda in ("c", "ng") and nucleus in "iêy":
        return None
    front = nucleus[0] in _FRONT
    if (front and onset in ("c", "ng")) or (not front and onset in ("gh", "ngh")):
        return None
    return onset, nucleus, coda


def is_syllable(word: str) -> bool:
    """Tell whether a lower-case word, with or without marks, can be a Vietnamese syllable."""
    letters, tone = split_tone(word)
    if tone == "?":
        return False
    parts = _parts(letters)
    if parts is None:
        return False
    return not (parts[2] in _STOPS and tone not in ("", ACUTE, DOT))


def _tone_place(nucleus: str, coda: str) -> int:
    """Return which letter of the nucleus carries the tone: the marked one, else by length."""
    for index in range(len(nucleus) - 1, -1, -1):
        if nucleus[index] in "ăâêôơư":
            return index
    if len(nucleus) == 1:
        return 0
    if len(nucleus) == 3:
        return 1
    return 1 if coda else 0


def canonical(word: str) -> str:
    """Return the agreed spelling of a cleaned, lower-case word.

    The tone goes on one agreed vowel and ``y`` becomes ``i`` in open hy, ky, ly, my, sy, ty, quy.
    A word that is no Vietnamese syllable comes back unchanged.
    """
    letters, tone = split_tone(word)
    if tone == "?":
        return word
    parts = _parts(letters)
    if parts is None:
        return word
    onset, nucleus, coda = parts
    if nucleus == "y" and not coda and onset in _Y_TO_I:
        nucleus = "i"
    if tone:
        place = _tone_place(nucleus, coda)
        nucleus = nucleus[: place + 1] + tone + nucleus[place + 1 :]
        return unicodedata.normalize("NFC", onset + nucleus + coda)
    return onset + nucleus + coda
