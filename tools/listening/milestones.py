"""Which milestone of a plan is meant: by its number, as the next one, or by what it is about."""

import re
from collections.abc import Mapping
from datetime import date

from tools.listening.text import fold as fold_text
from tools.schema import Channel, DoneMilestone, Phase, PhaseId, ProgressFact, ReachedLevel, TransitionPlan

_ORDINALS: tuple[str, ...] = (
    r"first|1st|erste[nrs]?|primer[oa]?|premi(?:er|ere)|primeir[oa]",
    r"second|2nd|zweite[nrs]?|segund[oa]|deuxieme|seconde?",
    r"third|3rd|dritte[nrs]?|tercer[oa]?|troisieme|terceir[oa]",
    r"fourth|4th|vierte[nrs]?|cuart[oa]|quatrieme|quart[oa]",
    r"fifth|5th|fuenfte[nrs]?|funfte[nrs]?|quint[oa]|cinquieme",
    r"sixth|6th|sechste[nrs]?|sext[oa]|sixieme",
    r"seventh|7th|siebte[nrs]?|septim[oa]|septieme|setim[oa]",
    r"eighth|8th|achte[nrs]?|octav[oa]|huitieme|oitav[oa]",
    r"ninth|9th",
    r"tenth|10th",
)
_ORDINAL = re.compile("|".join(rf"(?P<n{at}>\b(?:{one})\b)" for at, one in enumerate(_ORDINALS, 1)))
_FIRST_FEW = re.compile(
    r"\b(?:first|ersten|primer[oa]s|premiers|premieres|primeir[oa]s)\s+(?P<count>two|three|four|zwei|drei|dos"
    r"|tres|deux|trois|duas|dois|[2-9])\b"
)
_COUNTS = dict(
    zip(
        "two three four zwei drei dos tres deux trois duas dois".split(), (2, 3, 4, 2, 3, 2, 3, 2, 3, 2, 2), strict=True
    )
)
_NUMBERED = re.compile(
    r"\b(?:milestones?|phases?|steps?|stages?|number|no\.?|nr\.?|meilensteine?|phasen|schritte?|hitos?|fases?"
    r"|etapas?|pasos?|jalons?|etapes?|marcos?)"
    r"\s*#?\s*(?P<first>\d{1,2})(?:\s*(?:and|und|y|et|e|&|,|\+)\s*(?P<second>\d{1,2}))?\b"
)
_NEXT = re.compile(
    r"\b(?:next|current|this|that|the|my|naechste[nrs]?|nachste[nrs]?|aktuelle[nrs]?|diese[nrs]?|den|die"
    r"|proxim[oa]|actual|est[ea]|el|la"
    r"|prochaine?|actuelle?|cette|ce|le|l'|atual|esse|essa|o|a)\s*(?:milestone|phase|step|stage|one|meilenstein"
    r"|schritt|hito|fase|etapa|paso|jalon|etape|marco)\b"
)
_LAST = re.compile(r"\b(?:last|final|letzte[nrs]?|ultim[oa]|dernier|derniere)\b")

# What people call a phase, beside its title and the skills in it.
_NAMES: Mapping[PhaseId, str] = {
    "programming_foundations": r"programming(?: foundations| basics)?|python basics|programmier\w*|programacion"
    r"|programmation|programacao",
    "software_engineering": r"software engineering|software ?(?:technik|entwicklung)|ingenieria de software"
    r"|genie logiciel|engenharia de software",
    "ml_foundations": r"machine learning(?: foundations| basics)?|ml(?: foundations| basics)?",
    "llm_basics": r"llms?[ -](?:basics?|foundations?|grundlagen)|grundlagen der llms?|(?:bases|basicos"
    r"|fundamentos) de (?:los |las |des )?llms?"
    r"|language models?(?: basics)?|llms?",
    "rag": r"rag|retrieval(?:[ -]augmented generation)?",
    "agents": r"agents?|agenten|agentes",
    "evaluation": r"evaluation|evals?|evaluierung|evaluacion|avaliacao",
    "fine_tuning": r"fine[ -]?tuning",
    "platform_infra": r"(?:ai )?platform(?: infra\w*)?|infra(?:structure)?|plattform|plataforma|plateforme",
    "production": r"production|productionisation|produktion|produccion|producao",
    "specialization": r"speciali[sz]ation|my field|your field|spezialisierung|especializacion|specialisation"
    r"|especializacao",
    "portfolio": r"portfolio|portafolio",
    "job_search": r"applications?|job search|bewerbungen|jobsuche|busqueda de empleo|candidatures|candidaturas",
}
_ARTICLE = (
    r"(?:(?:the|my|a|an|das|die|den|der|el|la|los|las|le|les|o|os|as|with|mit|con|avec|com|de|du|of|phase|fase"
    r"|etapa|milestone)\s+|l'|\")*"
)


