"""What a model says it heard, held against the person's words: a claim counts only where the words carry it.

No value is the model's own: it points at words, and the rules read them with the field in mind. Where they can read
nothing, a plain figure or name still counts when it stands in the very words, and nobody else is spoken of there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from tools.listening import titles
from tools.listening.claims import role_fact
from tools.listening.ledger import skill_key
from tools.listening.level_answers import heard_alone
from tools.listening.listener import listen
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.skills import skill_fact
from tools.listening.text import clean_text
from tools.listening.text import fold as fold_text
from tools.schema import ConstraintFact, DeadlineFact, Fact, NumberFact, Question, RoleFact, SkillFact, ToldField

READ_AGAIN = 0.6  # confidence where the rules, told what to look for, read the same
STANDS_THERE = 0.5  # where only the figure or the name stands in the words
MENTIONED = 2  # level of a skill that words only name: a model may doubt a skill, and never praises one
TOLERANCE = 0.05  # two figures closer than this are the same one, rounded

_QUOTE_CHARS, _VALUE_CHARS, _LABEL_CHARS, _LABEL_WORDS, _CONDITION_CHARS = 500, 200, 80, 5, 160
_ECHO_CHARS = 4  # "torch" is enough of "PyTorch"
_PLAIN_UNITS = {
    "weekly_hours": {"", "hour"},
    "years_experience": {"", "year"},
    "deadline": {"", "month"},
    "budget_usd": {"", "USD"},
}
_DIGITS = re.compile(r"\d{1,7}(?:\.\d+)?")


class ModelFact(BaseModel):
    """One thing the person says about themselves."""

    model_config = ConfigDict(frozen=True, coerce_numbers_to_str=True)

    field: ToldField = Field(description="Which fact it is.")
    value: str = Field(description="The figure, or the name of the job or skill.")
    quote: str = Field(description="The words of the message that say it, copied exactly.")
    level: int | None = Field(default=None, description="Of a skill: 0 has never used it, 2 with help, 4 teaches it.")


class ModelHeard(BaseModel):
    """What the person says about themselves in this message."""

    facts: list[ModelFact] = Field(description="Empty when the message says nothing of the kind.")

    @field_validator("facts", mode="before")
    @classmethod
    def _leave_out_what_does_not_fit(cls, facts: object) -> object:
        """One wrong fact of a weak model is no reason to lose the others."""
        return [fact for fact in facts if _fits(fact)] if isinstance(facts, list) else facts


@dataclass(frozen=True)
class Stretch:
    """The part of a message that a claim points at, by its tokens."""

    message: Message
    first: int
    end: int

    @property
    def words(self) -> str:
        return self.message.quote(self.first, self.end)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        return self.message.near(self.first, self.end)

    def is_meant(self, place: int, field: str) -> bool:
        """False where somebody else, a what-if or a question is spoken of, or the field is dropped."""
        return not self.message.is_unreal(place) and not self.message.is_dropped(place, field)


def confirm(claim: ModelFact, message: Message) -> Fact | None:
    """The claim as a fact in the person's own words, or None where they do not carry it."""
    stretch = _find(message, claim.quote)
    if stretch is None:
        return None
    match claim.field:
        case "origin_role" | "target_role":
            return _role(claim, stretch)
        case "skill":
            return _skill(claim, stretch)
        case "constraint":
            return _constraint(stretch)
        case _:
            return _figure(claim, stretch)


def is_worked_out(fact: Fact, message: Message) -> bool:
    """Whether a figure does not stand in its own words: "two hours, four evenings" are eight."""
    stretch = _find(message, fact.quote) if fact.field in _PLAIN_UNITS else None
    return stretch is not None and not _stands(fact, stretch)


def same_figure(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))


# --- The words --------------------------------------------------------------------------------------------------------


def _find(message: Message, quote: str) -> Stretch | None:
    """Where the quote stands, whole words only; spaces, capitals and quotation marks do not matter."""
    words = fold_text(clean_text(quote)).strip(" \"'.,;:!?").split()
    if not words or len(quote) > _QUOTE_CHARS:
        return None
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    found = re.search(pattern, message.text.low)
    if found is None:
        return None
    return Stretch(message, message.tokens.at(found.start()), message.tokens.at(found.end() - 1) + 1)


def _read(text: str, field: str, message: Message) -> Fact | None:
    """What the rules read out of some words for a field, as if they had been asked for it."""
    asked = Question(kind="profile", key=field) if field in _PLAIN_UNITS or field.endswith("_role") else None
    heard = listen(
        text,
        lexicon=message.lexicon,
        today=message.today,
        turn=message.turn,
        asked=asked,
        profile=message.profile,
        channel="model",
    )
    return next((fact for fact in heard.facts if fact.field == field and not fact.withdrawn), None)


def _as_said(fact: Fact, stretch: Stretch, confidence: float) -> Fact:
    return fact.model_copy(update={"quote": stretch.words, "confidence": confidence})


def _fits(fact: Any) -> bool:
    try:
        ModelFact.model_validate(fact)
    except ValidationError:
        return False
    return True


# --- Figures ----------------------------------------------------------------------------------------------------------


def _figure(claim: ModelFact, stretch: Stretch) -> Fact | None:
    claimed = _read(claim.value[:_VALUE_CHARS], claim.field, stretch.message)
    again = _read(stretch.words, claim.field, stretch.message)
    if claimed is None or not stretch.is_meant(_place(stretch, claimed), claim.field):
        return None
    stands = _stands(claimed, stretch)
    if again is not None and (stands or _is_same(again, claimed)):
        return _as_said(again, stretch, READ_AGAIN)
    # Words in which the rules read something else say something else.
    return _as_said(claimed, stretch, STANDS_THERE) if stands and again is None else None


