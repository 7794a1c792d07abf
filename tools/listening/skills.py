"""Skills a person has or lacks, with a level: what the words around each name say of it.

Names are grouped into runs ("Python, SQL and Git"): what stands before or after a run is said of all of it. A
negation reaches over "or" and over a list after a verb ("never touched Docker or Kubernetes"), a bare "no" stops at a
comma.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tools.listening import tables
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
    mentions = tuple(one for one in message.lexicon.mentions(message.text) if one.entry.kind == "skill")
    counted = _counted(message, mentions)
    facts: list[SkillFact] = []
    for sentence in message.sentences:
        inside = [one for one in counted if sentence.start <= one.start < sentence.end]
        for run in _runs(message, sentence, inside):
            facts.extend(_facts(message, sentence, run, at_work=at_work))
    return [*facts, *_programming(message, facts)]


def mentioned(message: Message) -> tuple[str, ...]:
    """Catalogue skills the message names, in order, the person's or not."""
    named = [one for one in message.lexicon.mentions(message.text) if one.entry.kind == "skill"]
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
    sure = [one for one in mentions if one.entry.rule in ("", "case", "legacy")]
    return [one for one in mentions if one in sure or _incontext(message, one, mentions)]


def _incontext(message: Message, one: Mention, mentions: Sequence[Mention]) -> bool:
    short = one.end - one.start <= 2
    word = message.text.raw[one.start : one.end]
    for other in mentions:
        if other is one:
            continue
        gap = message.low[min(one.end, other.end) : max(one.start, other.start)]
        beside = one.end <= other.start or other.end <= one.start
        if (
            beside
            and len(gap) <= 6
            and _SHORT_GLUE.match(gap)
            and other.entry.rule != "context"
            and (gap.strip() or not short)
        ):
            return True
        if beside and len(gap) <= 6 and _SHORT_GLUE.match(gap) and gap.strip() and word[:1].isupper():
            return True
    if short and not (word.isupper() and len(word) > 1):
        return (
            bool(
                re.search(
                    r"\b(?:in|with|use|used|using|know|learned|learnt|languages?:?|like)\s$",
                    message.before(one.start, 20),
                )
            )
            and word[:1].isupper()
        )
    return bool(_KNOWING.search(message.before(one.start, 48))) or bool(_RATED.match(message.after(one.end, 40)))


