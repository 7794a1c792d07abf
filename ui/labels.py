"""Short labels for closed sets of codes. Whole sentences live in `prompts/`."""

from datetime import date

from agent.prompts import money, number, span
from tools.schema import Fact, Importance, Profile, ProgressFact, ResourcePick, TimeOffFact

FIELDS = {
    "origin_role": "Where you are",
    "target_role": "Where you want to be",
    "weekly_hours": "Hours a week",
    "deadline": "By when",
    "budget_usd": "Budget",
    "years_experience": "Years of experience",
    "skills": "Skills",
    "constraint": "To respect",
    "answer": "Quick check",
    "skill": "Skill",
    "progress": "Done so far",
    "left_out": "Left out for now",
    "time_off": "Weeks off",
}
LEVELS = {0: "none", 1: "aware", 2: "with help", 3: "alone", 4: "can lead"}
IMPORTANCE: dict[Importance, str] = {"must": "must", "strong": "strong", "nice": "nice"}
BASIS = {
    "said": "you said so",
    "answer": "your answer",
    "cv": "from your CV",
    "typical": "typical for your work",
    "implied": "follows from another skill",
    "unknown": "not told yet",
}
HIRING = {"wanted": "", "idea": "Named as worth building: ", "avoid": "Better avoided: "}
STANDINGS = {
    "have": "yes",
    "related": "the skill, but not this tool by name",
    "partly": "begun",
    "missing": "missing",
    "outside": "outside our catalogue",
}
EVIDENCE = {
    "said": "You said",
    "cv": "Your CV",
    "answer": "You answered",
    "check": "Your yes or no",
    "typical": "Usual for your work",
    "implied": "Follows from another skill",
}
POINTS = {"hit": "Made", "partly": "Touched", "missing": "Missing", "yourself": "Judge yourself"}
SECTION_TITLES = {
    "role": "What it is",
    "day": "What the day looks like",
    "asks": "What it asks for",
    "way": "The way in",
    "pay": "What it pays",
    "market": "Where it is found",
}
DIMENSIONS = {
    "role-in-short": "In short",
    "gap-to-ai-engineer": "Missing for an AI engineer",
    "head-start": "Head start to AI engineer",
    "existed-before-2023": "Existed before 2023",
    "math-required": "Mathematics",
    "salary": "Pay",
    "salary-entry": "Pay at entry",
    "salary-senior": "Pay of seniors",
    "salary-top": "Pay at the top",
    "pay-figures": "More figures of pay",
    "data-work": "Work with data",
    "training-models": "Trains models",
    "metrics-watched": "Figures watched",
    "share-of-sample": "Share of one reader's sample",
}
COST = {"free": "free", "freemium": "free with paid extras", "paid": "paid", "unknown": "price not known"}
LINKS = {"works": "link worked", "unsure": "link did not answer"}
CONSTRAINTS = {
    "care": "Care",
    "visa": "Visa",
    "accessibility": "Accessibility",
    "language": "Language",
    "no_gpu": "No GPU",
    "no_video": "No video",
    "shift_work": "Shift work",
    "place": "Place",
    "domain": "Field",
    "wish": "Wish",
    "other": "Note",
}
CHANNELS = {
    "chat": "You said",
    "answer": "You answered",
    "cv": "Your CV says",
    "correction": "You corrected",
    "form": "You entered",
    "model": "You said",
}
TOOLS = {
    "make_plan": "Making your plan",
    "assess_skills": "Weighing your skills",
    "explain_level": "Looking up what a level rests on",
    "explain_hours": "Adding up the hours",
    "quick_check": "Counting the quick check",
    "compare_roles": "Comparing the roles",
    "find_resources": "Looking for material",
    "look_up_facts": "Looking it up in the sources",
    "read_posting": "Reading the posting",
    "suggest_projects": "Choosing projects",
    "ask_interview_question": "Choosing a question",
    "ask_probe": "Choosing a question",
    "check_answer": "Going through your answer",
    "recall_facts": "Looking up what you said",
    "update_profile": "Noting what you told",
    "record_progress": "Noting what you finished",
}
TASKS = {"learn": "learn", "build": "build", "apply": "apply"}
VERDICTS = {
    "fits": "It fits",
    "tight": "It is tight",
    "does_not_fit": "It does not fit yet",
    "not_now": "Not now",
    "already_there": "You are already there",
    "open": "No date to meet",
}
SOURCES = {
    "What the articles and our tables of them say": {"claim", "table"},
    "What you said": {"person"},
    "What was computed": {"formula"},
    "What we judged": {"judgement"},
}


