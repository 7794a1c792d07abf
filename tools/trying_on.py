"""Taking what was only tried: "ok, do that" behind "what if I had 8 hours?" makes facts of it, with these words."""

import re
from datetime import date, timedelta

from tools.knowledge.catalogue import Catalogue
from tools.leaving_out import left_out
from tools.listening.text import fold
from tools.planning.terms import DAYS_A_MONTH
from tools.schema import DeadlineFact, Fact, NumberFact, RoleFact
from tools.trying import Wish

_MOST_WORDS = 10
_TAKES = re.compile(
    r"^\W*(?:(?:ok|okay|yes|yeah|yep|sure|great|good|nice|perfect|alright|then|so|well|please|and|fine|ja|gut|vale|si|oui)"
    r",?\W+)*(?:(?:let's|lets|let us|please|i'll|i will|we|i want to|i'd like to|can we|can you|could you) )?"
    r"(?:do|take|make|use|go with|go for|keep|apply|choose|pick|have|change|set|plan|switch to|try) "
    r"(?:it|that|this|that one|this one|so|it so|that change|the change|it that way|it like that|with that|for that)\b"
    r"(?: (?:then|please|now|for me|instead|in|so|like that|way))*\W*$|^\W*(?:yes|yeah|yep|ok|sure|ja|vale|si|oui),? "
    r"(?:do it|make it so|please do|that one|like that|so machen)\W*$|^\W*(?:make it so|deal|sold|agreed|hazlo)\W*$"
)


def takes_trial(message: str) -> bool:
    """Whether a message takes what the last reply tried out."""
    low = fold(message.strip())
    return len(low.split()) <= _MOST_WORDS and _TAKES.match(low) is not None


def facts_of(wish: Wish, message: str, catalogue: Catalogue, *, today: date, turn: int) -> tuple[Fact, ...]:
    """What a wish would be, were it told."""
    said: dict[str, object] = {"quote": " ".join(message.split())[:160], "turn": turn}
    found: list[Fact] = []
    if wish.weekly_hours is not None:
        found.append(NumberFact.model_validate({"field": "weekly_hours", "value": wish.weekly_hours} | said))
    if wish.months is not None:
        on = today + timedelta(days=round(wish.months * DAYS_A_MONTH))
        found.append(DeadlineFact.model_validate({"months": wish.months, "on": on} | said))
    if wish.budget_usd is not None:
        found.append(NumberFact.model_validate({"field": "budget_usd", "value": wish.budget_usd} | said))
    if wish.role_id in catalogue.role_skills:
        label = catalogue.role(wish.role_id or "").name
        found.append(RoleFact.model_validate({"field": "target_role", "label": label, "role_id": wish.role_id} | said))
    found += [left_out(skill_id, catalogue.skill(skill_id).name, said) for skill_id in wish.without]
    found += [off.model_copy(update=said) for off in wish.time_off]
    return tuple(found)
