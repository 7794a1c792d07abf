"""What a person says about a fact, and what saying it tells: words and ledger lines are made together."""

from dataclasses import dataclass, replace
from random import Random

from tests.evals.people.person import Person
from tests.evals.people.truths import Amount, Forms, SkillLevel, Told, Truth, Wish
from tests.evals.people.voice import can_say, filled, joined, phrase

PROGRAMMING = SkillLevel("programming", 0)


@dataclass(frozen=True)
class Said:
    """A piece of a message: its words, what they tell, and what the person did with the question by it.

    `act` is opened, told, skipped, dodged, drifted, corrected, checked or asked_plan; `asks_back` where the person
    also asked something.
    """

    text: str
    act: str
    told: tuple[Told, ...] = ()
    asks_back: bool = False

    def and_then(self, other: "Said", *, between: str = ". ") -> "Said":
        text = f"{self.text}{between}{other.text}"
        return Said(text, self.act, self.told + other.told, self.asks_back or other.asks_back)


def tell(person: Person, field: str, kind: str, rng: Random, *, turn: int) -> Said:
    """A fact in an answer (`asked`) or out of the blue (`told`); a shrug where the person has none."""
    if field == "skills":
        return _tell_skills(person, rng, turn=turn)
    truth = person.truths.get(field)
    if truth is None or not can_say(field, kind, truth.forms):
        words = phrase(field, "open", rng)
        return Said(words, "skipped", asks_back="difference" in words)
    years = person.truths.get("years_experience")
    forms = {**truth.forms, **(years.forms if years and field == "origin_role" else {})}
    text, used = filled(field, kind, rng, forms)
    told = [Told(field, truth.expected, turn)]
    if years and used & {"years", "since"}:
        told.append(_years(years, used, turn))
    return Said(text, "told", tuple(told))


def _years(years: Truth, used: frozenset[str], turn: int) -> Told:
    assert isinstance(years.expected, Amount)
    loose = Amount(years.expected.low - 1, years.expected.high + 1)  # since 2018: the months are not told
    return Told("years_experience", loose if "since" in used else years.expected, turn)


def _tell_skills(person: Person, rng: Random, *, turn: int) -> Said:
    if person.skills is None:
        return Said(phrase("skills", "open", rng), "skipped")
    if not person.skills:
        return Said(phrase("skills", "none", rng), "told", (Told("skill:programming", PROGRAMMING, turn),))
    plain = [truth for truth in person.skills if _level(truth)]
    if plain and rng.random() < 0.35:
        return _list_skills(plain, rng, turn=turn)
    parts = [phrase("skills", f"level_{_level(truth)}", rng, truth.forms) for truth in person.skills]
    told = tuple(Told(truth.field, truth.expected, turn) for truth in person.skills)
    return Said(joined(parts, rng), "told", told)


def _list_skills(skills: list[Truth], rng: Random, *, turn: int) -> Said:
    names = [truth.forms["skill"][0] for truth in skills]
    text = phrase("skills", "list", rng, {"skills": (joined(names, rng),)})
    told = tuple(Told(truth.field, SkillLevel(name, None), turn) for truth, name in zip(skills, names, strict=True))
    return Said(text, "told", told)


def _level(truth: Truth) -> int:
    assert isinstance(truth.expected, SkillLevel)
    return truth.expected.level or 0


def tell_constraint(kind: str, rng: Random, *, turn: int) -> Said:
    return Said(phrase("constraint", kind, rng), "told", (Told(f"constraint:{kind}", Wish(kind), turn),))


def correct(person: Person, rng: Random, *, turn: int) -> Said:
    """The newer word for a fact that was told before."""
    newer = person.correction
    assert newer is not None
    text = phrase(newer.field, "corrected", rng, _with_older(newer, person.truths[newer.field]))
    return Said(text, "corrected", (Told(newer.field, newer.expected, turn),))


def _with_older(newer: Truth, older: Truth) -> Forms:
    said = older.forms.get("n") or older.forms.get("years")
    return {**newer.forms, "old": said} if said else newer.forms


def correct_at_once(person: Person, said: Said, rng: Random, *, turn: int) -> Said:
    """ "8 hours, no wait, 10": both in one message."""
    newer = person.correction
    assert newer is not None
    stand_in = replace(person, truths={**person.truths, newer.field: newer})
    again = tell(stand_in, newer.field, "asked", rng, turn=turn)
    return said.and_then(again, between=f", {phrase('talk', 'retract', rng)} ")
