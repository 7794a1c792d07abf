"""What is true of a simulated person: each fact with the ways it may be put, and how a profile must hold it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher

from tools.schema import Fact, NumberFact, Profile

TOLERANCE = 0.05
CURRENCY_TOLERANCE = 0.2  # exchange rates move; the coach keeps those of one year
HALF_MONTH = timedelta(days=15)
LOOKS_LIKE = 0.75  # what a slip of the pen leaves of a word
DAYS_IN_MONTH = 30.44

Forms = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Amount:
    """Hours, years or dollars, as a range of values that are all right."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2

    @classmethod
    def about(cls, value: float, tolerance: float = TOLERANCE) -> "Amount":
        return cls(value * (1 - tolerance), value * (1 + tolerance))

    def fits(self, fact: Fact, profile: Profile) -> bool:
        return isinstance(fact, NumberFact) and fact.value is not None and self.low <= fact.value <= self.high


@dataclass(frozen=True)
class Monthly:
    """Dollars a month: right as such, and as the total until the deadline."""

    month: Amount

    def fits(self, fact: Fact, profile: Profile) -> bool:
        if not isinstance(fact, NumberFact) or fact.value is None or not fact.per_month:
            return False
        months = profile.deadline.months if profile.deadline and profile.deadline.months else 1
        return any(self.month.low * count <= fact.value <= self.month.high * count for count in (1, months))


@dataclass(frozen=True)
class Days:
    """A date, or the days that a loose word such as "summer" may mean."""

    first: date
    last: date

    def fits(self, fact: Fact, profile: Profile) -> bool:
        on = fact.on if fact.field == "deadline" else None
        return on is not None and self.first - HALF_MONTH <= on <= self.last + HALF_MONTH


@dataclass(frozen=True)
class Role:
    """A role by the catalogue's name, or by the person's own."""

    role_id: str
    label: str = ""

    def fits(self, fact: Fact, profile: Profile) -> bool:
        if fact.field not in ("origin_role", "target_role"):
            return False
        by_id = bool(self.role_id) and fact.role_id == self.role_id
        return by_id or (bool(self.label) and looks_like(self.label, fact.label))


@dataclass(frozen=True)
class SkillLevel:
    """A skill; without a level it was only named. None and some are never mistaken, other levels by one at most."""

    name: str
    level: int | None

    def fits(self, fact: Fact, profile: Profile) -> bool:
        if fact.field != "skill" or not looks_like(self.name, fact.label):
            return False
        is_none = fact.negated or fact.level == 0
        if self.level is None or self.level == 0 or is_none:
            return is_none == (self.level == 0)
        return fact.level is None or abs(fact.level - self.level) <= 1


@dataclass(frozen=True)
class Wish:
    """A condition of the person's life, by its kind."""

    kind: str

    def fits(self, fact: Fact, profile: Profile) -> bool:
        return fact.field == "constraint" and fact.kind == self.kind


Expected = Amount | Monthly | Days | Role | SkillLevel | Wish


@dataclass(frozen=True)
class Truth:
    """One fact of a person."""

    field: str
    forms: Forms
    expected: Expected


@dataclass(frozen=True)
class Told:
    """A line of the ledger: what was told, in which turn of the talk."""

    field: str
    expected: Expected
    turn: int


def entries(profile: Profile, field: str) -> tuple[Fact, ...]:
    """What a profile holds for a field; `skill:python` and `constraint:care` are fields of their own."""
    kind, _, _ = field.partition(":")
    if kind == "skill":
        return profile.skills
    if kind == "constraint":
        return profile.constraints
    held: Fact | None = getattr(profile, field)
    return (held,) if held is not None else ()


def is_right(profile: Profile, told: Told) -> bool:
    return any(told.expected.fits(fact, profile) for fact in entries(profile, told.field))


def invented(profile: Profile, told: Mapping[str, Told]) -> Iterator[tuple[str, Fact]]:
    """What a profile holds although the person never said it."""
    for field in ("origin_role", "years_experience", "weekly_hours", "deadline", "budget_usd", "target_role"):
        for fact in entries(profile, field):
            if field not in told and not (fact.field == "target_role" and fact.role_id == "ai-engineer"):
                yield field, fact  # "into AI" may pass for AI engineer
    # A database administrator may well be credited with databases.
    names = [one.expected.name for one in told.values() if isinstance(one.expected, SkillLevel)]
    names += [one.expected.label for one in told.values() if isinstance(one.expected, Role) and one.expected.label]
    for skill in profile.skills:
        if not any(looks_like(name, skill.label) for name in names):
            yield f"skill:{skill.label}", skill


def looks_like(word: str, other: str) -> bool:
    """Whether two labels are one word, give or take a slip of the pen or a longer way of saying it."""
    one, two = word.casefold(), other.casefold()
    if min(len(one), len(two)) >= 4 and (one in two or two in one):
        return True
    return SequenceMatcher(None, one, two).ratio() >= LOOKS_LIKE
