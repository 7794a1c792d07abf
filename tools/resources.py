"""Find resources that fit a person: what they teach, for whom, at which price, in how many hours; and why each fits.

What can never fit is left out: a price above nothing for who has no money, more hours than are left, a format they
cannot use. Everything else is weighed in points. A resource with a dead address gives its place to the next best.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import get_args

from tools.errors import ImpossibleValueError
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Resource
from tools.knowledge.search import SearchIndex, coverage
from tools.learner import Learner
from tools.picking import is_avoided, not_shown, pick_of
from tools.schema import NotShown, Picks, ResourcePick

# Points of a resource; judged so that a first look at the list meets no surprise, not measured.
CENTRAL_SKILL = (4.0, 2.5, 1.2)  # the skill is the resource's first, second, a later one
LEVEL_FITS, LEVEL_ANY, LEVEL_NEAR, LEVEL_FAR = 2.0, 1.4, 0.8, -2.0
COST = {"free": 1.0, "freemium": 0.5, "paid": 0.0, "unknown": 0.0}
HOURS_KNOWN = {"stated": 0.4, "estimated": 0.2, "unknown": 0.0}
FORMAT = {"course": 0.6, "tutorial": 0.6, "book": 0.4, "repo": 0.3, "docs": 0.3, "video": 0.3, "article": 0.2}
LEVEL_UNKNOWN = {"beginner": 0.6, "any": 0.5, "intermediate": 0.3, "advanced": 0.0}
GOOD_LENGTH, TOO_LONG = 0.5, -1.0
GOOD_HOURS, LONG_HOURS = (2, 40), 80
NO_ADDRESS = -1.5
ASKED_FORMAT = 2.0
TEXT = 3.0
SAME_PUBLISHER, SAME_FORMAT = -0.9, -0.2  # for each one of its kind that stands higher in the list
NOT_READY, MAX_NOT_READY = -1.0, 2  # for each thing to know before that the person does not, up to two
OTHER_ROLE = -0.5  # made for people on the way to another role
MANY_WEEKS, LONG_WAY, VERY_LONG_WAY = (12, 26), -0.5, -1.5  # in the person's own hours
READ = 0.8  # for who prefers text, or cannot count on captions
PRICE_UNKNOWN = -1.0  # somebody has named a budget, and the catalogue knows no prices

MIN_COVERAGE = 0.4  # of a query, below which a resource only shares everyday words with it
LEVELS = ("beginner", "intermediate", "advanced")
# Words that ask for a resource without saying on what.
ASKING = frozenset(
    {
        "find",
        "learn",
        "learning",
        "learned",
        "material",
        "materials",
        "recommend",
        "resource",
        "resources",
        "study",
        "suggest",
    }
)
NAMED_FORMATS = frozenset(
    {"article", "book", "bootcamp", "certificate", "course", "newsletter", "repo", "tutorial", "video"}
)
FREE = "synonyms:free-material"
LANGUAGES = frozenset({"python", "typescript-javascript"})
READ_FORMATS = frozenset({"article", "book", "docs", "newsletter", "repo", "tutorial"})
FORMATS = frozenset(get_args(Resource.model_fields["format"].annotation))


@dataclass(frozen=True)
class _Wish:
    """What is looked for, after the words were understood."""

    skill_id: str | None
    query_skills: frozenset[str]
    text: Mapping[str, float] | None  # coverage of the query by resource id; None where it names no subject
    level: int | None  # place in LEVELS
    free: bool
    formats: frozenset[str]  # named in the query: preferred, not required
    learner: Learner

    @property
    def skills(self) -> frozenset[str]:
        """What is to be learned: the skill that was meant, else those that the words name."""
        return self.query_skills if self.skill_id is None else frozenset({self.skill_id})


def find_resources(
    catalogue: Catalogue,
    index: SearchIndex,
    *,
    query: str = "",
    skill_id: str | None = None,
    own_level: int | None = None,
    free_only: bool = False,
    max_hours: float | None = None,
    formats: Collection[str] = (),
    avoid_formats: Collection[str] = (),
    learner: Learner | None = None,
    limit: int = 5,
) -> Picks:
    """The best resources for a wish, best first; none where none fits.

    `own_level` is the person's level (0-4) in what they want to learn, where it is not the one of `learner`.
    `free_only` leaves out freemium, as a budget of 0 does; `max_hours` leaves out those of unknown length.
    Raises: UnknownSkillError; ImpossibleValueError for a level, hours, format or limit that cannot be.
    """
    _check_values(own_level, max_hours, {*formats, *avoid_formats}, limit)
    who = learner or Learner()
    wish = _understand(
        index,
        query,
        skill_id and catalogue.skill(skill_id).id,
        own_level,
        who,
        free_only=free_only or who.budget_usd == 0,
    )
    avoided = who.avoid_formats.union(avoid_formats)
    allowed = [
        one
        for one in catalogue.resources.values()
        if _answers(one, wish)
        and (not wish.free or one.cost == "free")
        and (max_hours is None or (one.hours is not None and one.hours <= max_hours))
        and (who.hours_left is None or one.hours is None or one.hours <= who.hours_left)
        and (not formats or one.format in formats)
        and not is_avoided(one, avoided)
    ]
    best, dead = _vary({one.id: _points(catalogue, one, wish) for one in allowed}, catalogue, limit)
    shown = tuple(_pick(catalogue, one, wish, formats=wish.formats.union(formats)) for one in best)
    return Picks(picks=shown, not_shown=tuple(dead))


def _check_values(own_level: int | None, max_hours: float | None, formats: set[str], limit: int) -> None:
    if own_level is not None and not 0 <= own_level <= 4:
        raise ImpossibleValueError("own_level", own_level, "0 to 4")
    if max_hours is not None and not max_hours > 0:
        raise ImpossibleValueError("max_hours", max_hours, "above 0")
    if unknown := sorted(formats - FORMATS):
        raise ImpossibleValueError("format", unknown[0], ", ".join(sorted(FORMATS)))
    if limit < 1:
        raise ImpossibleValueError("limit", limit, "1 or more")


def _understand(
    index: SearchIndex, query: str, skill_id: str | None, own_level: int | None, learner: Learner, *, free_only: bool
) -> _Wish:
    """Part the subject of a query from what it says of price, format and level."""
    concepts = index.concepts(query) if query.strip() else ()
    said = frozenset(word.lower() for concept in concepts for word in concept.words)
    formats = frozenset(one for one in NAMED_FORMATS if not said.isdisjoint({one, f"{one}s"}))
    aside = ASKING | set(LEVELS) | {f"{one}s" for one in (*LEVELS, *formats)} | formats
    subject = [one for one in concepts if FREE not in one.groups and one.words[0].lower() not in aside]
    query_skills = tuple(dict.fromkeys(one for concept in subject for one in concept.skill_ids))
    if own_level is None and learner.levels is not None and (wanted := skill_id or next(iter(query_skills), None)):
        own_level = learner.levels.get(wanted, 0)
    said_level = next((place for place, one in enumerate(LEVELS) if not said.isdisjoint({one, f"{one}s"})), None)
    return _Wish(
        skill_id=skill_id,
        query_skills=frozenset(query_skills),
        text=coverage(index.find("resources", subject)) if subject else None,
        # "A beginner course": who asks for a level in so many words knows best.
        level=said_level if said_level is not None or own_level is None else min(max(own_level - 1, 0), 2),
        free=free_only or any(FREE in one.groups for one in concepts),
        formats=formats,
        learner=learner,
    )


def _answers(resource: Resource, wish: _Wish) -> bool:
    """Whether it is about what is looked for at all; with a skill given, the query only orders."""
    if wish.skill_id is not None:
        return wish.skill_id in resource.skills
    if wish.text is None:
        return True
    return wish.text.get(resource.id, 0.0) >= MIN_COVERAGE


def _points(catalogue: Catalogue, resource: Resource, wish: _Wish) -> float:
    points = COST[resource.cost] + HOURS_KNOWN[resource.hours_basis] + FORMAT.get(resource.format, 0.0)
    points += _skill_points(resource, wish) + _level_points(resource, wish.level) + _length_points(resource.hours)
    points += ASKED_FORMAT * (resource.format in wish.formats)
    points += TEXT * (wish.text or {}).get(resource.id, 0.0)
    points += _learner_points(catalogue, resource, wish)
    return points + (0.0 if resource.url else NO_ADDRESS)


def _learner_points(catalogue: Catalogue, resource: Resource, wish: _Wish) -> float:
    """What speaks for and against it for this person; 0 where nothing is known of them."""
    learner = wish.learner
    points = NOT_READY * min(len(_missing_before(catalogue, resource, wish)), MAX_NOT_READY)
    if learner.role_id and not {"any", learner.role_id} & set(resource.roles):
        points += OTHER_ROLE
    if (learner.prefers_text or learner.needs_captions) and resource.format in READ_FORMATS:
        points += READ
    if learner.budget_usd is not None and resource.cost in ("paid", "unknown"):
        points += PRICE_UNKNOWN
    weeks = _weeks(resource, learner) or 0
    return points + (VERY_LONG_WAY if weeks > MANY_WEEKS[1] else LONG_WAY if weeks > MANY_WEEKS[0] else 0.0)


def _missing_before(catalogue: Catalogue, resource: Resource, wish: _Wish) -> list[str]:
    """What to know before that the person does not: the language it works in and, beyond the start, what it builds on.

    What is made for beginners in a skill explains the skills around it, but no programming language.
    """
    levels = wish.learner.levels
    if levels is None:
        return []
    central, *others = resource.skills
    needed = [one for one in others if one in LANGUAGES]
    if not needed and central not in LANGUAGES and "python" in catalogue.builds_on[central]:
        needed = ["python"]
    if resource.level in ("intermediate", "advanced") and not levels.get(central):
        needed += [one for one in catalogue.skills[central].prerequisites if one not in (*resource.skills, *needed)]
    return [one for one in needed if not levels.get(one) and one not in wish.skills]


def _weeks(resource: Resource, learner: Learner) -> int | None:
    if resource.hours is None or not learner.weekly_hours:
        return None
    return math.ceil(resource.hours / learner.weekly_hours)


def _skill_points(resource: Resource, wish: _Wish) -> float:
    if wish.skill_id is not None:
        return CENTRAL_SKILL[min(resource.skills.index(wish.skill_id), 2)]
    places = [place for place, skill_id in enumerate(resource.skills) if skill_id in wish.query_skills]
    return CENTRAL_SKILL[min(places[0], 2)] if places else 0.0


def _level_points(resource: Resource, level: int | None) -> float:
    if level is None:
        return LEVEL_UNKNOWN[resource.level]
    distance = _distance(resource, level)
    if distance is None:
        return LEVEL_ANY
    return (LEVEL_FITS, LEVEL_NEAR, LEVEL_FAR)[abs(distance)]


def _distance(resource: Resource, level: int) -> int | None:
    """Steps by which it lies above (below: negative) the person's level; None where it suits any."""
    return None if resource.level == "any" else LEVELS.index(resource.level) - level


