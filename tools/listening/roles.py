"""Who the person is and what they want to become: job titles, told apart by the words around them."""

import re
from typing import Literal

from tools.listening import speech, tables, typos
from tools.listening.backgrounds import read_aim, read_background
from tools.listening.message import Message, cue
from tools.listening.text import fold
from tools.listening.titles import SWITCHER, Named, names
from tools.schema import Problem, RoleFact

_TARGETS = ("ai-engineer", "ai-application-engineer", "ai-platform-engineer", "ml-ai-hybrid-engineer", "ml-engineer")
_WANT = re.compile(
    r"\b(?:becom(?:e|ing)|(?<!used to )be an?|be the|want(?:s)? (?:to be|to become|an?|be)|wanna be|wish to be|goal|"
    r"target(?: role)?|aim(?:ing)?|aspir\w+|dream\w*|into|switch\w*|mov(?:e|ing)|transition\w*|"
    r"pivot\w*|land|get(?:ting)? (?:an?|hired|a job|into|in)|job (?:as|in)|role as|position as|work as an?|"
    r"hired as|career (?:in|as)|apply|applying|towards?|future|"
    r"would (?:love|like)|i'd (?:love|like)|looking (?:for|to)|interested in|rather|prefer|go for|goes? to|"
    r"break(?:ing)? into|make it|make that|retrain\w*|qualify|end up|->|=>|"
    r"werden|wechseln|ziel|mochte|will|quiero|ser|convertirme|objetivo|meta|gustaria|pasar a|devenir|veux|"
    r"voudrais|objectif|quero|tornar|virar|gostaria|zum|zur)\b[^.;\n]{0,40}$"
    r"|(?:(?:->|=>|→)\s?|\bto\s)(?:an?\s)?$"
)
_WANT_AFTER = re.compile(
    r"^\s*(?:please\b|is (?:my|the) (?:goal|target|dream|plan)|is more me|is what i want|in (?:\d|a year|"
    r"half|about|one|two|three|six|nine|twelve|eighteen|the next)|by (?:next|\d|the end|jan|feb|mar|apr|"
    r"may|jun|jul|aug|sep|oct|nov|dec)|"
    r"within|werden|would (?:be|suit)|as (?:a |my )?(?:goal|target)|one day|someday|instead|sounds|job in|"
    r"some day|eventually|next)\b|^\s*(?:job|role|position)s?\b(?! (?:for|since))"
)
_AM = re.compile(
    r"(?:\b(?:i'm|i am|im|i was|used to be|turned|now|been|being|am|work(?:ing|ed)? (?:as|like)|works as|as|currently|"
    r"me:|role|"
    r"job|current role|occupation|profession|title|position|trained as|qualified|by training|employed as|"
    r"ich bin|bin|arbeite als|arbeite seit \w+ \w+ als|als|beruf|soy|trabajo (?:como|de)|como|ocupacion|"
    r"je suis|suis|travaille comme|en tant que|comme|metier|sou|trabalho como|profissao|i'm also|still|"
    r"years|yrs|year|"
    r"former|ex|retired|licensed|certified|my job is|background as|career as|experience as|started as|"
    r"start(?:ed)? to work as)(?:\sis|\swas)?\s?[:=]?\s?[\"']?(?:\s?(?:\d\d\s?-?\s?(?:yo|y/o|years? old|year-old)|"
    r"an?|the|un|une|uma|um|ein|eine|currently|now|just|still|"
    r"really|basically|actually|full[- ]time|part[- ]time|only|also|like|of|in|senior|ein|kind of|"
    r"bit of a)\s){0,4}$)"
)
_HERE = re.compile(
    r"^\s*(?:here\b|by (?:day|trade|training|profession)|[,(]?\s*(?:for )?(?:about |around |almost |"
    r"nearly |over |~)?(?:\d+|[a-z]+|twenty[ -]\w+)\+?\s?(?:years?|yrs?|y|yoe|months|jahre|anos|ans)\b|"
    r"(?:for|since|with|seit|desde|depuis|con|avec|com|mit)\s|at an?\s|in (?:a|an|the)\s)"
)
_REJECT = re.compile(
    r"\b(?:forget|not(?: an?| the| as| to be)?|instead of(?: an?)?|rather than(?: an?)?|no longer|"
    r"don't want (?:to be|to become)?|never|isn't|am not|i'm not|stop being|wasn't|drop|nicht|kein|no soy|"
    r"ne suis pas|nao sou|without being|"
    r"except|unlike|other than|scrap|former target|don't call me)\s(?:an?\s|the\s|ein\s|eine\s|as\s)?(?:\w+\s)?$"
)
_ABOUT = re.compile(
    r"\b(?:what (?:does|do|is|are)|what's|difference|compare|between|how much|salary of|explain|versus|vs|"
    r"average|does an?|do|can an?|is an?|why (?:do|are|is)|which|tell me about|the word|interview\w*|hire|"
    r"hires|hiring|"
    r"questions? for|portfolio (?:of|for)|plan of|posting|job:|unterschied|zwischen|diferencia|entre|"
    r"a former|help an?|suits?|like an?|with an?|from an?|explain \w+ to|to an?(?: \w+)?|taught by|"
    r"talk(?:ed)? to an?|sum of|for an?|for)\s[^.;\n]{0,30}$"
)


