"""What finished milestones say of a person's levels: a skill counts as reached as far as the plan took it."""

from collections.abc import Iterable, Mapping

from tools.schema import ProgressFact, SkillLevel, Source

SHOWN, TOLD = 0.85, 0.7  # with a link or words that show it, and without


def reached(progress: Iterable[ProgressFact], known: Mapping[str, SkillLevel]) -> dict[str, SkillLevel]:
    """Levels that a finished milestone raises; what is known to be higher stays."""
    raised: dict[str, SkillLevel] = {}
    for fact in progress:
        for one in fact.milestone.levels if fact.milestone else ():
            held = raised.get(one.skill_id) or known.get(one.skill_id)
            if held is None or held.level < one.level:
                raised[one.skill_id] = SkillLevel(
                    skill_id=one.skill_id,
                    level=one.level,
                    confidence=SHOWN if fact.milestone and fact.milestone.proof else TOLD,
                    basis="said",
                    sources=(Source(kind="person", ref=f"turn {fact.turn}", label=fact.quote),),
                )
    return raised
