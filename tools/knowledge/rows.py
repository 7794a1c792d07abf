"""One model per table of the catalogue: a field is a column, its type says which cells are allowed.

A further table is a further model here (or beside it) and one line in `TABLES` of `catalogue.py`.
"""

import re
from typing import Annotated, ClassVar, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints, model_validator

from tools.knowledge.cells import (
    ArticleId,
    ClaimIds,
    ColumnError,
    Day,
    FigureRow,
    Hours,
    Number,
    Ref,
    RoleId,
    RoleIds,
    Row,
    SkillId,
    SkillIds,
    Slug,
    Text,
    Texts,
    Topic,
    Topics,
    Url,
)
from tools.schema import Importance, Level

# Types of the matrix that no row of roles.csv describes: tiers of one source, and a pattern of another.
OTHER_ROLES = frozenset(
    {"application-builder", "model-specialist", "infrastructure-engineer", "forward-deployed-engineer"}
)
VIDEO_SITES = frozenset({"youtube.com", "youtu.be", "m.youtube.com", "vimeo.com"})

MAX_NOTES = 2  # sentences of what an article rests on
_SENTENCE = re.compile(r"\S.*?[.!?](?=\s|$)")
_SHARE_OF_POSTINGS = re.compile(r"\((?P<percent>\d+)% of (?P<count>\d+) postings\)")

# --- What the seed articles say ---------------------------------------------------------------------------------------


class Article(Row):
    """A seed article."""

    file: ClassVar[str] = "sources.csv"
    key: ClassVar[tuple[str, ...]] = ("source_id",)

    source_id: str = Field(pattern=r"^s\d+$", description="Short name used by the other tables.", examples=["s3"])
    title: Text
    author: str = Field(description="Empty where the article is unsigned.")
    publisher: str = Field(description="Empty where the article names none.")
    published: Day = Field(description="None where the text carries no date.")
    seed_file: Text = Field(alias="file", description="Name of the seed file.", examples=["000_e2391b8fb116139b.txt"])
    kind: Literal["newsletter", "guide", "blog", "essay"]
    trust_notes: str = Field(description="What its figures rest on, and what it has to sell.")

    @property
    def name(self) -> str:
        """What a person knows it by: the publisher, else the author, else the title."""
        return self.publisher or self.author or self.title

    @property
    def rests_on(self) -> str:
        """The first sentences of its notes: who wrote it with what to sell, and where its figures come from."""
        return " ".join(_SENTENCE.findall(self.trust_notes)[:MAX_NOTES])


class Claim(FigureRow):
    """One statement of one article; the same fact in two articles is two claims, so that disagreement stays visible."""

    file: ClassVar[str] = "claims.csv"
    key: ClassVar[tuple[str, ...]] = ("claim_id",)

    claim_id: Slug = Field(description="Begins with the id of its article.", examples=["s5-total-timeline"])
    topic: Topic
    subject: Slug = Field(description="What or whom it is about.", examples=["ai-engineer", "rag"])
    statement: Text = Field(description="Stands alone, worded anew.")
    region: str = Field(description="Empty unless the article names one: no figure holds outside it.", examples=["US"])
    as_of: str = Field(pattern=r"^(\d{4}(-\d{2})?)?$", description="Year, or year and month, the figure speaks of.")
    source_id: ArticleId
    locator: Text = Field(description="Section of the article.")
    confidence: Literal["stated", "survey", "third-party-quoted", "opinion"]
    via: str = Field(description="Who is quoted, for a third party's figure.")
    source_lines: str = Field(pattern=r"^\d+(-\d+)?(;\d+(-\d+)?)*$", description="Lines of the seed file.")

    @model_validator(mode="after")
    def _id_names_its_article(self) -> Self:
        if not self.claim_id.startswith(f"{self.source_id}-"):
            raise ColumnError("source_id", f"the claim id does not begin with {self.source_id!r}")
        return self


class Conflict(Row):
    """A question on which the articles disagree, or one article with itself."""

    file: ClassVar[str] = "conflicts.csv"
    key: ClassVar[tuple[str, ...]] = ("conflict_id",)

    conflict_id: Slug
    question: Text
    claim_ids: ClaimIds = Field(min_length=2)
    description: Text = Field(description="Who says what; names articles by their short ids.")
    how_to_answer: Text = Field(description="Advice to the coach.")


class MatrixCell(FigureRow):
    """What one article says of one role in one dimension."""

    file: ClassVar[str] = "role_matrix.csv"
    key: ClassVar[tuple[str, ...]] = ("role", "dimension", "source_id")

    role: Annotated[str, Ref("roles.csv", also=OTHER_ROLES)]
    dimension: Slug = Field(examples=["primary-focus", "salary"])
    value: Text
    source_id: ArticleId


class RoadmapPhase(Row):
    """A step of a way into the field as an article describes it."""

    file: ClassVar[str] = "roadmap.csv"
    key: ClassVar[tuple[str, ...]] = ("roadmap_id", "phase_order")

    roadmap_id: Slug
    source_id: ArticleId
    phase_order: int = Field(ge=0, description="0 is the total, with its precondition.")
    phase: Text
    duration_low_months: Number = Field(description="None where not stated.")
    duration_high_months: Number
    activities: Texts
    skills: SkillIds = Field(min_length=1)
    deliverable: str
    notes: str