def read_roles(message: Message) -> tuple[list[RoleFact], list[Problem]]:
    """Origin and target roles of a message, later ones last; a target outside the catalogue is a problem to be said."""
    facts: list[RoleFact] = []
    for named in names(message):
        field = _field(message, named, facts)
        if field:
            facts.append(_fact(message, field, named))
    facts = _tidied(facts)
    facts = _with_background(message, facts)
    facts.extend(read_aim(message, facts))
    problems = [
        Problem(code="role_unknown", quote=fact.label)
        for fact in facts
        if fact.field == "target_role" and fact.role_id is None
    ]
    return facts, problems


def role_fact(message: Message, field: Literal["origin_role", "target_role"], label: str, words: str) -> RoleFact:
    """A label that answers the question for a role."""
    role_id = message.lexicon.role_of(label)
    if field == "origin_role":
        role_id = role_id or SWITCHER
    return RoleFact(
        field=field,
        label=label,
        role_id=role_id,
        quote=words,
        turn=message.turn,
        channel=message.channel,
        confidence=0.9,
    )


def _fact(message: Message, field: Literal["origin_role", "target_role"], named: Named) -> RoleFact:
    role_id = named.role_id
    if field == "origin_role":
        role_id = role_id or SWITCHER
    elif role_id in (SWITCHER, "student"):
        role_id = None
    return RoleFact(
        field=field,
        label=named.label,
        role_id=role_id,
        quote=message.sentence_quote(named.start, named.end),
        turn=message.turn,
        channel=message.channel,
        confidence=typos.SLIP_CONFIDENCE if named.slipped else 0.9,
    )


def _field(message: Message, named: Named, known: list[RoleFact]) -> Literal["origin_role", "target_role"] | None:
    """Is this role the person's own, the one they want, or neither?"""
    before, after = message.before(named.start, 70), message.after(named.end, 45)
    lead = message.lead(named.start)
    if corrected := _corrected(message, before, known):
        return corrected
    if _REJECT.search(before) or _is_greeted(named, before) or cue("hypothetical", lead):
        return None
    if message.is_others(named.start) or speech.asks_world(message, named.start):
        return None
    if _COMPARED.search(before) or (message.asks(named.start) and _TAKEN.search(before)):
        return None
    if _answers_goal(message, lead, after):
        return "target_role"
    if _wanted(before, lead, after, named):
        return "target_role"
    if named.role_id in _TARGETS and message.asks(named.start) and before.endswith(_IN_THE_ROLE):
        return None
    if _AM.search(before):
        return None if known and _PART.search(before) else "origin_role"
    question = message.asks(named.start)
    if question or _ABOUT.search(before):
        return None
    if named.role_id in _TARGETS:
        fragment = not lead.strip() or re.match(r"^\W*(?:an?|or|und|oder|and)?\W*$", lead)
        return (
            "target_role"
            if fragment and message.channel != "cv"
            else "origin_role"
            if message.channel == "cv" and fragment
            else None
        )
    if (
        _HERE.match(after)
        or not lead.strip(" -*'\"")
        or re.match(
            r"^\W*(?:hi|hello|hey|yo|hallo|hola|bonjour|ola|so|well|ok|okay|um|a|an|the|just a|former|ex)?\W*(?:a|"
            r"an)?\s?$",
            lead,
        )
    ):
        return "origin_role" if _fits_fragment(message, named, known) else None
    return None


_CORRECTS = re.compile(
    r"\b(?:i meant|i mean|i said|correction|rather|ich meinte|quise decir|je voulais dire|quis dizer)[\s,:]{1,3}"
    r"(?:to (?:be|say) )?(?:an?\s|eine?\s|un[ea]?\s|uma?\s)?$|"
    r"^\W*(?:no\W+)?not (?:an? )?[\w ]{2,30},\s(?:but )?(?:an? )?$"
)


def _corrected(message: Message, before: str, known: list[RoleFact]) -> Literal["origin_role", "target_role"] | None:
    """ "No, I meant data engineer" corrects the role that was told last; the goal, where both are known."""
    if not _CORRECTS.search(before):
        return None
    if known:
        return known[-1].field
    held = message.profile
    return "target_role" if held.target_role else "origin_role" if held.origin_role else None


