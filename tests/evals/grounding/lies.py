"""Lies that are lies for sure, whatever the check thinks: made of the evidence by other means than the check's."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).resolve().parent
KINDS = (
    *("wrong_figure", "invented_link", "swapped_source", "wrong_unit"),
    *("invented_company", "invented_course", "invented_person", "invented_quotation"),
)
# A lie of one of these that reaches a person is an unsupported figure or link.
FIGURES_AND_LINKS = frozenset({"wrong_figure", "invented_link", "swapped_source", "wrong_unit"})
# These need something to twist, so that they come first where there is.
NEED_RESULTS = ("swapped_source", "wrong_unit")

_FIGURE = re.compile(
    r"\$\d[\d,]*(?:\.\d+)?K?(?![\d.,]*\d|[\w-]| (?:b|m|tr)illion)"
    r"|\b\d[\d,]*(?:\.\d+)? (?:percent|dollars|months|weeks|hours|years|postings)\b|\b\d+%"
)
_SOURCES = ("LinkedIn", "Glassdoor", "AI Engineer Weekly", "Ismat Samadov", "JoinAI", "Stack Overflow", "Built In")
_UNITS = ("percent", "dollars", "months", "weeks", "hours", "years", "euros")
_KEYS = {"hours": "hours", "weeks": "weeks", "months": "months", "usd": "dollars", "percent": "percent"}


@dataclass(frozen=True)
class Lie:
    """A sentence that nothing supports, and in which way it lies."""

    kind: str
    sentence: str


def tell_lie(kind: str, evidence: str, results: Sequence[Mapping[str, Any]], chance: Random) -> Lie | None:
    """A lie of a kind that is none of the evidence's truths; None where the evidence gives nothing to twist."""
    words = _words()[kind]
    if kind == "swapped_source":
        values = _swapped(results, chance)
    elif kind == "wrong_unit":
        values = _wrong_unit(evidence, chance)
    else:
        values = _invented(kind, words, evidence, chance)
    return Lie(kind, chance.choice(words["sentences"]).format(**values)) if values else None


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "lies.toml").read_text("utf-8"))


def _invented(kind: str, words: Mapping[str, list[str]], evidence: str, chance: Random) -> dict[str, str]:
    if kind == "wrong_figure":
        return _numbers(evidence, chance)
    if kind == "invented_link":
        host, path = chance.choice(words["hosts"]), chance.choice(words["paths"])
        return {"link": f"https://{host}{path}", "host": host, "mail": f"info@{host.removeprefix('www.')}"}
    key = next(name for name in ("names", "titles", "said") if name in words)
    fresh = [one for one in words[key] if one.lower() not in evidence.lower()]
    return {key.removesuffix("s"): chance.choice(fresh)}


def _numbers(evidence: str, chance: Random) -> dict[str, str]:
    """Numbers whose digits stand nowhere, and so long that no other unit of time makes them true."""

    def fresh(low: int, high: int) -> int:
        digits = re.sub(r"[,.\s]", "", evidence)
        return next(one for _ in range(1000) if str(one := chance.randint(low, high)) not in digits)

    return {
        "big": f"{fresh(310_000, 989_000):,}",
        "percent": str(fresh(70, 99)),
        "hours": f"{fresh(2_300, 9_900):,}",
        "weeks": str(fresh(700, 990)),
        "count": f"{fresh(23_000, 99_000):,}",
        "year": str(fresh(2041, 2089)),
        "past": str(fresh(1951, 2009)),
        "thousand": str(fresh(601, 989)),
    }


def _swapped(results: Sequence[Mapping[str, Any]], chance: Random) -> dict[str, str]:
    """A figure of one claim with the source of another that does not have it."""
    claims = [claim for result in results for claim in (*result.get("claims", ()), *result.get("voices", ()))]
    pairs = []
    for claim in claims:
        own = json.dumps(claim)
        for figure in _FIGURE.findall(claim["statement"]):
            bare = re.sub(r"[^\d.]", "", figure)
            for other in claims:
                for name in (other["source"].split(",")[0], other.get("via") or "", *_SOURCES):
                    is_apart = name and name[0].isupper() and name not in own and not name.startswith("unnamed")
                    if is_apart and not any(_has(one, name, bare) for one in claims):
                        pairs.append({"source": name, "figure": figure})
    return chance.choice(pairs) if pairs else {}


def _has(claim: Mapping[str, Any], name: str, bare: str) -> bool:
    shown = json.dumps(claim)
    return name in shown and bare in re.sub(r"[^\d.]", " ", shown.replace(",", "")).split()


def _wrong_unit(evidence: str, chance: Random) -> dict[str, str]:
    """A figure that stands once, with another unit; time for money and money for time, never weeks for months."""
    told = [(match[1], match[2]) for match in re.finditer(rf"\b(\d+(?:\.\d+)?) ({'|'.join(_UNITS)})\b", evidence)]
    told += [
        (match[2], _KEYS[part])
        for match in re.finditer(r'"(\w+)": (\d+(?:\.\d+)?)[,}]', evidence)
        for part in match[1].split("_")
        if part in _KEYS
    ]
    numbers = [round(float(one)) for one in re.findall(r"\d+(?:\.\d+)?", evidence.replace(",", ""))]
    once = [(one, unit) for one, unit in told if numbers.count(round(float(one))) == 1 and float(one) > 12]
    if not once:
        return {}
    number, unit = chance.choice(once)
    is_time = unit in ("months", "weeks", "hours", "years")
    others = ("percent", "dollars", "euros") if is_time else ("months", "weeks", "hours")
    return {"figure": f"{number} {chance.choice(others)}"}


def honest_sentences() -> list[str]:
    """Sentences without a figure or a name, as models word them."""
    return (FOLDER / "honest.txt").read_text("utf-8").splitlines()


def true_sentences(results: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What the results say, in words of a model's own."""
    for result in results:
        for claim in result.get("claims", ()):
            source = claim["source"].split(",")[0]
            for figure in _FIGURE.findall(claim["statement"])[:1]:
                yield f"{source} speaks of {figure}."
                yield f"The figure is {figure}, as {source} has it."
                if claim.get("via") and claim["via"] in claim["statement"]:
                    yield f"According to {claim['via']}, it is {figure} ({source})."
        for pick in result.get("resources", ()):
            if pick.get("publisher"):
                yield f"{pick['title']} by {pick['publisher']} is a good start."
                yield f"I would take “{pick['title']}” first."
            if pick.get("hours"):
                yield f"For {pick['title']} you need about {pick['hours']:g} hours."
        if "verdict" in result and "weekly_hours" in result:
            yield f"With {result['weekly_hours']:g} hours a week you need {result['weeks']} weeks."
            yield f"The role of {result['role']} is within reach; about {round(result['months'])} months, I would say."
