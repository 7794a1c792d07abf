"""A reply to the question the coach asked last: a bare "10", "six months", "yes", "3", or "skip"."""

import re
from collections.abc import Callable
from itertools import pairwise

from tools.listening import backgrounds, dates, hours, money, roles, time, titles
from tools.listening.message import Message
from tools.listening.numbers import Quantity
from tools.listening.skills import skill_fact
from tools.schema import AnswerFact, DeadlineFact, Fact, NumberFact, Problem, Question, RoleFact

BARE_WORDS = 8
_YES = re.compile(
    r"^\W*(?:yes|yep|yeah|yup|y|sure|definitely|absolutely|of course|i (?:do|have|can|did)|often|ja|jep|si|"
    r"oui|sim|claro|true|correct|daily)\b"
)
_NO = re.compile(
    r"^\W*(?:no|nope|nah|n|never|not (?:yet|really|at all)|none|nein|nicht|non|nao|nunca|jamais|i (?:don't|"
    r"haven't|can't|didn't|have not|cannot|do not)|false)\b"
)
_SKIP = re.compile(
    r"\b(?:skip|pass|next question|don't know|do not know|dont know|no idea|not sure|unsure|dunno|idk|"
    r"later|prefer not|rather not|no comment|keine ahnung|weiss nicht|no se|no lo se|sais pas|nao sei|"
    r"weiter|move on)\b"
)
_LEVEL_WORDS = (
    (4, r"\b(?:expert|master|guru|4)\b"),
    (3, r"\b(?:solid|good|well|daily|confident|strong|very|comfortable|gut|bien|bem)\b"),
    (2, r"\b(?:some|ok|okay|medium|used|so-so|fine|familiar|mittel)\b"),
    (1, r"\b(?:little|bit|heard|basics?|barely|read|tutorial|wenig|poco|peu|pouco)\b"),
    (0, r"\b(?:none|no|never|zero|not|nothing|nie|nunca|jamais|nein)\b"),
)
_ASKED = (
    (
        "weekly_hours",
        r"\bhours?\b[^?]*\b(?:week|study|learn|spend|have|day)|\btime\b[^?]*\b(?:week|study|learn)|stunden|horas|heures",
    ),
    ("years_experience", r"\byears?\b[^?]*\b(?:experience|work|job|role|done)|how long have you|jahre|anos|ans d'"),
    ("budget_usd", r"\b(?:budget|spend|money|pay for|afford)\b|geld|presupuesto|orcamento"),
    (
        "deadline",
        (
            r"\b(?:deadline|months?|by when|timeline|time ?frame|target date|how soon|when (?:do|would|should|"
            r"must) you)\b|monate|plazo|prazo|delai|bis wann"
        ),
    ),
    (
        "target_role",
        (
            r"\b(?:target role|which role|what role do you want|role (?:are you|do you)[^?]*(?:aim|want|target)|"
            r"like to become|want to become|goal)\b|zielrolle|werden"
        ),
    ),
    (
        "origin_role",
        (
            r"\b(?:current role|your role|your job|what do you do|what is your (?:current )?(?:role|job|profession|"
            r"occupation)|background)\b|beruf|trabajo actual|metier|profissao"
        ),
    ),
)


def asked_about(last_reply: str) -> Question | None:
    """The profile field that the last question of a folded reply asks for, where one is clear."""
    questions = [part for part in re.split(r"(?<=[.!?])\s+", last_reply.strip()) if part.endswith("?")]
    last = questions[-1] if questions else last_reply.strip() if re.search(r"\bdeadline\?$", last_reply) else ""
    for key, cue in _ASKED:
        if last and re.search(cue, last):
            return Question(kind="profile", key=key)
    return None


def is_skip(message: Message) -> bool:
    return _SKIP.search(message.low) is not None and len(message.low.split()) <= BARE_WORDS


def is_declined(message: Message) -> bool:
    """Whether the open question is to stay open: "skip", "not sure", or a bare "no" where a fact was asked for."""
    if message.asked is None:
        return False
    says_no = message.asked.kind == "profile" and _NO.search(message.low) is not None
    return is_skip(message) or (says_no and len(message.low.split()) <= BARE_WORDS)


def read_answer(message: Message, question: Question) -> list[Fact | Problem]:
    """What a short reply says to the question; nothing where it says something else, or skips."""
    if is_skip(message) or not message.low.strip():
        return []
    match question.kind:
        case "profile":
            return _profile_answer(message, question.key)
        case "check":
            return _check_answer(message, question.key)
        case "level":
            return _level_answer(message, question.key)


def _profile_answer(message: Message, key: str) -> list[Fact | Problem]:
    if len(message.low.split()) > BARE_WORDS:
        return []
    if key in ("origin_role", "target_role"):
        return _role_answer(message, key)
    readers: dict[str, Callable[[Message, Quantity, str], Fact | Problem | None]] = {
        "weekly_hours": hours.hours_fact,
        "years_experience": _years,
        "deadline": _deadline,
        "budget_usd": _budget,
    }
    words = message.text.raw.strip()
    if key == "deadline" and dates.read_dates(message):
        return []
    if not message.quantities:
        return _wordless(message, key, words)
    found = (
        readers[key](message, message.quantities[-1], words)
        if key in readers and len(message.quantities) == 1
        else None
    )
    return [found] if found else []


def _years(message: Message, found: Quantity, words: str) -> Fact | Problem | None:
    factor = {"": 1.0, "year": 1.0, "month": 1 / 12}.get(found.unit)
    if factor is None:
        return None
    if found.signed or found.high * factor > time.YEARS_MAX:
        return Problem(code="years_impossible", quote=words)
    return time.years_fact(message, found.low * factor, found.high * factor, words)