class PortfolioItem(FigureRow):
    """Something the articles want, or do not want, to see in a portfolio."""

    file: ClassVar[str] = "portfolio.csv"
    key: ClassVar[tuple[str, ...]] = ("item_id",)

    item_id: Slug
    kind: Literal["project-idea", "requirement", "anti-pattern", "quality", "count"]
    item: Text
    skill_ids: SkillIds = Field(min_length=1)
    source_id: ArticleId
    locator: Text
    claim_ids: ClaimIds
    notes: str


class InterviewQuestion(Row):
    """A question to practise, with what a good answer holds."""

    file: ClassVar[str] = "interview.csv"
    key: ClassVar[tuple[str, ...]] = ("question_id",)

    question_id: Slug
    question: Text
    category: Literal["system-design", "conceptual", "debugging", "coding", "communication", "behavioural"]
    level: Literal["entry", "mid", "senior"]
    skill_ids: SkillIds = Field(min_length=1)
    rubric: Texts = Field(description="What a good answer holds, one point each; our own wording and judgement.")
    source_id: ArticleId = Field(description="Empty for a question of our own.")
    locator: str
    origin: Literal["seed", "derived", "own"] = Field(description="Asked in an article, made from one, or our own.")


class CheckQuestion(Row):
    """A question of the self-assessment."""

    file: ClassVar[str] = "self_assessment.csv"
    key: ClassVar[tuple[str, ...]] = ("question_id",)

    question_id: Slug = Field(examples=["sa-s1-1"])
    source_id: ArticleId
    question: Text
    kind: Literal["yes_no", "level"]
    skill_ids: SkillIds = Field(min_length=1)
    weight: int = Field(ge=1)
    notes: str


# --- Roles, skills, resources -----------------------------------------------------------------------------------------


class Role(Row):
    """Where a person comes from, wants to go, or both."""

    file: ClassVar[str] = "roles.csv"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Slug
    name: Text
    kind: Literal["target", "origin", "both"]
    summary: Text
    seen_in: Texts


class Skill(Row):
    """Something a person can do and a role can ask for."""

    file: ClassVar[str] = "skills.csv"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Slug
    name: Text
    category: Literal[
        "software-engineering",
        "llm-foundations",
        "prompting",
        "retrieval",
        "agents",
        "evaluation",
        "llmops",
        "serving-infrastructure",
        "machine-learning",
        "data",
        "math-statistics",
        "cloud-devops",
        "product-communication",
        "security-safety",
    ]
    aliases: Texts = Field(min_length=1, description="Spellings in postings and CVs; each belongs to one skill only.")
    description: Text
    prerequisites: SkillIds = Field(description="What to know before; no cycles.")
    seen_in: Texts


class RoleSkill(Row):
    """How far a role asks for a skill; for an `origin` role, how far such a person typically brings it."""

    file: ClassVar[str] = "role_skills.csv"
    key: ClassVar[tuple[str, ...]] = ("role_id", "skill_id")

    role_id: RoleId
    skill_id: SkillId
    required_level: Level
    importance: Importance
    basis: Texts = Field(description="Seeds, paths and shares of postings behind it, or `editorial judgement`.")

    @property
    def postings(self) -> tuple[int, int] | None:
        """Percent of the role's postings that name the skill, and of how many; None where they were not counted."""
        found = next((share for part in self.basis if (share := _SHARE_OF_POSTINGS.search(part))), None)
        return (int(found["percent"]), int(found["count"])) if found else None


class Resource(Row):
    """Something to learn from."""

    file: ClassVar[str] = "resources.csv"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Slug
    title: Text
    url: Url = Field(description="Empty where no source showed the address: never a link then.")
    publisher: str
    format: Literal[
        "course",
        "book",
        "tutorial",
        "docs",
        "repo",
        "article",
        "video",
        "newsletter",
        "bootcamp",
        "degree",
        "certificate",
        "tool",
        "community",
        "benchmark",
        "interview",
    ]
    level: Literal["beginner", "intermediate", "advanced", "any"]
    cost: Literal["free", "freemium", "paid", "unknown"]
    hours: Hours = Field(description="None where unknown.")
    hours_basis: Literal["stated", "estimated", "unknown"]
    skills: SkillIds = Field(min_length=1, description="Most central first.")
    roles: RoleIds = Field(min_length=1)
    seen_in: Texts
    license_or_access: str
    notes: str

    @property
    def is_video(self) -> bool:
        """Whether it is watched: by its format, or because its address is one of a video site."""
        return self.format == "video" or (urlsplit(self.url).hostname or "").removeprefix("www.") in VIDEO_SITES

    @model_validator(mode="after")
    def _hours_have_a_basis(self) -> Self:
        if (self.hours is None) != (self.hours_basis == "unknown"):
            raise ColumnError("hours", f"does not go with hours_basis {self.hours_basis!r}")
        return self


# --- Words ------------------------------------------------------------------------------------------------------------


class Synonyms(Row):
    """Words and phrases that ask for the same thing when a person searches; compared by their stems."""

    file: ClassVar[str] = "synonyms.csv"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Slug
    words: Texts = Field(min_length=2)
    topics: Topics = Field(description="Topics of claims that such words usually ask for.")


class SkillAlias(Row):
    """A further spelling of a skill, in a folder of one's own: the built-in ones stand in `skills.csv`."""

    file: ClassVar[str] = "skill_aliases.csv"
    key: ClassVar[tuple[str, ...]] = ("alias",)

    # Brackets and bars have a meaning in the index of phrases.
    alias: Annotated[Text, StringConstraints(max_length=80, pattern=r"^[^()|¦;\t\n]+$")]
    skill_id: Annotated[SkillId, Field(min_length=1)]
