"""Years as they are dictated: "since two thousand fourteen", "in twenty sixteen", "from nineteen ninety eight"."""

import re

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_CENTURIES = {"two thousand": 2000, "two thousand and": 2000, "twenty": 2000, "nineteen": 1900}
_TWO = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)})\b)?|{'|'.join(_TEENS)})"
# "In twenty minutes" and "twenty five" are none; "two thousand five" is.
SPOKEN_YEAR = (
    rf"(?:(?P<thousand>two thousand(?: and)?) (?P<late>{_TWO}|{'|'.join(_ONES)})"
    rf"|(?P<century>twenty|nineteen) (?P<of>{_TWO}))"
)


def spoken_year(match: re.Match[str]) -> str | None:
    """The four figures of a year that was spoken; None where the match is none."""
    century, late = match["thousand"] or match["century"], match["late"] or match["of"]
    return str(_CENTURIES[century] + sum(_value(word) for word in re.split("[ -]", late))) if century else None


def _value(word: str) -> int:
    if word in _ONES:
        return _ONES.index(word) + 1
    return 10 + _TEENS.index(word) if word in _TEENS else 20 + 10 * _TENS.index(word)