def _deadline(message: Message, found: Quantity, words: str) -> Fact | Problem | None:
    if found.unit not in ("", *time.MONTHS):
        return None
    months = found.value * time.MONTHS.get(found.unit, 1.0)
    if found.signed or months <= 0:
        return Problem(code="deadline_past", quote=words)
    return time.deadline_fact(message, months, None, words) if months <= time.MONTHS_MAX else None


def _budget(message: Message, found: Quantity, words: str) -> Fact | Problem | None:
    if found.unit and not found.is_money:
        return None
    return Problem(code="budget_negative", quote=words) if found.signed else money.budget_fact(message, found, words)


def _wordless(message: Message, key: str, words: str) -> list[Fact | Problem]:
    """ "none", "nothing", "no": zero money or years; hours and dates stay open."""
    if not re.match(
        (
            r"^\W*(?:no|none|nothing|nope|zero|nada|nichts|keins?|kein|rien|nenhum|ninguno|not? any|nil|"
            r"0)\W*(?:\w+\W*){0,2}$"
        ),
        message.low,
    ):
        return []
    if key == "budget_usd":
        return [NumberFact(field="budget_usd", value=0.0, quote=words, turn=message.turn, channel=message.channel)]
    if key == "years_experience" and len(message.low.split()) <= 2 and message.profile.origin_role is None:
        return []
    if key == "deadline":
        return [DeadlineFact(withdrawn=True, quote=words, turn=message.turn, channel=message.channel)]
    return []


def _role_answer(message: Message, key: str) -> list[Fact | Problem]:
    named = titles.names(message)
    words = message.text.raw.strip()
    if backgrounds.is_aim(message.low):
        return [backgrounds.aimed(message, words)] if key == "target_role" else []
    if _NO.match(message.low) or _YES.match(message.low) or message.low.rstrip().endswith("?"):
        return []
    label = _bare_title(message, named) if named else titles.trade_alone(message)
    if label is None and key == "origin_role":
        label = backgrounds.field_alone(message)
    if label is None:
        return []
    field = "origin_role" if key == "origin_role" else "target_role"
    fact: RoleFact = roles.role_fact(message, field, label, words)  # type: ignore[arg-type]
    if field == "target_role" and fact.role_id is None:
        return [fact, Problem(code="role_unknown", quote=label)]
    return [fact]


def _bare_title(message: Message, named: tuple[titles.Named, ...]) -> str | None:
    """The title where nothing but a title stands: no request, no question, no other matter."""
    first, last = named[0], named[-1]
    before, after = message.low[: first.start], message.low[last.end :]
    between = [message.low[one.end : other.start] for one, other in pairwise(named)]
    plain = _BEFORE_TITLE.fullmatch(before) and _AFTER_TITLE.fullmatch(after)
    return first.label if plain and all(_BETWEEN_TITLES.fullmatch(gap) for gap in between) else None


_BEFORE_TITLE = re.compile(
    r"(?:\W*(?:i'm|i am|im|me|my (?:job|role|goal|target) is|an?|the|to|be|become|as|"
    r"well|so|ok|okay|alright|then|um|hm+|"
    r"currently|now|still|just|maybe|probably|perhaps|mostly|rather|actually|ich bin|eine?|soy|una?|je suis|sou|uma?|"
    r"hi|hello)\b)*\W*"
)
_AFTER_TITLE = re.compile(
    r"\W*(?:(?:please|then|i guess|i think|it is|now|here|thanks|really|currently|for now|bitte|por favor)\W*)*"
    r"|\W{1,2}(?:of|in|at|for|from|with|by|on|de|en|bei|im|am)\s(?!me\b|you\b|us\b)[\w' -]{2,40}[.!]?"
)
_BETWEEN_TITLES = re.compile(r"[\s,/&+-]*(?:and|or|und|oder|y|o|et|ou|e)?[\s,/&+-]*(?:an?\s|now\s)?")


def _check_answer(message: Message, key: str) -> list[Fact | Problem]:
    level = 4 if _YES.match(message.low) else 0 if _NO.match(message.low) else _digit_level(message)
    return [] if level is None else [_answer(message, key, level)]


def _level_answer(message: Message, key: str) -> list[Fact | Problem]:
    level = _digit_level(message)
    if level is None:
        level = 0 if _NO.match(message.low) else _worded_level(message)
    if level is None:
        return []
    label = message.lexicon.skill_names.get(key, key)
    known = key if key in message.lexicon.skill_names else None
    return [
        skill_fact(message, label, level, message.text.raw.strip()[:160], skill_id=known),
        _answer(message, key, level),
    ]


def _digit_level(message: Message) -> int | None:
    match = re.match(
        (
            r"^\W*(?:level |about |a |maybe |i'd say |probably )*([0-4])(?!\d|[.,]\d|\s?(?:years?|months?|"
            r"hours?))\W*(?:of 4|/\s?4|out of 4)?"
        ),
        message.low,
    )
    if match:
        return int(match[1])
    found = message.quantities[0] if len(message.quantities) == 1 else None
    if (
        found
        and not found.unit
        and found.ratio is None
        and found.value in (0, 1, 2, 3, 4)
        and len(message.low.split()) <= 3
    ):
        return int(found.value)
    return None


def _worded_level(message: Message) -> int | None:
    return next((level for level, cue in _LEVEL_WORDS if re.search(cue, message.low)), None)


def _answer(message: Message, key: str, level: int) -> AnswerFact:
    return AnswerFact(
        question_id=key, level=level, quote=message.text.raw.strip()[:160], turn=message.turn, channel=message.channel
    )
