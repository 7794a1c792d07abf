"""Who a person is or wants to be where no job title is named: "25 years in logistics", "I teach", "get into AI"."""

import re
from functools import cache

from tools.listening import speech, tables
from tools.listening.message import Message, cue
from tools.listening.text import fold
from tools.listening.titles import SWITCHER, role_id_of
from tools.schema import RoleFact

_IN_FIELD = re.compile(
    r"\b(?:work(?:ing|ed)?(?: \w+){0,3} (?:in|at|for|with)|doing|do|did|been (?:in|doing)|years? (?:in|of|"
    r"at)|background in|come from|from|career in|job in|experience in|in|arbeite in|jahre in|aus der|"
    r"trabajo en|anos en|"
    r"travaille dans|ans dans|trabalho (?:em|com)|anos em|yrs? in|y in|a bit of)\s(?:the |an? |der |die |"
    r"el |la |le |les |o |a )?(?:[a-z0-9]+\s){0,2}?$"
)


def read_background(message: Message) -> list[RoleFact]:
    """Field and rank make a title ("25 years in logistics, the last ten as a manager"); who teaches is a teacher."""
    if match := _teaching().search(message.low):
        subject = match["subject"] or ""
        label = f"{message.text.raw[match.start('subject') : match.end('subject')]} teacher" if subject else "teacher"
        return [
            RoleFact(
                field="origin_role",
                label=label.strip(),
                role_id="teacher",
                quote=message.sentence_quote(*match.span()),
                turn=message.turn,
                channel=message.channel,
                confidence=0.75,
            )
        ]
    if match := _STUDYING.search(message.low):
        words = message.sentence_quote(*match.span())
        fact = RoleFact(
            field="origin_role",
            label="student",
            role_id="student",
            quote=words,
            turn=message.turn,
            channel=message.channel,
            confidence=0.75,
        )
        return [] if message.is_others(match.start()) or speech.asks_about(message, match.end() - 1) else [fact]
    if held := _from_chain(message) or _from_workplace(message):
        return [held]
    for match in _fields().finditer(message.low):
        lead = message.lead(match.start())
        if speech.asks_world(message, match.start()):
            continue
        if (
            not _IN_FIELD.search(lead + "")
            or (cue("others", lead) and not re.search(r"\bi\b|\bi'", lead))
            or re.search(
                r"\b(?:want|learn|interested|degree|bachelor\w*|master'?s?|course|studies|into|would|phd)\b", lead
            )
        ):
            continue
        label = message.text.raw[match.start() : match.end()]
        rank = re.search(
            r"\bmanage (?:a |the |our )?\w*\s?team|\bas (?:an? |the )?(manager|director|supervisor|team lead|"
            r"analyst|head)\b",
            message.low,
        )
        words = message.sentence_quote(*match.span())
        return [
            RoleFact(
                field="origin_role",
                label=f"{label} {rank[1] or 'manager'}" if rank else label,
                role_id=message.lexicon.role_of(label) if label != "it" else "software-engineer",
                quote=words,
                turn=message.turn,
                channel=message.channel,
                confidence=0.7,
            ).model_copy(update={})
        ]
    return []


_PLACES = (
    r"investment bank|bank|hospital|clinic|pharmacy|school|kindergarten|law firm|bakery|restaurant|cafe|coffee shop|"
    r"hotel|bar|shop|store|supermarket|warehouse|factory|farm|garage|gym|salon|barbershop|studio|agency|library|"
    r"museum|travel agency|call cent(?:er|re)|nursing home|brewery|bookshop|kiosk|food truck|laundry|boutique|"
    r"business|firm|practice|butchery|vineyard|dairy|nursery"
)
_OWNED = re.compile(
    rf"\bi (?:also |now |still )?(?:run|own|have|opened|lead|manage) (?:an?|my own|our|my|the) "
    rf"(?P<place>(?!business\b)(?:(?!business )[a-z-]+ ){{0,2}}?(?:{_PLACES}))(?![\w-])"
)
_WORKED_AT = re.compile(
    rf"\b(?:job|work|working|worked|employed|position) (?:at|in|for|by) (?:an?|the|our local|a local) "
    rf"(?P<place>(?:[a-z-]+ )?(?:{_PLACES}))(?![\w-])"
)


