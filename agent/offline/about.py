"""Questions about the person's own profile, their plan, or the coach: answered from what is known, not looked up."""

import re
from collections.abc import Mapping
from typing import Literal

Subject = Literal["me", "coach", "plan"]

_PHRASES: Mapping[Subject, tuple[str, ...]] = {
    "me": (
        r"(?:what|which|tell) .{0,30}\byou (?:know|remember|have|stored?|keep|noted)\b.{0,12}\b(?:me|my)",
        r"(?:show|see|list|read) .{0,12}my (?:profile|facts|data|details)",
    ),
    "coach": (
        r"who (?:are|made|built) you",
        r"what (?:are you|can you do|do you do)",
        r"how (?:does this|do you) work",
        r"how can you help",
        r"can i trust (?:you|this)",
        r"are you (?:a )?(?:bot|human|real|an ai|chatgpt)",
        r"(?:who wrote|what are|where are) your sources",
    ),
    "plan": (
        r"(?:my|the|this|that) (?:next|first) (?:step|task|milestone|week|phase)",
        r"what(?:'s| is| do i do) next",
        r"what (?:should|do|must|shall) i (?:do|learn|start with|begin with)\b.{0,20}\b(?:first|next|now|today|week)",
        r"how long (?:will|would|does|is) (?:it|this|that|the plan|my plan)",
        r"why (?:so|that) long",
        r"what does (?:the|my) plan cost|(?:cost|price) of (?:the|my) plan",
        r"when (?:will|would) i be (?:done|ready)",
        r"where (?:does|do) (?:that|the|those|these) (?:timeline|figures?|hours|dates?|numbers?)",
        r"how sure are you",
        r"in week (?:one|1)",
        r"explain (?:my|the) plan",
    ),
}
_SUBJECTS = {
    subject: re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE) for subject, phrases in _PHRASES.items()
}


def subject_of(message: str) -> Subject | None:
    """What a question is about where it is about ourselves; None for the world outside."""
    words = " ".join(message[:500].replace("’", "'").split())
    return next((subject for subject, pattern in _SUBJECTS.items() if pattern.search(words)), None)
