"""Skills a person has or lacks, with a level: what the words around each name say of it.

Names are grouped into runs ("Python, SQL and Git"): what stands before or after a run is said of all of it. A
negation reaches over "or" and over a list after a verb ("never touched Docker or Kubernetes"), a bare "no" stops at a
comma.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from tools.listening import speech, tables, typos
from tools.listening.levels import AWARE, NONE, SOLID, SOME, context, read_level
from tools.listening.lexicon import Mention
from tools.listening.message import Message, cue
from tools.listening.text import Span, fold
from tools.schema import SkillFact

TECH_ROLES = frozenset(
    {
        "software-engineer",
        "backend-engineer",
        "frontend-engineer",
        "full-stack-engineer",
        "devops-sre-engineer",
        "data-engineer",
        "data-analyst",
        "data-scientist",
        "ml-engineer",
        "qa-engineer",
        "ai-engineer",
        "ai-application-engineer",
        "ai-platform-engineer",
        "ml-ai-hybrid-engineer",
    }
)
_GLUE = re.compile(
    r"^[\s,/&+|.)]*(?:\(?(?:and|or|und|oder|y|o|u|et|ou|e|plus|as well as|nor|ni|noch|both|also|even|with|"
    r"auch)?)?[\s,/&+|(]*$"
)
_SHORT_GLUE = re.compile(r"^\s?(?:[,/&+|(]|and|or|und|oder|y|o|et|ou|e|nor|ni)?\s?\(?(?:and|or|und|y|et|e|nor)?\s?$")
_BREAK = re.compile(
    r"[,;:()\n]|\s-\s|[.!?](?=\s|$)|\b(?:but|aber|sondern|pero|mais|mas|however|though|although|while|whereas)\b"
)


@dataclass(frozen=True)
class _Run:
    """Skills named side by side, and the words that are said of them."""

    mentions: tuple[Mention, ...]
    before: str
    after: str
    clause: str

    @property
    def start(self) -> int:
        return self.mentions[0].start

    @property
    def end(self) -> int:
        return self.mentions[-1].end


def read_skills(message: Message, *, at_work: bool) -> list[SkillFact]:
    """Skills of the person, in order. `at_work`: a technical job was told, so plain names are its tools."""
    mentions = tuple(one for one in message.mentions if one.entry.kind == "skill")
    counted = _counted(message, mentions)
    facts: list[SkillFact] = []
    for sentence, inside in groupby(counted, key=lambda one: message.sentence_at(one.start)):
        for run in _runs(message, sentence, tuple(inside)):
            facts.extend(_facts(message, run, at_work=at_work))
    return [*facts, *_programming(message, facts)]


def mentioned(message: Message) -> tuple[str, ...]:
    """Catalogue skills the message names, in order, the person's or not."""
    named = [one for one in message.mentions if one.entry.kind == "skill"]
    keep = [
        one.entry.ref
        for one in named
        if one.entry.ref and (one.entry.rule != "context" or _spelled_plainly(message, one))
    ]
    return tuple(dict.fromkeys(ref for ref in keep if ref))


def skill_fact(
    message: Message, label: str, level: int, words: str, *, skill_id: str | None = None, confidence: float = 0.9
) -> SkillFact:
    return SkillFact(
        label=label,
        skill_id=skill_id,
        level=level,
        negated=level == NONE,
        quote=words,
        turn=message.turn,
        channel=message.channel,
        confidence=confidence,
    )


# --- Which names count ------------------------------------------------------------------------------------------------


def _counted(message: Message, mentions: Sequence[Mention]) -> list[Mention]:
    """Everyday words count only beside other skills or after words of knowing."""
    kept: list[Mention] = []
    for index, one in enumerate(mentions):
        if _OTHER_SENSE.search(message.before(one.start, 40) + " | " + message.after(one.end, 40)):
            continue
        beside = [*mentions[max(0, index - 1) : index], *mentions[index + 1 : index + 2]]
        if (
            one.entry.rule != "context"
            or _is_capitals(message, one)
            or _beside_skill(message, one, beside)
            or _is_known(message, one)
        ):
            kept.append(one)
    return kept