def day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def level(own: int) -> str:
    return f"{own}\u00a0· {LEVELS[own]}"


def dimension(name: str) -> str:
    """A row of a comparison."""
    return DIMENSIONS.get(name, name.replace("-", " ").capitalize())


def hours(low: float, high: float | None = None) -> str:
    return f"{span(round(low), round(low if high is None else high))}\u00a0h"


def known(profile: Profile, key: str) -> str:
    """What is known of one profile field, in a few words; empty where it is open."""
    fact = getattr(profile, key)
    return value_of(fact) if fact is not None else ""


def value_of(fact: Fact) -> str:
    """A fact in a few words. An answer of 0 or 4 is a no or a yes."""
    if fact.withdrawn:
        return "forgotten"
    match fact.field:
        case "weekly_hours":
            return f"{_range(fact.value, fact.low, fact.high)} h a week"
        case "years_experience":
            return f"{_range(fact.value, fact.low, fact.high)} years"
        case "budget_usd":
            told = f" ({number(fact.told.amount)} {fact.told.unit})" if fact.told else ""
            return "free only" if fact.value == 0 else f"{money(fact.value or 0)}{told}"
        case "deadline":
            return day(fact.on) if fact.on else f"{number(fact.months or 0)} months"
        case "origin_role" | "target_role":
            return fact.label or (fact.role_id or "").replace("-", " ")
        case "skill":
            return f"{fact.label}, {skill_level(fact.level, negated=fact.negated)}"
        case "constraint":
            return f"{CONSTRAINTS[fact.kind]}: {fact.text}"
        case "left_out":
            return fact.label
        case "time_off":
            return _days_off(fact)
        case "answer":
            return {0: "no", 4: "yes"}.get(fact.level, LEVELS[fact.level])
        case "progress":
            return f"Done: {fact.milestone.title}" if fact.milestone else _week_of(fact)


def _days_off(fact: TimeOffFact) -> str:
    """ "10–24 August 2026", "28 June to 4 July 2026", "every 4 weeks, from 7 September 2026"."""
    if fact.every_weeks:
        until = f" until {day(fact.end)}" if fact.end else ""
        return f"every {fact.every_weeks} weeks, from {day(fact.start)}{until}"
    assert fact.end is not None
    if fact.start == fact.end:
        return day(fact.start)
    if (fact.start.year, fact.start.month) == (fact.end.year, fact.end.month):
        return f"{fact.start.day}–{day(fact.end)}"
    first = day(fact.start) if fact.start.year != fact.end.year else f"{fact.start.day} {fact.start:%B}"
    return f"{first} to {day(fact.end)}"


def _week_of(fact: ProgressFact) -> str:
    """The real hours of a week."""
    assert fact.worked is not None
    return f"{number(fact.worked.hours)}\u00a0h in the week of {day(fact.worked.week)}"


def skill_level(level: int | None, *, negated: bool) -> str:
    if negated or level == 0:
        return "not yet"
    return "level open" if level is None else f"{level} · {LEVELS[level]}"


def pick_line(pick: ResourcePick) -> str:
    """Format, price and length of a resource, and when its link was last seen."""
    parts = [pick.publisher, pick.format, COST.get(pick.cost, pick.cost)]
    if pick.hours:
        parts.append(f"about {number(pick.hours)} h")
    if pick.checked_on:
        parts.append(f"{LINKS[pick.link]} on {day(pick.checked_on)}")
    return ", ".join(part for part in parts if part)


def _range(value: float | None, low: float | None, high: float | None) -> str:
    if low is not None and high is not None and low != high:
        return span(low, high)
    return number(value or 0)