# "How much can I ask for as an AI engineer?" is of a role not held yet.
_IN_THE_ROLE = ("as a ", "as an ", "as ")


# Roles set side by side, or done away with, are nobody's goal.
_COMPARED = re.compile(r"\b(?:compar\w+|difference|versus|vergleich\w*|diferencia|difference entre)\b")
_TAKEN = re.compile(
    r"\b(?:will|would|could|can|does|is)\b[^.;]{0,24}\b(?:take|replace|eat|kill|steal|end|destroy)\w*\b"
)


def _answers_goal(message: Message, lead: str, after: str) -> bool:
    """ "Well, data analyst it is": a plain title where the goal was asked for."""
    asked = message.asked is not None and message.asked.kind == "profile" and message.asked.key == "target_role"
    return asked and _BARE_LEAD.match(lead) is not None and _BARE_END.match(after) is not None


_BARE_LEAD = re.compile(r"^\W*(?:(?:well|so|ok|okay|alright|then|an?|the|maybe|probably|rather|um)\W+)*$")
_BARE_END = re.compile(r"^\W*(?:it is|please|then|i guess|i think|or\b.*|thanks|\W)*$")


# "15 years, 3 of them as project lead" tells more of the same job.
_PART = re.compile(r"\b(?:them|which|including|partly|sometimes)\s(?:\w+\s)?as\s(?:an?\s)?$")


def _is_greeted(named: Named, before: str) -> bool:
    """ "Hey coach": that is us."""
    return (
        fold(named.label) == "coach"
        and re.search(r"^\W*(?:\w+\W+){0,2}$", before) is not None
        and not _AM.search(before)
    )


def _wanted(before: str, lead: str, after: str, named: Named) -> bool:
    if _AM.search(before) and not re.search(
        r"\b(?:want|wanna|like to|love to|hope|goal|target|become|job as|role as|position as|hired as|mochte|"
        r"quiero|veux|quero|career as|future)\b",
        lead,
    ):
        return False
    if re.search(r"\b(?:moved|switched|transitioned|went|landed|came) (?:from|into|to)\b", lead) and not re.search(
        r"\bwant|goal|plan\b", lead
    ):
        return False
    if named.role_id in _TARGETS and re.search(r"\b(?:want|wanna|hope|dream|aim|goal|target)\b", lead):
        return True
    if _WANT.search(before):
        own = named.role_id in _TARGETS or re.search(
            r"\b(?:be|become|becoming|goal|target|as|into|to|make it|make that|an?|->|werden|ser|devenir|zum|zur|"
            r"land|role|job)\b",
            before[-40:],
        )
        return bool(own)
    return (
        bool(_WANT_AFTER.match(after))
        and (named.role_id is not None and named.role_id not in ("student", "teacher"))
        and not re.search(r"\b(?:as|i'm|i am)\s(?:an?\s)?$", before)
    )


def _fits_fragment(message: Message, named: Named, known: list[RoleFact]) -> bool:
    """A bare title at the head of a statement is the person's, unless they already told theirs."""
    if message.channel == "cv":
        return True
    known_origin = known and any(fact.field == "origin_role" for fact in known[-4:])
    held = message.profile.origin_role is not None and fold(named.label) in ("sre", "qa", "devops")
    first = fold(named.label) not in ("sre", "qa", "devops") or len(message.before(named.start).strip()) <= 3
    return not known_origin and not held and first


def _with_background(message: Message, facts: list[RoleFact]) -> list[RoleFact]:
    """The field of work stands in for a missing title, and says what a bare "manager" manages."""
    origins = [fact for fact in facts if fact.field == "origin_role"]
    if any(not _is_vague(fact) for fact in origins):
        return facts
    rest = [fact for fact in facts if fact not in origins]
    found = read_background(message)
    if not found or not origins:
        return [*(found or origins), *rest]
    rank = fold(origins[-1].label)
    label = found[0].label if rank in fold(found[0].label) else f"{found[0].label} {rank}"
    return [found[0].model_copy(update={"label": label}), *rest]


def _is_vague(fact: RoleFact) -> bool:
    return fold(fact.label) in tables.words("stopwords", "vague")


def _tidied(facts: list[RoleFact]) -> list[RoleFact]:
    """A bare "manager" does not replace a fuller title."""
    kept: list[RoleFact] = []
    titled = False
    for fact in facts:
        if fact.field == "origin_role" and titled and _is_vague(fact):
            continue
        titled = titled or fact.field == "origin_role"
        kept.append(fact)
    return kept