def _length_points(hours: float | None) -> float:
    if hours is None:
        return 0.0
    low, high = GOOD_HOURS
    return GOOD_LENGTH if low <= hours <= high else TOO_LONG if hours > LONG_HOURS else 0.0


def _vary(points: dict[str, float], catalogue: Catalogue, limit: int) -> tuple[list[Resource], list[NotShown]]:
    """Best first, each one making its publisher and format a little less wanted; and the dead that were passed over."""
    left, picked, dead = dict(points), list[Resource](), list[NotShown]()
    while left and len(picked) < limit:
        best = catalogue.resources[max(left, key=lambda one: (left[one], one))]
        del left[best.id]
        if gone := not_shown(catalogue, best):
            dead.append(gone)
            continue
        picked.append(best)
        for one in left:
            other = catalogue.resources[one]
            left[one] += SAME_PUBLISHER * (bool(best.publisher) and other.publisher == best.publisher)
            left[one] += SAME_FORMAT * (other.format == best.format)
    return picked, dead


def _pick(catalogue: Catalogue, resource: Resource, wish: _Wish, *, formats: frozenset[str]) -> ResourcePick:
    reasons = _reasons(catalogue, resource, wish, formats=formats)
    return pick_of(catalogue, resource, reasons, weeks=_weeks(resource, wish.learner))