def _from_workplace(message: Message) -> RoleFact | None:
    """ "I run a bakery", "a job at an investment bank": the place of work stands in for the title."""
    for pattern, suffix in ((_OWNED, "owner"), (_WORKED_AT, "worker")):
        for match in pattern.finditer(message.low):
            if not _is_elsewhere(message, match):
                place = message.text.raw[match.start("place") : match.end("place")]
                banker = suffix == "worker" and match["place"].endswith("bank")
                return _held(message, match, f"{place}er" if banker else f"{place} {suffix}")
    return None


def _is_elsewhere(message: Message, match: re.Match[str]) -> bool:
    """Somebody else's place of work, one that is asked about, or one that is wished for."""
    wished = re.search(r"\b(?:want|wish|hope|dream|apply\w*|looking|would)\b", message.lead(match.start("place")))
    return wished is not None or message.is_others(match.start()) or speech.asks_about(message, match.start())


_CHAIN = re.compile(
    r"(?<![\w-])(?P<place>[a-z][a-z ]{1,30}?)\s?(?:->|=>|→)\s?(?:an? )?(?:ai|ml|ki|ia|gen ?ai|llms?|machine learning|"
    r"artificial intelligence)\b"
)


def _from_chain(message: Message) -> RoleFact | None:
    """ "sales -> web design -> AI": the last stop before the goal is where the person is."""
    match = _CHAIN.search(message.low)
    if match is None or not (_fields().fullmatch(match["place"]) or role_id_of(message.lexicon, match["place"])):
        return None
    label = message.text.raw[match.start("place") : match.end("place")]
    return _held(message, match, re.sub(r"ngineering$", "ngineer", label))


def _held(message: Message, match: re.Match[str], label: str) -> RoleFact:
    return RoleFact(
        field="origin_role",
        label=label,
        role_id=role_id_of(message.lexicon, label) or SWITCHER,
        quote=message.sentence_quote(*match.span()),
        turn=message.turn,
        channel=message.channel,
        confidence=0.7,
    )


_STUDYING = re.compile(
    r"\b(?:still (?:at|in) (?:school|uni|university|college)|i (?:study|am studying) (?!\d|for|about|from|"
    r"every|at night|in the)\w+|"
    r"i'm studying (?:computer|engineering|medicine|law|physics|math|biology|business)\w*|"
    r"in (?:my )?(?:first|second|third|final|last) (?:year|semester)|"
    r"i'm (?:at|in) (?:high school|university|uni|college)|ich studiere|estudio (?:en|ingenieria|"
    r"informatica)|j'etudie|estudo (?:na|no|engenharia))\b"
)


@cache
def _fields() -> re.Pattern[str]:
    entries = {fold(word) for row in tables.rows("fields") for word in tables.cells(row["words"])}
    return re.compile(rf"(?<!\w){tables.one_of(tuple(sorted(entries, key=len, reverse=True)))}(?!\w)")


@cache
def _teaching() -> re.Pattern[str]:
    return re.compile(
        r"\bi (?:teach|taught|have taught|have been teaching|am teaching|went on to teach)\s(?!myself|it|how|"
        r"about|python|sql|java|excel)(?P<subject>[a-z]{4,}(?: and [a-z]{4,})?)?(?=\s(?:at|in|to|for|since)\b|"
        r"[,.]|\s*$)"
        r"|\b(?:went on to teach|my teaching (?:years|career|job))\b"
    )