# Python the snake, Java the island, Ruby the gem.
_OTHER_SENSE = re.compile(
    r"\b(?:snakes?|reptiles?|monty|coffee beans?|indonesia|jewel(?:lery|s)?|necklace|gemstones?)\b"
)


def _is_capitals(message: Message, one: Mention) -> bool:
    """ML, CI, BI: capitals of two letters or more are meant as names."""
    word = message.text.raw[one.start : one.end]
    return len(word) >= 2 and word.isupper() and not message.text.raw.isupper()


def _beside_skill(message: Message, one: Mention, others: Sequence[Mention]) -> bool:
    """In a list with a skill ("k8s, go, py"); a capital letter is enough beside another everyday word."""
    for other in others:
        gap = message.low[min(one.end, other.end) : max(one.start, other.start)]
        if len(gap) > 6 or not _SHORT_GLUE.match(gap):
            continue
        if other.entry.rule != "context" and (gap.strip() or one.end - one.start > 2):
            return True
        if gap.strip() and (message.text.raw[one.start].isupper() or one.end - one.start <= 2):
            return True
    return False


def _is_known(message: Message, one: Mention) -> bool:
    """After words of knowing, or rated; one letter only after words that name a language."""
    word = message.text.raw[one.start : one.end]
    if len(word) <= 2 and not (word.isupper() and len(word) > 1):
        rated = _RATED.match(message.after(one.end, 40)) or _NAMES_LANGUAGE.search(message.before(one.start, 20))
        return word[:1].isupper() and rated is not None
    return bool(_KNOWING.search(message.before(one.start, 48)) or _RATED.match(message.after(one.end, 40)))


_NAMES_LANGUAGE = re.compile(
    r"\b(?:in|with|use|used|using|know|touched|tried|basic|some|little|of|learned|learnt|languages?:?|like)\s$"
)
_KNOWING = re.compile(
    r"\b(?:know(?:ledge)?(?: of| in)?|knowing|familiar with|experience(?:d)? (?:with|in|of)|experience|"
    r"skills?(?: in)?:?|proficient (?:in|with)|good at|(?:a )?bit of|(?:a )?little|basics? of|basic|no|"
    r"never|zero|"
    r"idea (?:about|of)|clue about|comfortable with|background in|strong(?: in)?|expert in|certified in|"
    r"learn(?:ed|t|ing)?|studied|did|do|used?|using|write|wrote|tools:?|stack:?|nothing about|know about|new to|"
    r"some|good|solid|"
    r"teach|taught|without|kenntnisse(?: in)?|kein(?:e|en)?|nie|sin|de|pas de|sem|ich kann|se|sei|advanced|"
    r"professional|handle|handled|any|my|math:?|great at|bad at|terrible at|excellent|from zero|"
    r"build my)\s(?:\w+\s){0,2}$"
)
_RATED = re.compile(
    r"^\s*(?:\w+\s)?(?:is|are|was|were|a bit|a little|[:=]|daily|never|basics|skills?|experience|background|knowledge|"
    r"wizard|expert|from zero|fine|ok|okay|solid|good|well|only|none|\d\s?/\s?\d+|yes|no|nada|nie)\b"
)


def _spelled_plainly(message: Message, one: Mention) -> bool:
    return one.end - one.start > 2 or message.text.raw[one.start : one.end].isupper()


# --- Runs and what is said of them ------------------------------------------------------------------------------------


def _runs(message: Message, sentence: Span, inside: Sequence[Mention]) -> Iterator[_Run]:
    groups = _grouped(message.low, inside)
    for index, group in enumerate(groups):
        before_start = groups[index - 1][-1].end if index else sentence.start
        after_end = groups[index + 1][0].start if index + 1 < len(groups) else sentence.end
        before = _lead_in(message.low[max(before_start, group[0].start - _ROOM) : group[0].start], first=index == 0)
        after_words = message.low[group[-1].end : min(after_end, group[-1].end + _ROOM)]
        after = _follow_up(after_words, last=index + 1 == len(groups)) or _reply(message, sentence, group[-1].end)
        yield _Run(tuple(group), before, after, message.lead(group[0].start))


def _reply(message: Message, sentence: Span, end: int) -> str:
    """ "LangChain? Nope." is answered in the next breath."""
    if message.low[end : sentence.end].strip() != "?":
        return ""
    following = message.low[sentence.end : sentence.end + 40]
    return following if _ANSWERED.match(following) else ""


