"""What to build and how to practise: portfolio ideas and interview questions from the catalogue."""

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import PortfolioItem
from tools.schema import Frozen, Source

MAX_IDEAS = 4
MAX_CHECKS = 5


class Idea(Frozen):
    text: str
    proves: tuple[str, ...]
    source: Source


class PortfolioAdvice(Frozen):
    """How many projects the sources ask for, what they must show, and ideas that fit a role."""

    counts: tuple[Idea, ...]
    ideas: tuple[Idea, ...]
    requirements: tuple[Idea, ...]
    avoid: tuple[Idea, ...]


class InterviewPractice(Frozen):
    """One question and the points a good answer makes."""

    question_id: str
    question: str
    category: str
    level: str
    rubric: tuple[str, ...]
    source: Source


def portfolio_ideas(catalogue: Catalogue, role_id: str) -> PortfolioAdvice:
    """Ideas whose skills the role needs most come first. Raises UnknownRoleError."""
    catalogue.role(role_id)
    needed = {row.skill_id: row.required_level for row in catalogue.role_skills.get(role_id, ())}

    def worth(item: PortfolioItem) -> float:
        return sum(needed.get(skill_id, 0) for skill_id in item.skill_ids) / max(1, len(item.skill_ids))

    def best(kind: str, most: int) -> tuple[Idea, ...]:
        items = [item for item in catalogue.portfolio.values() if item.kind == kind]
        return tuple(_idea(item, catalogue) for item in sorted(items, key=worth, reverse=True)[:most])

    return PortfolioAdvice(
        counts=best("count", MAX_IDEAS),
        ideas=best("project-idea", MAX_IDEAS),
        requirements=best("requirement", MAX_CHECKS),
        avoid=best("anti-pattern", 3),
    )


def next_interview_question(catalogue: Catalogue, *, skill_id: str | None = None, seed: int = 0) -> InterviewPractice:
    """A question for the skill where there is one, else any; the same seed gives the same question."""
    questions = list(catalogue.interview.values())
    fitting = [question for question in questions if skill_id in question.skill_ids] or questions
    chosen = fitting[seed % len(fitting)]
    return InterviewPractice(
        question_id=chosen.question_id,
        question=chosen.question,
        category=chosen.category,
        level=chosen.level,
        rubric=tuple(chosen.rubric),
        source=_article(catalogue, chosen.source_id, chosen.locator, chosen.question_id),
    )


def _idea(item: PortfolioItem, catalogue: Catalogue) -> Idea:
    source = _article(catalogue, item.source_id, item.locator, item.item_id)
    return Idea(text=item.item, proves=item.skill_ids, source=source)


def _article(catalogue: Catalogue, source_id: str, locator: str, ref: str) -> Source:
    if source_id not in catalogue.articles:
        return Source(kind="judgement", ref=ref, label="Crosswalk")
    article = catalogue.articles[source_id]
    label = f"{article.name}, {locator}" if locator else article.name
    return Source(kind="table", ref=ref, label=label, file=article.seed_file)