_AIM = re.compile(
    r"\b(?:get(?:ting)?|break(?:ing)?|mov(?:e|ing)|switch(?:ing)?|transition(?:ing)?|pivot(?:ing)?|"
    r"go(?:ing)?|chang(?:e|ing)|career|job|work|working|time to learn|want to (?:do|learn|work in)|"
    r"wechseln|entrar|trabajar|travailler|trabalhar|einsteigen|goal|target)"
    r"(?:\s(?:in|into|to|over|careers|as|with|is|en|dans|com|em|a|la|le|l'|the|this|nach|"
    r"at)){0,3}\s?[:=]?\s(?P<aim>ai|artificial intelligence|ml|machine learning|gen ?ai|ki|ia|"
    r"inteligencia artificial|intelligence artificielle|llms?|data science)(?!\w|\s(?:agent|tool|assistant|"
    r"model|course|project|team))"
)


def read_aim(message: Message, known: list[RoleFact]) -> list[RoleFact]:
    """ "Get into AI" names a field: the nearest role, held loosely. Another trade is kept as it was said."""
    if any(fact.field == "target_role" for fact in known):
        return []
    held = message.profile.target_role
    for match in _AIM.finditer(message.low) if held is None or held.confidence <= 0.5 else ():
        if not message.is_others(match.start()) and not _DENIED.search(message.lead(match.start(), 30)):
            role_id = _AIM_ROLES.get(match["aim"], "ai-engineer")
            return [_wanted(message, match, "aim", role_id, confidence=0.5)]
    for match in _OTHER_TRADE.finditer(message.low):
        foreign = match["aim"].split()[-1] not in tables.words("stopwords", "no_trade")
        if foreign and not message.is_others(match.start()) and not message.lexicon.role_of(match["aim"]):
            return [_wanted(message, match, "aim", None, confidence=0.7)]
    return []


def field_alone(message: Message) -> str | None:
    """ "Logistics", "between jobs": a field of work, or none, as the whole reply to what somebody does."""
    words = message.text.raw.strip(" .!")
    low = fold(words)
    return words if _fields().fullmatch(low) or _NO_JOB.fullmatch(low) else None


_NO_JOB = re.compile(
    r"(?:i'm |i am |currently )*(?:between jobs|out of work|jobless|looking for work|on parental leave|"
    r"(?:a )?stay[- ]at[- ]home (?:mom|mum|dad|mother|father|parent))"
)


def is_aim(low: str) -> bool:
    """Is this no more than the name of the field ("artificial intelligence")?"""
    return _BARE_AIM.fullmatch(low.strip(" .!")) is not None


def aimed(message: Message, words: str) -> RoleFact:
    """The bare name of the field as the answer to where to: the nearest role, held loosely."""
    return RoleFact(
        field="target_role",
        label=words.strip(" .!"),
        role_id=_AIM_ROLES.get(message.low.strip(" .!"), "ai-engineer"),
        quote=words,
        turn=message.turn,
        channel=message.channel,
        confidence=0.5,
    )


_BARE_AIM = re.compile(
    r"(?:in |into )?(?:ai|artificial intelligence|ml|machine learning|gen ?ai|ki|kunstliche intelligenz|ia|"
    r"inteligencia artificial|intelligence artificielle|l'ia|llms?|data science)"
)
_AIM_ROLES = {"ml": "ml-engineer", "machine learning": "ml-engineer", "data science": "data-scientist"}
_DENIED = re.compile(r"\b(?:not|don't|never|how|why|what)\b")
_OTHER_TRADE = re.compile(
    r"\bi(?:'d| would)? (?:want|wish|hope|dream|like|love|plan|intend|am going|"
    r"aim)[^.;\n]{0,16}\b(?:become|becoming|be|work as)\s"
    r"an?\s(?P<aim>(?:[a-z-]{2,20}\s){0,2}?[a-z]{3,20})(?=\s?(?:[.,;!?]|$|\n|in\b|within\b|by\b|and\b|"
    r"one day\b|instead\b|some day\b))"
)


def _wanted(message: Message, match: re.Match[str], group: str, role_id: str | None, *, confidence: float) -> RoleFact:
    return RoleFact(
        field="target_role",
        label=message.text.raw[match.start(group) : match.end(group)],
        role_id=role_id,
        quote=message.sentence_quote(*match.span()),
        turn=message.turn,
        channel=message.channel,
        confidence=confidence,
    )