def milestones_named(words: str, plan: TransitionPlan, *, has_cue: bool) -> tuple[PhaseId, ...]:
    """The phases of the plan whose milestones are meant, in the words behind a verb of finishing.

    Without a cue ("milestone", "phase") only a phase's own name counts, and only at the beginning.
    """
    named = _by_name(words, plan, anywhere=has_cue)
    if named or not has_cue:
        return named
    order = [phase.id for phase in plan.phases]
    if few := _FIRST_FEW.search(words):
        count = _COUNTS.get(few["count"]) or int(few["count"])
        return tuple(order[:count])
    if numbered := _NUMBERED.search(words):
        numbers = [int(one) for one in (numbered["first"], numbered["second"]) if one]
        return tuple(order[one - 1] for one in numbers if 0 < one <= len(order))
    if ordinals := [int(found.lastgroup[1:]) for found in _ORDINAL.finditer(words) if found.lastgroup]:
        return tuple(order[one - 1] for one in ordinals if one <= len(order))
    still = [phase.id for phase in plan.phases if phase.done is None]
    if _LAST.search(words):
        return tuple(still) if len(still) == 1 else ()
    return tuple(still[:1]) if _NEXT.search(words) else ()


def _by_name(words: str, plan: TransitionPlan, *, anywhere: bool) -> tuple[PhaseId, ...]:
    found = []
    for phase in plan.phases:
        titles = "|".join(re.escape(fold_text(title)) for title in (phase.title, phase.milestone.title))
        pattern = rf"(?:{titles}|{_NAMES[phase.id]})\b"
        place = (
            re.search(rf"\b{pattern}", words)
            if anywhere
            else re.match(rf"\W*{_ARTICLE}{pattern}(?!\s+(?:{_OTHER})\b)", words)
        )
        if place:
            found.append((place.start(), phase.id))
    return tuple(phase_id for _, phase_id in sorted(found)) if anywhere else tuple(one for _, one in found[:1])


# "I finished the RAG course" is something else than the phase.
_OTHER = (
    r"course|book|tutorial|video|chapter|class|bootcamp|certificate|degree|paper|article|workshop|series"
    r"|project|app|engineer\w*|manager|test|meeting"
    r"|kurs|buch|curso|libro|cours|livre|livro|job|work|and|with"
)


def done_fact(
    plan: TransitionPlan,
    phase_id: PhaseId | str,
    today: date,
    *,
    proof: str,
    quote: str,
    turn: int,
    channel: Channel,
    held: ProgressFact | None = None,
) -> ProgressFact:
    """A milestone of the plan as done today. One that was done before keeps its day, and its proof where none is new.

    Raises: StopIteration where the plan has no such phase.
    """
    phase = next(phase for phase in plan.phases if phase.id == phase_id)
    said = {"quote": quote, "turn": turn, "channel": channel}
    if held is not None and held.milestone is not None:
        kept = held.milestone.model_copy(update={"proof": proof or held.milestone.proof})
        return held.model_copy(update=said | {"milestone": kept})
    return ProgressFact(
        quote=quote,
        turn=turn,
        channel=channel,
        on=today,
        role_id=plan.role_id,
        plan_start=plan.start,
        milestone=DoneMilestone(
            phase_id=phase.id,
            title=phase.milestone.title,
            due=phase.milestone.due,
            start_week=phase.start_week,
            end_week=phase.end_week,
            hours=phase.hours,
            levels=_levels(plan, phase),
            proof=proof,
        ),
    )


def _levels(plan: TransitionPlan, phase: Phase) -> tuple[ReachedLevel, ...]:
    planned = {gap.skill_id: gap.planned_level for gap in plan.gaps}
    return tuple(ReachedLevel(skill_id=one, level=planned[one]) for one in phase.skills if one in planned)