_ANSWERED = re.compile(
    r"^\s*(?:no|nope|never|none|not|yes|a (?:little|bit)|learned|some|only|just|daily|expert|solid|nein|"
    r"nie|nunca|jamais|nao)\b"
)
_ROOM = 120  # what is further away is said of something else


def _grouped(low: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for one in mentions:
        gap = low[groups[-1][-1].end : one.start] if groups else ""
        if groups and (_GLUE.match(gap) or re.fullmatch(r"\s\([^()]{0,20}\),?\s?(?:and\s)?", gap)):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _lead_in(words: str, *, first: bool) -> str:
    """The words before a run that are said of it: after the last break, or after the "and" that follows another run."""
    if first and _NEGATION_LEAD.search(words):
        return words
    breaks = [one for one in _BREAK.finditer(words) if not (first and one.group().startswith(("(", ":")))]
    if breaks:
        return words[breaks[-1].end() :]
    joined = None if first else _AND.search(words)
    return words[joined.end() :] if joined else words


def _follow_up(words: str, *, last: bool) -> str:
    """The words after a run that are said of it: up to the first break, or the "and" that leads to another run."""
    breaks = [one for one in _BREAK.finditer(words) if one.start() > 0 or one.group().strip() not in ("(", ":", ",")]
    if breaks:
        return words[: breaks[0].start()]
    if last:
        return words
    joined = _AND.search(words)
    return words[: joined.start()] if joined else ""


_NEGATION_LEAD = re.compile(r"\b(?:never|nothing|no experience)\b[^.;]{0,30}:\s*$")
_AND = re.compile(r"\s(?:and|und|y|et|e)\s")


def _facts(message: Message, run: _Run, *, at_work: bool) -> Iterator[SkillFact]:
    if _not_own(message, run):
        return
    level = read_level(run.before, run.after, run.end, message.quantities_near(run.end, run.end + 12))
    after_level = read_level("", run.after, run.end, ())
    words = message.sentence_quote(run.start, run.end)
    for index, one in enumerate(run.mentions):
        stated = after_level if level == NONE and _ends_before(message, run, index) else level
        yield skill_fact(
            message,
            message.text.raw[one.start : one.end],
            _default(message, run, at_work=at_work) if stated is None else stated,
            words,
            skill_id=one.entry.ref,
            confidence=_confidence(message, one, stated),
        )


def _confidence(message: Message, one: Mention, stated: int | None) -> float:
    slipped = message.lexicon.mended(message.low[one.start : one.end]) is not None
    return 0.6 if stated is None else typos.SLIP_CONFIDENCE if slipped else 0.9


def _ends_before(message: Message, run: _Run, index: int) -> bool:
    """ "no Docker, Python": a bare "no" stops at the comma unless "or" goes on."""
    if not index or not _STOPS.search(run.before):
        return False
    gaps = [message.low[a.end : b.start] for a, b in pairwise(run.mentions)]
    return "," in "".join(gaps[:index]) and not any(_OR.search(gap) for gap in gaps)


_OR = re.compile(r"\b(?:or|nor|oder|ni|noch|ou|o)\b|/")
_STOPS = re.compile(r"\b(?:no|zero|kein|keine|sin|sem|pas de)\s$")


def _default(message: Message, run: _Run, *, at_work: bool) -> int:
    """What a plain name says: part of a technical job is solid, one of a list is some."""
    if message.channel == "cv":
        return SOLID if _IN_CV_LINE.search(run.clause) else SOME
    return SOLID if at_work or _AT_WORK.search(run.clause + run.before) else SOME


_IN_CV_LINE = re.compile(r"\b(?:using|with|built|developed|led|designed|implemented)\b")
_AT_WORK = re.compile(r"\b(?:stack|at work|we use|my job|work with)\b")


def _not_own(message: Message, run: _Run) -> bool:
    """Wishes, questions, other people's skills, requirements and what-ifs."""
    lead = message.before(run.start, 120)
    clause = run.clause
    if speech.orders_us(message, run.start):
        return True
    if cue("hypothetical", lead) or (cue("requirement", clause) and not _OURS.search(clause)):
        return True
    if message.is_others(run.start):
        return True
    if (context("wish", clause + " ") and not _owned(clause)) or _STILL_TO_DO.match(run.after):
        return True
    if message.asks(run.start) and _ANSWERED.match(run.after):
        return False
    if speech.asks_about(message, run.start):
        return True
    return message.asks(run.start) and not _owned(clause) and not re.search(r"\bi (?:know|have|use|do|can)\b", lead)


_MINE = re.compile(r"\b(?:i|i'm|i've|me|we)\b")
_OURS = re.compile(r"\b(?:i|i'm|i've|me|my|we|our|ich|mein|yo|mi|je|j'ai|eu)\b")
_STILL_TO_DO = re.compile(
    r"^\s*(?:please\b|still open|is open|to[ -]do\b|comes next|next|courses?\?|engineer|developer|jobs?\b|questions?|"
    r"interview|project idea|instead)"
)


def _owned(clause: str) -> bool:
    """ "I know Python and want ..." owns what stands before the wish."""
    if _TOOK_UP.search(clause):
        return True
    wish, own = _last("wish", clause), _last("own", clause)
    return own > wish or (own >= wish - 12 and _NEGATED_OWN.search(clause) is not None)


_TOOK_UP = re.compile(
    r"\b(?:set out|decided|managed|had|started) to learn\b|"
    r"\b(?:followed|took|did|done|completed|finished|watched|read|attended)\s"
    r"(?:\w+\s){0,3}(?:courses?|tutorials?|books?|videos?|workshops?|bootcamps?|moocs?)\b"
)


_NEGATED_OWN = re.compile(r"\b(?:never|no|don't|haven't|nothing)\b")


def _last(kind: str, words: str) -> int:
    return max((match.end() for match in tables.pattern("context", kind).finditer(words)), default=-1)


# --- Programming as such ----------------------------------------------------------------------------------------------

_PROGRAMMED = re.compile(
    r"\b(?:(?P<never>never|not|haven't|didn't|don't|can't|cannot|no|nie|nunca|jamais|nao|pas|no se|"
    r"kann nicht)\s(?:\w+\s){0,2})?(?:i\s)?(?P<verb>coded|programmed|code|program|programmiert|"
    r"programmieren|programado|programme|programar|programei|coder)\b(?!\s(?:of|review|reviews|manager|is|"
    r"for the))"
)


def _programming(message: Message, facts: Sequence[SkillFact]) -> list[SkillFact]:
    """ "never coded" and "I coded in college" speak of programming itself."""
    found: list[SkillFact] = []
    for match in _PROGRAMMED.finditer(message.low):
        lead = message.lead(match.start())
        if context("wish", lead) or cue("hypothetical", lead) or message.asks(match.start()):
            continue
        if cue("others", lead) and not _MINE.search(lead):
            continue
        level = _programmed(message, match, lead, facts)
        if level is not None:
            words = message.sentence_quote(match.start(), match.end())
            found.append(skill_fact(message, "programming", level, words, confidence=0.9 if level == NONE else 0.6))
    if not found and _SELF_TAUGHT.search(message.low):
        found.append(skill_fact(message, "programming", SOME, "self-taught", confidence=0.6))
    return found


_SELF_TAUGHT = re.compile(r"\bself-taught (?:coder|programmer|developer)\b")
_LONG_AGO = re.compile(r"\b(?:ago|college|school|university|once|first time|bit|little)\b")


def _programmed(message: Message, match: re.Match[str], lead: str, facts: Sequence[SkillFact]) -> int | None:
    if match["never"]:
        after = message.after(match.end(), 24)
        language = re.match(r"^\s+(?:in|with|on)\s", after)
        in_a_language = language is not None and message.lexicon.starts_with_skill(after[language.end() :])
        return None if in_a_language or context("neutral", match.group()) else NONE
    first_person = not lead.strip() or re.search(r"\b(?:i|i've|habe|he)\b", lead + match.group())
    if match["verb"] not in ("coded", "programmed", "programmiert", "programado") or not first_person:
        return None
    sentence = message.before(match.start(), 200) + message.after(match.end(), 200)
    if any(fact.skill_id and fold(fact.quote) in sentence for fact in facts):
        return None
    return AWARE if _LONG_AGO.search(sentence) else SOME