_KNOWING = re.compile(
    r"\b(?:know(?:ledge)?(?: of| in)?|knowing|familiar with|experience(?:d)? (?:with|in|of)|experience|"
    r"skills?(?: in)?:?|proficient (?:in|with)|good at|(?:a )?bit of|(?:a )?little|basics? of|basic|no|"
    r"never|zero|"
    r"idea (?:about|of)|clue about|comfortable with|background in|strong(?: in)?|expert in|certified in|"
    r"learn(?:ed|t|ing)?|studied|did|do|used?|using|write|wrote|tools:?|stack:?|nothing about|about|new to|"
    r"some|good|solid|"
    r"teach|taught|without|kenntnisse(?: in)?|kein(?:e|en)?|nie|sin|de|pas de|sem|ich kann|se|sei|advanced|"
    r"professional|handle|handled|any|my|math:?|great at|bad at|terrible at|excellent|from zero|"
    r"build my)\s(?:\w+\s){0,2}$"
)
_RATED = re.compile(
    r"^\s*(?:\w+\s)?(?:is|are|was|were|[:=]|daily|never|basics|skills?|experience|background|knowledge|"
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
        before = _own_part(message.low[before_start : group[0].start], lead=True, first=index == 0)
        after = _own_part(message.low[group[-1].end : after_end], lead=False, first=index + 1 == len(groups))
        clause = message.clause_at(group[0].start)
        yield _Run(tuple(group), before, after, message.low[min(clause.start, group[0].start) : group[0].start])


def _grouped(low: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for one in mentions:
        gap = low[groups[-1][-1].end : one.start] if groups else ""
        if groups and (_GLUE.match(gap) or re.fullmatch(r"\s\([^()]{0,20}\),?\s?(?:and\s)?", gap)):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _own_part(words: str, *, lead: bool, first: bool) -> str:
    """Between two runs the words after the last break lead to the next one, those before the first end the last one."""
    breaks = list(_BREAK.finditer(words))
    if lead:
        if first and breaks and _NEGATION_LEAD.search(words):
            return words
        strong = [one for one in breaks if not one.group().startswith(("(", ":")) or not first]
        start = strong[-1].end() if strong and not (first and one_colon(strong[-1].group())) else 0
        part = words[start:]
        if not first and not strong:
            joined = re.search(r"\s(?:and|und|y|et|e)\s", words)
            part = words[joined.end() :] if joined else words
        return part
    own = [
        one
        for one in breaks
        if (one.group() not in ("(", ":") and one.group().strip() not in (",",)) or one.start() > 0
    ]
    end = own[0].start() if own else len(words)
    part = words[:end]
    if not first and not own:
        joined = re.search(r"\s(?:and|und|y|et|e)\s", part)
        part = part[: joined.start()] if joined else ""
    return part


_NEGATION_LEAD = re.compile(r"\b(?:never|nothing|no experience)\b[^.;]{0,30}:\s*$")


def one_colon(mark: str) -> bool:
    return mark == ":"


def _facts(message: Message, sentence: Span, run: _Run, *, at_work: bool) -> Iterator[SkillFact]:
    if _not_own(message, sentence, run):
        return
    level, stated = read_level(run.before, run.after, run.end, message.quantities)
    for index, one in enumerate(run.mentions):
        own_level, own_stated = _own_level(message, run, index, level, stated)
        if own_level is None:
            own_level = _default(message, run, at_work=at_work)
        label = message.text.raw[one.start : one.end]
        words = message.sentence_quote(run.start, run.end)
        yield skill_fact(
            message, label, own_level, words, skill_id=one.entry.ref, confidence=0.9 if own_stated else 0.6
        )


def _own_level(message: Message, run: _Run, index: int, level: int | None, stated: bool) -> tuple[int | None, bool]:
    """ "no Docker, Python": a bare "no" stops at the comma unless "or" goes on."""
    if level == NONE and index and _STOPS.search(run.before):
        gaps = [message.low[a.end : b.start] for a, b in zip(run.mentions, run.mentions[1:], strict=False)]
        if not any(
            re.search(r"\b(?:or|nor|oder|ni|noch|ou|o)\b|/", gap) for gap in gaps[: len(gaps)]
        ) and "," in "".join(gaps[:index]):
            return None, False
    return level, stated


_STOPS = re.compile(r"\b(?:no|zero|kein|keine|sin|sem|pas de)\s$")


def _default(message: Message, run: _Run, *, at_work: bool) -> int:
    if message.channel == "cv":
        return SOLID if re.search(r"\b(?:using|with|built|developed|led|designed|implemented)\b", run.clause) else SOME
    return (
        SOLID
        if at_work or re.search(r"\b(?:stack|at work|we use|my job|work with)\b", run.clause + run.before)
        else SOME
    )


def _not_own(message: Message, sentence: Span, run: _Run) -> bool:
    """Wishes, questions, other people's skills, requirements and what-ifs."""
    lead = message.low[sentence.start : run.start][-120:]
    clause = run.clause
    first_person = bool(re.search(r"\b(?:i|i'm|i've|me|my|we|our|ich|mein|yo|mi|je|j'ai|eu)\b", clause))
    if cue("hypothetical", lead) or (cue("requirement", clause) and not first_person):
        return True
    if cue("others", clause) and not re.search(r"\b(?:i|i'm|i've|me|we)\b", clause):
        return True
    if context("wish", clause + " ") and not _owned(clause, run):
        return True
    if re.match(
        (
            r"^\s*(?:still open|is open|to ?do|comes next|next|courses?\?|engineer|developer|jobs?\b|questions?|"
            r"interview|project idea|instead)"
        ),
        run.after,
    ):
        return True
    question = sentence.of(message.low).rstrip().endswith("?")
    return question and not _owned(clause, run) and not re.search(r"\bi (?:know|have|use|do|can)\b", lead)


def _owned(clause: str, run: _Run) -> bool:
    """ "I know Python and want ..." owns what stands before the wish."""
    if re.search(r"\b(?:set out to learn|decided to learn|managed to learn|had to learn|started to learn)\b", clause):
        return True
    wish, own = _last("wish", clause), _last("own", clause)
    return own > wish or (bool(_NEGATED_OWN.search(clause)) and own >= wish - 12)


_NEGATED_OWN = re.compile(r"\b(?:never|no|don't|haven't|nothing)\b")


def _last(kind: str, words: str) -> int:
    return max((match.start() for match in tables.pattern("context", kind).finditer(words)), default=-1)


# --- Programming as such ----------------------------------------------------------------------------------------------

_PROGRAMMED = re.compile(
    r"\b(?:(?P<never>never|not|haven't|didn't|don't|can't|cannot|no|nie|nunca|jamais|nao|no se|"
    r"kann nicht)\s(?:\w+\s){0,2})?(?:i\s)?(?P<verb>coded|programmed|code|program|programmiert|"
    r"programmieren|programado|programme|programar|programei|coder)\b(?!\s(?:of|review|reviews|manager|is|"
    r"for the))"
)


def _programming(message: Message, facts: Sequence[SkillFact]) -> list[SkillFact]:
    """ "never coded" and "I coded in college" speak of programming itself."""
    found: list[SkillFact] = []
    for match in _PROGRAMMED.finditer(message.low):
        sentence = message.sentence_at(match.start())
        lead = message.low[message.clause_at(match.start()).start : match.start()]
        if (
            context("wish", lead)
            or (cue("others", lead) and " i " not in f" {lead} ")
            or cue("hypothetical", lead)
            or sentence.of(message.low).rstrip().endswith("?")
        ):
            continue
        words = message.sentence_quote(match.start(), match.end())
        if match["never"]:
            if not re.match(r"^\s+(?:in|with|on)\s", message.after(match.end(), 8)) and not context(
                "neutral", match.group()
            ):
                found.append(skill_fact(message, "programming", NONE, words))
        elif match["verb"] in ("coded", "programmed", "programmiert", "programado") and re.search(
            r"\bi\b|\bi've\b|\bhe\b|\bhabe\b", lead + " i" if not lead.strip() else lead
        ):
            level = (
                AWARE
                if re.search(
                    r"\b(?:ago|college|school|university|once|years ago|first time|bit|little)\b",
                    sentence.of(message.low),
                )
                else SOME
            )
            known = any(fact.skill_id and fact.quote and fold(fact.quote) in sentence.of(message.low) for fact in facts)
            if not known:
                found.append(skill_fact(message, "programming", level, words, confidence=0.6))
    if not found and re.search(r"\bself-taught (?:coder|programmer|developer)\b", message.low):
        found.append(skill_fact(message, "programming", SOME, "self-taught", confidence=0.6))
    return found
