"""Which field of work a person's projects are about: what they asked for, else what their words tell most of.

Only work, skills and wishes are looked at; who somebody is says nothing of what they should build.
"""

import re
from functools import lru_cache

from tools.errors import ImpossibleValueError
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import WorkField
from tools.listening.text import fold
from tools.schema import ConstraintFact, Profile

BY_WORK = 3  # what somebody calls their work
BY_ROLE = 2  # the role of the catalogue it comes to, where its words name no field
MOST_BY_SKILLS = 2  # one for each: tools of the trade never outweigh the trade


def domain_of(catalogue: Catalogue, profile: Profile) -> WorkField:
    """The field asked for last, else the one with most evidence; the table's last row where nothing was told.

    Of two alike the earlier row counts. Trades stand before the fields of the computer: a developer in a hospital
    knows what few developers do.
    """
    wishes = [one.text for one in profile.constraints if one.kind == "domain" and not one.withdrawn]
    for text in reversed(wishes):
        if wished := domain_named(catalogue, text):
            return wished
    scores = [_evidence(row, pattern, profile) for row, pattern in _patterns(catalogue)]
    best = max(scores)
    return _patterns(catalogue)[scores.index(best)][0] if best else catalogue.rows(WorkField)[-1]


def domain_named(catalogue: Catalogue, text: str) -> WorkField | None:
    """The field that most words of a text name; None where they name none."""
    low = fold(text)
    counts = [len(pattern.findall(low)) for _, pattern in _patterns(catalogue)]
    most = max(counts)
    return _patterns(catalogue)[counts.index(most)][0] if most else None


def in_field(catalogue: Catalogue, profile: Profile, text: str) -> Profile:
    """The profile of somebody who wants projects of the field that a text names. Raises: ImpossibleValueError."""
    named = domain_named(catalogue, text)
    if named is None:
        raise ImpossibleValueError("field", text, "; ".join(row.label for row in catalogue.rows(WorkField)))
    wish = ConstraintFact(kind="domain", text=named.label, quote=text, turn=0, channel="model")
    return profile.model_copy(update={"constraints": (*profile.constraints, wish)})


def _evidence(row: WorkField, pattern: re.Pattern[str], profile: Profile) -> int:
    origin = profile.origin_role
    told = origin is not None and not origin.withdrawn
    if told and origin and pattern.search(fold(origin.label)):
        found = BY_WORK
    else:
        found = BY_ROLE if told and origin and origin.role_id in row.origin_roles else 0
    # A skill of the catalogue says of a field what its row says; only others are read by their words.
    able = [one for one in profile.skills if not (one.withdrawn or one.negated or one.level == 0)]
    speaks = (one.skill_id in row.skill_ids if one.skill_id else pattern.search(fold(one.label)) for one in able)
    return found + min(MOST_BY_SKILLS, sum(map(bool, speaks)))


@lru_cache(maxsize=4)
def _patterns(catalogue: Catalogue) -> tuple[tuple[WorkField, re.Pattern[str]], ...]:
    """Every field that words can name, with those words."""
    return tuple((row, _pattern(row)) for row in catalogue.rows(WorkField) if row.words)


def _pattern(row: WorkField) -> re.Pattern[str]:
    words = (rf"{re.escape(word[:-1])}\w*" if word.endswith("*") else rf"{re.escape(word)}\b" for word in row.words)
    return re.compile(rf"\b(?:{'|'.join([re.escape(row.label), *words])})")
