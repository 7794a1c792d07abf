"""The coach's own tables: what a skill takes, what one skill says of another, and what the phases of a plan are.

Judgements of ours, kept as data so that anybody can read, doubt and change them without touching code.
"""

from string import Formatter
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from tools.knowledge.cells import ColumnError, Ref, RoleId, RoleIds, Row, SkillId, SkillIds, Slug, Text, Texts, split
from tools.schema import Level, PhaseId

# Not a skill of the catalogue, where languages are skills of their own: how well a person programs in any language.
PROGRAMMING = "programming"

HIGHEST = 4
A_PROBE_SAYS = 2  # levels that one question may be off by: it is no examination

Span = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Step = Annotated[int, Field(ge=1, le=4)]
AnySkillId = Annotated[str, Ref("skills.csv", also=frozenset({PROGRAMMING}))]
OpenTo = Annotated[RoleIds, Field(min_length=1)]


class Effort(Row):
    """Hours to bring one skill from each level to the next, for somebody who brings nothing related."""

    file: ClassVar[str] = "effort.csv"
    key: ClassVar[tuple[str, ...]] = ("skill_id",)

    skill_id: SkillId
    low_1: Span = Field(description="Hours from level 0 to 1, at least.")
    high_1: Span = Field(description="The same, at most; so on for the steps to 2, 3 and 4.")
    low_2: Span
    high_2: Span
    low_3: Span
    high_3: Span
    low_4: Span
    high_4: Span
    basis: Text = Field(description="What the figures rest on.")

    @model_validator(mode="after")
    def _low_is_not_above_high(self) -> Self:
        for step in range(1, 5):
            low, high = self.step(step)
            if low > high:
                raise ColumnError(f"high_{step}", f"{high:g} is below low_{step} {low:g}")
        return self

    def step(self, level: int) -> tuple[float, float]:
        """Hours, at least and at most, from the level below to `level` (1 to 4)."""
        return getattr(self, f"low_{level}"), getattr(self, f"high_{level}")


class Transfer(Row):
    """A skill that saves part of the effort of another; of several only the largest counts."""

    file: ClassVar[str] = "transfers.csv"
    key: ClassVar[tuple[str, ...]] = ("skill_id", "from_skill", "from_level")

    skill_id: SkillId
    from_skill: AnySkillId
    from_level: Step
    saved: float = Field(gt=0, lt=1, description="Share of the effort that is saved.")
    reason: Text


class Alike(Row):
    """A type that only an article names, and the role whose list of skills comes nearest to it."""

    file: ClassVar[str] = "alike.csv"
    key: ClassVar[tuple[str, ...]] = ("role",)

    role: Annotated[Slug, Ref("role_matrix.csv")]
    like_role: RoleId
    reason: Text


class Implication(Row):
    """Who has one skill at a level has very likely another, although they did not say so."""

    file: ClassVar[str] = "implications.csv"
    key: ClassVar[tuple[str, ...]] = ("skill_id", "level", "implies")

    skill_id: AnySkillId
    level: Step
    implies: AnySkillId
    implied_level: Step
    reason: Text


class CheckLevel(Row):
    """What an answer to a question of the self-assessment says of the level of its skills."""

    file: ClassVar[str] = "check_levels.csv"
    key: ClassVar[tuple[str, ...]] = ("question_id",)

    question_id: Annotated[str, Ref("self_assessment.csv")]
    yes_level: Level = Field(description="At least this after a yes.")
    no_level: Level = Field(description="At most this after a no.")
    not_by_a_no: SkillIds = Field(default=(), description="Skills of the question of which a no says nothing.")
    reason: Text


class Probe(Row):
    """A short question from practice. What somebody would do tells about how far they are with one skill."""

    file: ClassVar[str] = "probes.csv"
    key: ClassVar[tuple[str, ...]] = ("probe_id",)

    probe_id: Slug
    skill_id: SkillId
    level: int = Field(ge=2, le=4, description="What the best option shows, at least.")
    question: Text
    option_a: Text
    option_b: Text
    option_c: Text
    option_d: Text
    shows: Annotated[
        tuple[Level, ...],
        BeforeValidator(split),
        Field(min_length=4, max_length=4, description="Level of whoever would take A, B, C and D."),
    ]
    reason: Text = Field(description="Why the best option is the best: one line, said after the answer.")

    @property
    def options(self) -> tuple[str, str, str, str]:
        return self.option_a, self.option_b, self.option_c, self.option_d

    @property
    def best(self) -> int:
        """Place of the option that shows most (0 to 3)."""
        return self.shows.index(max(self.shows))

    def span(self, shown: int) -> tuple[int, int]:
        """Lowest and highest level that an answer leaves open which shows this level."""
        return (shown, HIGHEST) if shown >= self.level else (0, shown)

    @model_validator(mode="after")
    def _one_option_is_best(self) -> Self:
        if self.shows.count(self.level) != 1 or max(self.shows) != self.level:
            raise ColumnError("shows", f"one option, and no other, shows level {self.level}; none shows more")
        if min(self.shows) < (least := max(1, self.level - A_PROBE_SAYS)):
            raise ColumnError("shows", f"no option shows less than {least}: one answer says no more")
        if len(set(self.options)) < len(self.options):
            raise ColumnError("option_d", "two options are the same")
        return self