def _reasons(catalogue: Catalogue, resource: Resource, wish: _Wish, *, formats: frozenset[str]) -> list[str]:
    """What it teaches and for whom, what to look out for, what else speaks for it: the first few count."""
    reasons = [f"teaches:{skill_id}" for skill_id in resource.skills if skill_id in wish.skills]
    if wish.level is not None:
        distance = _distance(resource, wish.level)
        place = "level" if not distance else "level_above" if distance > 0 else "level_below"
        reasons.append(f"{place}:{resource.level}")
    reasons += [*_cautions(catalogue, resource, wish), *_for_the_learner(catalogue, resource, wish)]
    if resource.format in formats:
        reasons.append(f"format:{resource.format}")
    if wish.text and wish.text.get(resource.id, 0.0) >= MIN_COVERAGE:
        reasons.append("text")
    if resource.cost in ("free", "freemium"):
        reasons.append(resource.cost)
    if resource.hours is not None:
        code = "hours" if resource.hours_basis == "stated" else "hours_estimated"
        reasons.append(f"{code}:{resource.hours:g}")
    return reasons or [f"teaches:{resource.skills[0]}"]


def _cautions(catalogue: Catalogue, resource: Resource, wish: _Wish) -> list[str]:
    cautions = [f"needs:{one}" for one in _missing_before(catalogue, resource, wish)[:MAX_NOT_READY]]
    if wish.learner.needs_captions and resource.format not in READ_FORMATS:
        cautions.append("captions_unknown")
    if resource.cost in ("paid", "unknown"):
        cautions.append("price_unknown")
    return cautions


def _for_the_learner(catalogue: Catalogue, resource: Resource, wish: _Wish) -> list[str]:
    learner, reasons = wish.learner, list[str]()
    before = catalogue.skills[resource.skills[0]].prerequisites
    knows_base = learner.levels is not None and all(learner.levels.get(one) for one in before)
    if before and knows_base and not _missing_before(catalogue, resource, wish):
        reasons.append("ready")
    if (weeks := _weeks(resource, learner)) is not None:
        reasons.append(f"weeks:{weeks}")
    if (learner.prefers_text or learner.needs_captions) and resource.format in READ_FORMATS:
        reasons.append("read")
    return reasons
