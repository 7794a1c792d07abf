"""Find resources that fit a person: what they teach, for whom, at which price, in how many hours; and why each fits."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import get_args

from tools.errors import ImpossibleValueError
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Resource
from tools.knowledge.search import SearchIndex, coverage
from tools.schema import ResourcePick, Source

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
    limit: int = 5,
) -> tuple[ResourcePick, ...]:
    """The best resources for a wish, best first; empty where none fits.

    `own_level` is the person's level (0-4) in what they want to learn. `free_only` leaves out freemium; `max_hours`
    leaves out those of unknown length.
    Raises: UnknownSkillError; ImpossibleValueError for a level, hours, format or limit that cannot be.
    """
    _check_values(own_level, max_hours, {*formats, *avoid_formats}, limit)
    wish = _understand(index, query, skill_id and catalogue.skill(skill_id).id, own_level, free_only=free_only)
    allowed = [
        one
        for one in catalogue.resources.values()
        if (not wish.free or one.cost == "free")
        and (max_hours is None or (one.hours is not None and one.hours <= max_hours))
        and (not formats or one.format in formats)
        and one.format not in avoid_formats
        and _answers(one, wish)
    ]
    best = _vary({one.id: _points(one, wish) for one in allowed}, catalogue, limit)
    return tuple(_pick(catalogue.resources[one], wish, formats=wish.formats.union(formats)) for one in best)


def resource_source(resource: Resource) -> Source:
    """The row of the table that a resource rests on."""
    return Source(kind="table", ref=f"resources:{resource.id}", label=resource.publisher or resource.title)


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
    index: SearchIndex, query: str, skill_id: str | None, own_level: int | None, *, free_only: bool
) -> _Wish:
    """Part the subject of a query from what it says of price, format and level."""
    concepts = index.concepts(query)
    said = frozenset(word.lower() for concept in concepts for word in concept.words)
    formats = frozenset(one for one in NAMED_FORMATS if not said.isdisjoint({one, f"{one}s"}))
    aside = ASKING | set(LEVELS) | {f"{one}s" for one in (*LEVELS, *formats)} | formats
    subject = [one for one in concepts if FREE not in one.groups and one.words[0].lower() not in aside]
    said_level = next((place for place, one in enumerate(LEVELS) if not said.isdisjoint({one, f"{one}s"})), None)
    return _Wish(
        skill_id=skill_id,
        query_skills=frozenset(one for concept in subject for one in concept.skill_ids),
        text=coverage(index.find("resources", subject)) if subject else None,
        level=said_level if own_level is None else min(max(own_level - 1, 0), 2),
        free=free_only or any(FREE in one.groups for one in concepts),
        formats=formats,
    )


def _answers(resource: Resource, wish: _Wish) -> bool:
    """Whether it is about what is looked for at all; with a skill given, the query only orders."""
    if wish.skill_id is not None:
        return wish.skill_id in resource.skills
    if wish.text is None:
        return True
    return wish.text.get(resource.id, 0.0) >= MIN_COVERAGE


def _points(resource: Resource, wish: _Wish) -> float:
    points = COST[resource.cost] + HOURS_KNOWN[resource.hours_basis] + FORMAT.get(resource.format, 0.0)
    points += _skill_points(resource, wish) + _level_points(resource, wish.level) + _length_points(resource.hours)
    points += ASKED_FORMAT * (resource.format in wish.formats)
    points += TEXT * (wish.text or {}).get(resource.id, 0.0)
    return points + (0.0 if resource.url else NO_ADDRESS)


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


def _vary(points: dict[str, float], catalogue: Catalogue, limit: int) -> list[str]:
    """Best first, where each one picked makes its publisher and format a little less wanted."""
    left, picked = dict(points), list[Resource]()
    while left and len(picked) < limit:
        best = catalogue.resources[max(left, key=lambda one: (left[one], one))]
        picked.append(best)
        del left[best.id]
        for one in left:
            other = catalogue.resources[one]
            left[one] += SAME_PUBLISHER * (other.publisher == best.publisher) + SAME_FORMAT * (
                other.format == best.format
            )
    return [one.id for one in picked]


def _pick(resource: Resource, wish: _Wish, *, formats: frozenset[str]) -> ResourcePick:
    return ResourcePick(
        resource_id=resource.id,
        title=resource.title,
        url=resource.url,
        publisher=resource.publisher,
        format=resource.format,
        level=resource.level,
        cost=resource.cost,
        hours=resource.hours,
        skill_ids=resource.skills,
        reasons=tuple(_reasons(resource, wish, formats=formats)),
        source=resource_source(resource),
    )


def _reasons(resource: Resource, wish: _Wish, *, formats: frozenset[str]) -> list[str]:
    wanted = {wish.skill_id} if wish.skill_id is not None else wish.query_skills
    reasons = [f"teaches:{skill_id}" for skill_id in resource.skills if skill_id in wanted]
    if wish.level is not None:
        distance = _distance(resource, wish.level)
        place = "level" if not distance else "level_above" if distance > 0 else "level_below"
        reasons.append(f"{place}:{resource.level}")
    if resource.cost in ("free", "freemium"):
        reasons.append(resource.cost)
    if resource.hours is not None:
        code = "hours" if resource.hours_basis == "stated" else "hours_estimated"
        reasons.append(f"{code}:{resource.hours:g}")
    if resource.format in formats:
        reasons.append(f"format:{resource.format}")
    if wish.text and wish.text.get(resource.id, 0.0) >= MIN_COVERAGE:
        reasons.append("text")
    return reasons
