"""Questions about the person's own profile, their plan, or the coach: answered from what is known, not looked up."""

import re
from collections.abc import Mapping
from typing import Literal

from tools.listening.text import fold

Subject = Literal["me", "coach", "plan", "estimate", "promise", "guarantee", "quitting", "savings", "age", "traits"]
# Answered whatever else a message tells, and however it sounds: a wrong word here can cost somebody dearly.
GRAVE: frozenset[Subject] = frozenset({"guarantee", "quitting", "savings", "traits"})

_TRAIT = (
    r"(?:wom[ae]n|females?|girls?|mother|men|black|white|brown|asians?|africans?|arabs?|latin[oa]s?|muslims?"
    r"|jew(?:s|ish)?|hindus?|christians?|immigrants?|migrants?|refugees?|foreigners?|gay|lesbian|trans(?:gender)?|queer"
    r"|lgbt\w*|blind|deaf|disab\w+|wheelchair|adhd|autis\w+|dyslexi\w+|bipolar|pregnant|accent|hijab|headscarf|skin"
    r"|gender|religion|race|nationality|ethnicity|indians?|chinese|turks?|turkish|nigerians?|pakistanis?|europeans?"
    r"|americans?|from (?:india|africa|pakistan|nigeria|china|brazil|mexico|turkey|iran|egypt|syria|ukraine"
    r"|a poor country)|my name is|older people|old people|(?:over|above|past) (?:40|45|50|55|60|forty|fifty|sixty))"
)
_COUNTS = (
    r"(?:differen(?:t|ce)|(?:lower|worse|less|hurt|ruin|affect|reduce|change)s?\b.{0,30}\b(?:chances?|odds|plan)"
    r"|too (?:stupid|dumb|slow)|(?:worse|better|good|bad) (?:at|in|programmers?|engineers?|coders?|developers?)"
    r"|can(?:not|'t| not)? (?:even )?(?:code|program|become|do (?:this|it|that))"
    r"|can i (?:even |really |still )?(?:become|be|do)"
    r"|(?:don't|do not|won't|never|nobody|no one|not) (?:want to )?(?:hires?|takes?|employ\w*|pick)\b"
    r"|hire|hires|hired|refuse|rejects?|discriminat\w+|easier role|against me|hold me back"
    r"|an? (?:issue|problem|disadvantage|obstacle)|matters?|allowed|forget everything|suited|made for|right for)"
)

