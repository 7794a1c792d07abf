"""People to plan for, built from facts as listening would hand them over."""

from tools.knowledge.catalogue import load_catalogue
from tools.schema import Profile, SkillFact

CATALOGUE = load_catalogue()
NEVER_PROGRAMMED = {"programming": 0}


def skill(word: str, level: int | None, *, turn: int = 1, channel: str = "chat") -> SkillFact:
    """A skill as a person names it: a catalogue id counts as itself, any other word stays outside the catalogue."""
    return SkillFact.model_validate(
        {
            "quote": f"my {word}",
            "turn": turn,
            "channel": channel,
            "label": word,
            "skill_id": word if word in CATALOGUE.skills else None,
            "level": level,
            "negated": level == 0,
        }
    )


def person(
    origin: str | None = None,
    *,
    skills: dict[str, int] | None = None,
    target: str | None = None,
    hours: float | None = None,
    months: float | None = None,
    budget: float | None = None,
    constraints: tuple[str, ...] = (),
    answers: dict[str, int] | None = None,
) -> Profile:
    """A profile in which only what is given was said."""
    said = {"quote": "so I said", "turn": 1}
    role = origin if origin in CATALOGUE.roles else None
    told = {
        "origin_role": {"field": "origin_role", "label": origin, "role_id": role} if origin else None,
        "target_role": {"field": "target_role", "role_id": target} if target else None,
        "weekly_hours": {"field": "weekly_hours", "value": hours} if hours is not None else None,
        "budget_usd": {"field": "budget_usd", "value": budget} if budget is not None else None,
        "deadline": {"months": months} if months is not None else None,
    }
    return Profile.model_validate(
        {field: fact | said for field, fact in told.items() if fact}
        | {
            "skills": [skill(word, level) for word, level in (skills or {}).items()],
            "constraints": [{"kind": kind, "text": kind} | said for kind in constraints],
            "answers": [{"question_id": one, "level": level} | said for one, level in (answers or {}).items()],
        }
    )
