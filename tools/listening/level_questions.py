"""Whether a message asks what a level rests on, says that one is wrong, or asks how ready the person is.

"Why 2 in evaluation?", "my Docker level is wrong", "how ready am I?": nothing is told by any of them.
"""

import re
from collections.abc import Mapping

from tools.listening import titles
from tools.listening.level_answers import whole_skill
from tools.listening.message import Message
from tools.schema import AskedAbout, Channel, Fact

_TALKED: tuple[Channel, ...] = ("chat", "answer")
_WORDS = 24  # a longer message tells a story

_LEVEL = r"(?:levels?|ratings?|scores?|grades?)"
_FIGURE = r"(?:level |an? |at )?[0-4]"
_DISAGREE = r"(?:disagree|(?:don't|don t|dont|do not|can't|cannot) (?:agree|think so))"
_ASKS_LEVEL = re.compile(
    rf"\bwhy (?:am i |is it |do i (?:have|get) |did you (?:give|put) me |me )?(?:only |just )?{_FIGURE}"
    r" ?(?:in|for|at|on|with|of|out of|\?|$)"
    rf"|\b(?:what|which|how (?:high|low|good))(?: ?'s| is| are)? my\b.{{0,30}}\b{_LEVEL}\b"
    rf"|\b(?:why|how)\b.{{0,40}}\bmy\b.{{0,30}}\b{_LEVEL}\b"
    rf"|\b(?:explain|show(?: me)?|justify) my\b.{{0,30}}\b{_LEVEL}\b"
    rf"|\bwhy\b.{{0,24}}\bmy\b.{{1,30}} (?:is |so |only |just )+(?:low|high|{_FIGURE})\b"
    r"|\bhow (?:good|strong|far) am i (?:at|in|with|on)\b"
)
_DISPUTES = re.compile(
    rf"\b{_DISAGREE}\b.{{0,40}}\b{_LEVEL}\b"
    rf"|\bmy\b.{{0,30}}\b{_LEVEL}\b.{{0,24}}\b(?:is|are|looks?|seems?|feels?)\b.{{0,10}}"
    r"(?:wrong|too (?:low|high)|not right|incorrect|off|unfair)\b"
    rf"|\b{_LEVEL}\b.{{0,30}}\b(?:is|are|looks?|seems?) (?:wrong|too (?:low|high)|not right|incorrect)\b"
    r"|\byou (?:under|over)(?:estimate|rate)d?\b.{0,12}\bmy\b"
)
_DISPUTES_IT = re.compile(
    rf"^\W*(?:no\W+)?(?:but )?(?:i {_DISAGREE}"
    r"|(?:that|this|it)(?: ?'s| is| seems| looks) (?:wrong|too (?:low|high)|not right|incorrect|unfair))"
    r"(?: with (?:that|this|it))?\W*$"
)
_TOLD_LEVEL = re.compile(
    rf"(?:\bmy\b|\b{_DISAGREE}\b).{{1,60}}\b(?:is|it's|should be|must be|would be)"
    r" (?:only |just |rather |more like |really |about |a |level |at )*(?P<level>[0-4])(?: of 4| out of 4)?\W*$"
)
_READY = re.compile(
    r"\bhow (?:ready|prepared|far along) (?:am i|i am)\b|\b(?:my )?readiness\b|\bam i (?:already )?ready\b"
    r"|\bhow (?:close|near|far) am i (?:to|from) (?:be\w+|an? |ai\b|ml\b|ready)"
    r"|^\W*(?:(?:so|ok|okay|and|but|just tell me|tell me)\W+)*(?:what(?:'s| is)? (?:still |else )?(?:missing|lacking)"
    r"|what (?:am i|do i|would i) (?:still )?(?:missing|lack\w*)|(?:what|where) are my gaps|which gaps do i have"
    r"|was fehlt (?:mir|noch)|que me falta|qu'est-ce qu'il me manque|o que me falta)\b"
)
_OTHER_MATTER = re.compile(
    r"\b(?:interviews?|milestones?|phase|deadline|finish\w*|plan|week|hours?|market|need|asks?|require[ds]?)\b"
)


def read_level_question(message: Message, explained: AskedAbout | None = None) -> AskedAbout | None:
    """What is asked of a level or of readiness; None for every other message.

    `explained` is what the last reply explained: "I disagree" is of it.
    """
    if message.channel not in _TALKED or len(message.words) > _WORDS:
        return None
    low = message.text.low.strip()
    about = _about(message, low)
    skill = _skill(message, low) if about else None
    if skill is not None:
        return _asked(message, about, *skill)
    if explained is not None and explained.about == "level" and _DISPUTES_IT.search(low):
        return explained.model_copy(update={"about": "dispute", "words": message.whole})
    if _READY.search(low) and not _OTHER_MATTER.search(low) and _is_known(message):
        return _asked(message, "readiness", "", None)
    return None


def _about(message: Message, low: str) -> str:
    if _OTHER_MATTER.search(low):
        return ""
    if _DISPUTES.search(low):
        return "" if _tells_level(message) else "dispute"
    return "level" if _ASKS_LEVEL.search(low) else ""


def read_level(message: Message) -> tuple[Fact, ...]:
    """ "My Docker is 3", "I disagree with my level in Docker, it is 3": one level, told by its figure on our scale."""
    if message.channel not in _TALKED or len(message.words) > _WORDS or message.is_question:
        return ()
    low = message.text.low.strip()
    told = _TOLD_LEVEL.search(low)
    skill = _skill(message, low) if told else None
    if told is None or skill is None:
        return ()
    return (whole_skill(message, skill[1], int(told["level"])),)


def _asked(message: Message, about: str, label: str, skill_id: str | None) -> AskedAbout:
    return AskedAbout.model_validate(
        {"field": "skill", "label": label, "words": message.whole, "about": about, "skill_id": skill_id}
    )


def _tells_level(message: Message) -> bool:
    """ "I disagree with my Docker level, it is 3" says the right one: a statement like any other."""
    return any(not one.unit for one in message.quantities)


def _is_known(message: Message) -> bool:
    profile = message.profile
    return profile.origin_role is not None or bool(profile.skills) or bool(profile.answers)


def _skill(message: Message, low: str) -> tuple[str, str] | None:
    """Label and id of the skill that is named, in full or by the last words of its name ("evaluation")."""
    in_title = {place for one in titles.names(message) for place in range(one.first, one.end)}
    for mark in message.marks.get("skill", ()):
        if mark.value.ref in message.lexicon.skill_names and mark.first not in in_title:
            return message.quote(mark.first, mark.end), mark.value.ref
    return _by_last_word(message.lexicon.skill_names, low)


def _by_last_word(names: Mapping[str, str], low: str) -> tuple[str, str] | None:
    words = set(re.findall(r"[a-z]{5,}", low))
    for skill_id, name in names.items():
        last = name.casefold().split()[-1]
        if last in words and last not in _EVERYDAY:
            return last, skill_id
    return None


_EVERYDAY = frozenset("level levels skills basics thinking writing learning testing design systems".split())