_PHRASES: Mapping[Subject, tuple[str, ...]] = {
    "me": (
        r"(?:what|which|tell) .{0,30}\byou (?:know|remember|have|stored?|keep|noted)\b.{0,12}\b(?:me|my)",
        r"what (?:did|have) you (?:note|noted|write down|written down|stored?|heard?)\b",
        r"(?:show|see|list|read) .{0,12}my (?:profile|facts|data|details)",
    ),
    "coach": (
        r"who (?:are|made|built) you",
        r"what (?:are you|can you do|do you do)",
        r"how (?:does this|do you) work",
        r"how can you help",
        r"can i trust (?:you|this)",
        r"are you (?:a )?(?:bot|human|real|an ai|chatgpt)",
        r"(?:what|which) (?:model|llm|ai|gpt|version|language model) (?:are you|do you (?:use|run))",
        r"(?:who wrote|what are|where are) your sources",
    ),
    "promise": (
        r"(?:guarantee|promise|assure|sure)\b[^.!?]{0,30}\b(?:job|hired|work|position)",
        r"will i (?:get|find|land|have) (?:a|the|any) (?:job|work|position)",
        r"will (?:anyone|anybody|someone|somebody|they|companies) hire me",
    ),
    "guarantee": (r"(?:guarantee|promise|assure) me\b",),
    "quitting": (
        r"(?:should|shall|must|can|do) i (?:have to )?(?:quit|leave|give up|resign)\b.{0,30}"
        r"\b(?:job|work|studies|uni|university|school)",
        r"(?:should|shall) i (?:just )?(?:quit|drop out|resign|leave school)",
        r"(?:tell|advise|push|convince) me to (?:just )?(?:quit|resign|leave|drop out|give up)",
    ),
    "savings": (
        r"(?:put|invest|spend|use|burn|pay|throw|cash|empty|risk|bet)\w*\b[^.!?]{0,40}"
        r"\b(?:my|our) (?:(?:life )?savings|pension|retirement|401k)",
        r"(?:should|shall|can|could) i (?:take|get) (?:out )?(?:a|another) (?:loan|credit|mortgage)",
        r"(?:sell|remortgage) (?:my|our) (?:house|car|flat|home)|max out (?:my|a) credit card",
    ),
    "age": (
        r"(?:am i|is it) (?:not )?(?:too|to) (?:old|late)\b",
        r"(?:at|with|being) (?:my age|[4-9]\d)\b.{0,30}\b(?:too (?:old|late)|realistic|possible|chance)",
    ),
    "plan": (
        r"when (?:do|will|would|can|am) i (?:finish|be finished|finished|done|get there|be there)",
        r"is (?:that|this|it|(?:the|my|that|this) plan)(?: even| really)? (?:realistic|doable|feasible|possible)"
        r"(?: for me| at all| then)?\W*$",
        r"can i (?:really |even )?(?:do|make) (?:it|this|that)\W*$",
        r"(?:is|are) (?:that|this|it|\d+ hours(?: a week)?) enough\W*$",
        r"(?:ist|ware) (?:das|es)(?: uberhaupt)? (?:realistisch|machbar|moglich)|geht das (?:uberhaupt|so)\W*$",
        r"es (?:realista|posible)\W*$|(?:c'est|est-ce) (?:realiste|possible|faisable)|e (?:realista|possivel)\W*$",
        r"wie lange (?:dauert|brauche|wurde|wird)|cuanto (?:tiempo )?(?:me )?(?:llevara|tardare|tarda|tomara)",
        r"combien de temps|quanto tempo (?:vai|demora|leva)",
        r"^\W*(?:but |and |ok )?why\W*$|^\W*(?:warum|por ?que|pourquoi)\W*$",
        r"(?:which|what) (?:free |one |good )?(?:course|book|tutorial|material|resource|video|lesson)s?"
        r" (?:(?:should|do|would|must) i (?:take |do |start |begin )?|to (?:take|start with|begin with) |comes )?first",
        r"(?:what|which one|so what|now what) (?:comes |goes |is )?first\W*$",
        r"what do you think(?: (?:of|about) (?:it|that|this|my plan|the plan))?\W*$|(?:any )?thoughts\W*$",
        r"(?:how much|what) (?:does|will|would|is) (?:it|this|that|all this|everything)(?: all)? (?:going to )?cost",
        r"(?:in|into) (?:one|two|three|a few|\d) (?:sentences?|lines?|words?)|tl;?dr|in short\W*$",
        r"(?:summari[sz]e|sum up|boil down) (?:it|that|this|the plan|my plan)|(?:too much|a lot of|so much) text",
        r"how far (?:will|would|can|could|am|do) i (?:be|get|go)\b",
        r"what(?:'s| is) your (?:opinion|take|advice|view)(?: on (?:it|this|that|my plan))?\W*$",
        r"what to (?:learn|study|do|start with|begin with|tackle|focus on)(?: \w+){0,2}? (?:first|next|now|today)",
        r"where (?:do|should|shall|would|can|must) i (?:even )?(?:start|begin)\W*$|where to (?:start|begin)\W*$",
        r"how (?:do|should|can) i (?:even )?(?:start|begin|get started)\W*$|\bfirst thing (?:i|to)\b",
        r"what (?:do|should|shall|can) i (?:do|learn) (?:this week|on monday|tomorrow|tonight|now)",
        r"what (?:would|should) (?:you|i) do (?:if you were me|in my (?:place|shoes|position|situation))",
        r"(?:my|the|this|that) (?:very |one )?(?:next|first) (?:step|task|milestone|week|phase)",
        r"what(?:'s| is| do i do) next",
        r"what (?:should|do|must|shall) i (?:do|learn|start with|begin with)\b.{0,20}\b(?:first|next|now|today|week)",
        r"how long (?:will|would|does|is) (?:it|this|that|the plan|my plan)",
        r"why (?:so|that) long",
        r"what does (?:the|my) plan cost|(?:cost|price) of (?:the|my) plan",
        r"when (?:will|would) i be (?:done|ready)",
        r"where (?:does|do) (?:that|the|those|these) (?:\d+ ?)?"
        r"(?:timeline|figures?|hours|h\b|weeks|months|dates?|numbers?)",
        r"how sure are you",
        r"in week (?:one|1)",
        r"explain (?:my|the) plan",
    ),
    "traits": (rf"{_TRAIT}\b.{{0,90}}\b{_COUNTS}", rf"{_COUNTS}\b.{{0,60}}\b{_TRAIT}"),
}
_ASKS = re.compile(r"\?|\b(?:tell me|be honest|say that|honestly|which companies|right)\b")
_SUBJECTS = {subject: re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)") for subject, phrases in _PHRASES.items()}


def subject_of(message: str) -> Subject | None:
    """What a question is about where it is about ourselves; None for the world outside."""
    words = fold(" ".join(message[:500].split()))
    found = [subject for subject, pattern in _SUBJECTS.items() if pattern.search(words)]
    if "traits" in found and not _ASKS.search(words):  # "nobody here hires me, I think it is my accent" asks nothing
        found.remove("traits")
    return next(iter(found), None)
