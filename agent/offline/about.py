"""Questions about the person's own profile, their plan, or the coach: answered from what is known, not looked up."""

import re
from collections.abc import Mapping
from typing import Literal

from agent.offline.traits import asks_of_traits
from tools.listening.text import fold

Subject = Literal["me", "coach", "plan", "estimate", "promise", "guarantee", "quitting", "savings", "age", "traits"]
# Answered whatever else a message tells, and however it sounds: a wrong word here can cost somebody dearly.
GRAVE: frozenset[Subject] = frozenset({"guarantee", "quitting", "savings", "traits"})

_MAY = (  # asked for, wished for or weighed, so not what was done long ago
    r"(?:should|shall|can|could|may|might|must|would|to|i'll|will|gonna|of|about|worth|better|smart|wise)\W+"
    r"(?:(?:i|we|you|just|then|really|even|it|for|me|to|simply|now) ){0,4}"
)
_WORK = (
    r"(?:(?:my|the|this|our|your|a) (?:\w+ ){0,2}?)?"
    r"(?:job|work|studies|uni(?:versity)?|college|school|career|position|phd)\b"
    r"(?! (?:history|experience|projects?|titles?|as|out|off|for last|ads?|search|on))"
)
_NO_SUM = r"(?![\w-]|'s| (?:of|account|fund|years?|age|software|system|plans?|business|product|apps?|department)\b)"

_PHRASES: Mapping[Subject, tuple[str, ...]] = {  # grave ones first: they are answered whatever else is asked
    "guarantee": (
        r"(?<!\bi )(?:guarantee|promise|assure) me\b"
        r"(?!\W*(?:that )?(?:you|(?:this|it|that) stays|my (?:data|privacy)))",
    ),
    "quitting": (
        r"(?:should|shall|must|can|do|could) i (?:have to |need to |just |really |now )*"
        rf"(?:quit|leave|give up|resign(?: from)?|abandon) {_WORK}",
        r"(?:should|shall) i (?:just |really |now )*(?:quit|drop out|resign)"
        r"(?=\W*(?:$|[?.!,])|\W*(?:now|first|today|to|and|or|before|if|so|of (?:school|uni|college))\b)",
        r"(?:tell|advise|push|convince) me to (?:just )?(?:(?:resign|drop out)\b"
        rf"|(?:quit|leave|give up)(?:\W*$| {_WORK}))",
        rf"would you (?:quit|leave|resign from) {_WORK}",
        rf"(?:is|of|about|consider\w*) (?:quitting|leaving) {_WORK}[^.!]{{0,40}}(?:idea|smart|wise|worth|right|\?)",
        r"soll\w* ich (?:\w+ ){0,4}kundigen|(?:deberia|debo|tengo que) (?:dejar|abandonar|renunciar a) (?:mi|el|la)"
        r" (?:trabajo|empleo|puesto|carrera|universidad)|(?:dejo|renuncio a) mi (?:trabajo|empleo|puesto)",
        r"(?:dois-je|devrais-je|je dois|je devrais) (?:demissionner|(?:quitter|lacher) (?:mon|ma|mes) \w+)",
        r"devo (?:pedir demissao"
        r"|(?:largar|deixar|abandonar|sair d[eo]) (?:o )?(?:meu )?(?:emprego|trabalho|faculdade))",
    ),
    "savings": (
        rf"(?:{_MAY}(?:put|invest|spend|use|burn|pay|throw|cash|empty|risk|bet)"
        r"|(?:put|invest|spend|us|burn|pay|throw|cash|empty|risk|bet)+ing)\b[^.!?]{0,40}"
        rf"\b(?:my|our) (?:(?:life )?savings|pension|retirement|401k){_NO_SUM}",
        rf"{_MAY}(?:take|taking|get|getting) (?:out )?(?:a|an|another) (?:\w+ )?(?:loan|credit|mortgage)"
        r"(?! (?:course|officer|class|card|hours?|points?|exam|job|process\w*|risk|analyst|team))",
        rf"{_MAY}borrow(?:ing)? (?:\S+ ){{0,3}}(?:money|\d\S*|from)",
        rf"{_MAY}(?:sell|remortgage) (?:my|our) (?:house|car|flat|home)|{_MAY}max out (?:my|a) credit card",
        r"(?:kredit|darlehen) aufnehmen|(?:mein|unser) (?:erspart|gespart)es\b|pedir (?:un|um) (?:prestamo|emprestimo)"
        r"|pegar um emprestimo|(?:prendre|faire) un (?:credit|pret|emprunt)|(?:gast|invert|met|us)\w+ (?:todos )?"
        r"mis ahorros|mes economies|(?:gast|invest|us)\w+ (?:todas )?(?:as )?minhas economias",
    ),
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
        r"garant\w+ (?:\w+ ){0,4}(?:job|stelle|arbeit|trabajo|empleo|emploi|travail|poste|emprego|trabalho)",
        r"(?:job|stelle) garantieren|bekomme ich (?:\w+ ){0,3}(?:job|stelle)",
        r"will i (?:get|find|land|have) (?:a|the|any) (?:job|work|position)",
        r"will (?:anyone|anybody|someone|somebody|they|companies) hire me",
    ),
    "age": (
        r"(?:am i|is it) (?:not )?(?:too|to) (?:old|late)\b",
        r"zu alt|zu spat|demasiado (?:viej[oa]|mayor|tarde)|trop (?:vieux|vieille|tard)|velh[oa] demais|tarde demais",
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
}
_BUILDS = re.compile(r"\b(?:build\w*|predict\w*|models?|tools?|app)\b")  # a loan that software is about
_WEIGHS = re.compile(r"\?|\b(?:tell me|advise|should|shall|idea|thinking|soll|deberia|dois|devo)\b")
_SUBJECTS = {subject: re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)") for subject, phrases in _PHRASES.items()}


def subject_of(message: str) -> Subject | None:
    """What a question is about where it is about ourselves; None for the world outside."""
    words = fold(" ".join(message[:500].split()))
    if asks_of_traits(words):
        return "traits"
    found = (subject for subject, pattern in _SUBJECTS.items() if pattern.search(words))
    is_weighed = _WEIGHS.search(words) is not None and not _BUILDS.search(words)
    return next((one for one in found if one != "savings" or is_weighed), None)