def _stands(claimed: Fact, stretch: Stretch) -> bool:
    """Whether the figure is in the words, as digits or spelled out, and not with the unit of something else."""
    figure, units = figure_of(claimed), _PLAIN_UNITS[claimed.field]
    for one in stretch.quantities:
        if any(same_figure(figure, value) for value in (one.low, one.high, one.value)):
            return one.unit in units and one.out_of is None and not one.signed
    covered = {place for one in stretch.quantities for place in range(one.first, one.end)}
    words = [stretch.message.words[place] for place in range(stretch.first, stretch.end) if place not in covered]
    return any(same_figure(figure, float(word)) for word in words if _DIGITS.fullmatch(word))


def _place(stretch: Stretch, claimed: Fact) -> int:
    """The token of the figure in question."""
    figure = figure_of(claimed)
    near = [one for one in stretch.quantities if same_figure(figure, one.value)] or [*stretch.quantities]
    return near[0].first if near else stretch.first


def figure_of(fact: Fact) -> float | None:
    return fact.months if isinstance(fact, DeadlineFact) else fact.value if isinstance(fact, NumberFact) else None


def _is_same(one: Fact, other: Fact) -> bool:
    return same_figure(figure_of(one), figure_of(other))


# --- Names ------------------------------------------------------------------------------------------------------------


def _role(claim: ModelFact, stretch: Stretch) -> Fact | None:
    message, label = stretch.message, _label(claim.value)
    is_title = bool(titles.names(heard_alone(message, fold_text(label)))) or titles.is_trade(
        label.split(" ")[-1].lower()
    )
    place = _echo(label, stretch, is_known=is_title)
    if place is None or len(label.split()) > _LABEL_WORDS or not stretch.is_meant(place, claim.field):
        return None
    own = role_fact(message, _role_field(claim), label, stretch.words, confidence=STANDS_THERE)
    again = _read(stretch.words, claim.field, message)
    if isinstance(again, RoleFact) and again.role_id == own.role_id:
        return _as_said(again, stretch, READ_AGAIN)
    is_goal_outside = own.field == "target_role" and own.role_id is None
    return None if is_goal_outside or (again is not None and own.role_id == titles.SWITCHER) else own


def _role_field(claim: ModelFact) -> Literal["origin_role", "target_role"]:
    return "target_role" if claim.field == "target_role" else "origin_role"


def _skill(claim: ModelFact, stretch: Stretch) -> Fact | None:
    message, label = stretch.message, _label(claim.value)
    place = _echo(label, stretch, is_known=True)
    if place is None or not _is_known_skill(label, message) or not stretch.is_meant(place, claim.field):
        return None
    skill_id = message.lexicon.skill_of(label)
    again, doubted = _read_skill(label, skill_id, stretch), claim.level == 0
    if again is not None and not (doubted and again.level):
        return _as_said(again, stretch, READ_AGAIN)
    level = MENTIONED if claim.level is None else max(0, min(claim.level, MENTIONED))
    return skill_fact(message, label, level, stretch.words, skill_id=skill_id, confidence=STANDS_THERE)


def _read_skill(label: str, skill_id: str | None, stretch: Stretch) -> SkillFact | None:
    message = stretch.message
    heard = listen(stretch.words, lexicon=message.lexicon, today=message.today, turn=message.turn, channel="model")
    skills = [fact for fact in heard.facts if isinstance(fact, SkillFact) and not fact.withdrawn]
    return next((one for one in skills if skill_key(one.label) == skill_key(label) or skill_id == one.skill_id), None)


def _is_known_skill(label: str, message: Message) -> bool:
    """Whether it is a skill at all: "kids" is none, whatever a model says."""
    if message.lexicon.skill_of(label) is not None:
        return True
    heard = listen(f"I know {label}", lexicon=message.lexicon, today=message.today, turn=0, channel="model")
    return any(isinstance(fact, SkillFact) for fact in heard.facts)


def _constraint(stretch: Stretch) -> Fact | None:
    """A condition in the person's own words: shown and told to the model, but no rule of a plan acts on a guess."""
    if not stretch.is_meant(stretch.first, "constraint") or len(stretch.words) > _CONDITION_CHARS:
        return None
    again = _read(stretch.words, "constraint", stretch.message)
    if again is not None:
        return _as_said(again, stretch, READ_AGAIN)
    return ConstraintFact(
        kind="other",
        text=stretch.words,
        quote=stretch.words,
        turn=stretch.message.turn,
        channel="model",
        confidence=STANDS_THERE,
    )


def _label(value: str) -> str:
    return " ".join(clean_text(value)[:_LABEL_CHARS].split()).strip(" .,;:\"'")


def _echo(label: str, stretch: Stretch, *, is_known: bool) -> int | None:
    """Where the words name the label: all of its words, or, for a name that we know, one that is plainly part of it.

    "I sit in a wheelchair" makes no "wheelchair user" somebody's job.
    """
    spoken = stretch.message.words[stretch.first : stretch.end]
    wanted = re.findall(r"[^\W_]+", fold_text(label))
    if wanted and set(wanted) <= set(re.findall(r"[^\W_]+", " ".join(spoken))):
        return stretch.first + _first_of(wanted, spoken)
    joined = "".join(wanted)
    for offset, word in enumerate(spoken if is_known else ()):
        if len(word) >= _ECHO_CHARS and len(joined) >= _ECHO_CHARS and (word in joined or joined in word):
            return stretch.first + offset
    return None


def _first_of(wanted: Sequence[str], spoken: Sequence[str]) -> int:
    return next((place for place, word in enumerate(spoken) if wanted[0] in word), 0)