class ProgrammingLabel(Row):
    """A word for a programming language, or for programming itself, that shows that a person programs."""

    file: ClassVar[str] = "programming_labels.csv"
    key: ClassVar[tuple[str, ...]] = ("label",)

    label: Text = Field(description="Lower case.", examples=["java"])
    highest_level: Level = Field(description="The most it says of programming in general.")


class PlanPhase(Row):
    """A stage of a plan; it disappears for whoever has nothing to do in it."""

    file: ClassVar[str] = "phases.csv"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: PhaseId
    position: int = Field(ge=1)
    title: Text
    goal: Text
    milestone: Text
    done_when: Text
    roles: OpenTo = Field(description="Target roles whose plans have it; `any` for all.")
    base_low: Span = Field(description="Hours it takes at least whatever the gaps are.")
    base_high: Span
    roadmap: Texts = Field(description="Roadmap rows it rests on: roadmap id/phase order.", min_length=1)


class PhaseSkill(Row):
    """Where a skill is worked on: the first of its phases that the plan has."""

    file: ClassVar[str] = "phase_skills.csv"
    key: ClassVar[tuple[str, ...]] = ("skill_id",)

    skill_id: SkillId
    phases: Annotated[tuple[PhaseId, ...], BeforeValidator(split), Field(min_length=1)]


class WorkField(Row):
    """A field of work that projects can be about; the last row is for whoever has told of none."""

    file: ClassVar[str] = "domains.csv"
    key: ClassVar[tuple[str, ...]] = ("domain_id",)
    slots: ClassVar[frozenset[str]] = frozenset("label people chore records texts papers errand figure task".split())

    domain_id: Slug
    label: Text = Field(examples=["finance and accounting"])
    words: Texts = Field(default=(), description="What tells of it, without accents; `nurs*` for all that so begins.")
    origin_roles: RoleIds = ()
    skill_ids: SkillIds = ()
    people: Text = Field(description="Who would use a project.")
    chore: Text = Field(description="A small job for a first program: `turns a roster into a list`.")
    records: Text = Field(description="What a database of it could hold.")
    texts: Text = Field(description="Short texts that a model could sort.")
    papers: Text = Field(description="Documents that questions can be answered from.")
    errand: Text = Field(description="A task in several steps for an agent.")
    figure: Text = Field(description="What could be estimated from data.")
    data: Text = Field(description="What can be had without touching anybody's privacy.")
    task: Text = Field(description="A typical task that an AI system could help with.")
    must_not: Text = Field(description="What must not go wrong here.")
    check: Text = Field(description="A checkable point of when a project is done, so that it does not.")
    check_phase: PhaseId = Field(description="The phase whose project has that point.")


class PlanProject(Row):
    """Something to build in a phase; among those open to a role the one naming it goes before `any`."""

    file: ClassVar[str] = "projects.csv"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Text
    phase: PhaseId
    roles: OpenTo
    title: Text
    brief: Text
    proves: SkillIds = Field(min_length=1)
    done_when: Texts = Field(min_length=1)
    most_hours: float = Field(
        gt=0, description="What it may take at most, by our estimate: it shows, it is no product."
    )
    item_id: Annotated[str, Ref("portfolio.csv")] = Field(description="What the articles say of such a project.")
    joins: Annotated[tuple[PhaseId, ...], BeforeValidator(split)] = Field(
        default=(), description="Phases whose project this one can be a step of; the first that a plan has counts."
    )
    field_title: Text = Field(description="Title in a field of work; `{people}` and so on are cells of its row.")
    field_brief: Text

    @model_validator(mode="after")
    def _has_known_slots(self) -> Self:
        for column in ("field_title", "field_brief"):
            unknown = {name for _, name, _, _ in Formatter().parse(getattr(self, column)) if name} - WorkField.slots
            if unknown:
                raise ColumnError(column, f"no column of {WorkField.file}: {', '.join(sorted(unknown))}")
        return self


class SkillProof(Row):
    """How a project shows a skill: a point of its rubric."""

    file: ClassVar[str] = "skill_proofs.csv"
    key: ClassVar[tuple[str, ...]] = ("skill_id",)

    skill_id: SkillId
    some: Text = Field(description="What earns one of two points.")
    full: Text = Field(description="What earns both.")
