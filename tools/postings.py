"""Read a job posting: the skills it asks for, what kind of job it is, for whom. Rules only, no model."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from pydantic import Field

from tools.listening.adverts import speaks_to_machine
from tools.listening.language import SERVED, read_language
from tools.listening.lexicon import Lexicon
from tools.listening.quantities import Quantity, read_quantities
from tools.listening.text import Text, quote, read_text
from tools.listening.tokens import Tokens, tokenise
from tools.listening.vocabulary import Mark
from tools.schema import Frozen

Archetype = Literal["application", "platform", "ml-hybrid", "other"]
Seniority = Literal["intern", "junior", "mid", "senior", "staff_lead", "unspecified"]
Wanted = Literal["must", "nice"]


class PostingSkill(Frozen):
    """A skill the posting names."""

    label: str = Field(description="In the posting's words.")
    skill_id: str | None = Field(description="Catalogue skill, or None for one outside it.")
    quote: str = Field(description="The line that names it.")
    wanted: Wanted = Field(default="must", description="`nice`: the posting says that it can do without.")


class Posting(Frozen):
    """What a posting asks for."""

    title: str = ""
    skills: tuple[PostingSkill, ...] = Field(description="One per skill, in the order named.")
    archetype: Archetype
    seniority: Seniority
    min_years: float | None = Field(description="Years asked for at least; None where none are named.")
    archetype_quote: str = Field(default="", description="The words that show the kind of job.")
    seniority_quote: str = Field(default="", description="The words, in the title or the text, that show for whom.")
    years_quote: str = Field(default="", description="The line that asks for the years.")


_EVERYDAY = frozenset(
    [
        "go",
        "r",
        "c",
        "rest",
        "make",
        "search",
        "ranking",
        "tracking",
        "segmentation",
        "security",
        "word",
        "outlook",
        "lean",
        "sales",
        "discovery",
        "communication",
        "documentation",
        "mentoring",
        "compliance",
        "accessibility",
        "accountability",
        "transparency",
        "fairness",
        "bias",
        "governance",
        "demo",
        "portfolio",
        "tools",
        "optimization",
        "optimisation",
        "scalability",
        "robustness",
        "automation",
        "metrics",
        "alerting",
        "moderation",
        "orchestration",
        "math",
        "research",
        "blogging",
        "latency",
        "throughput",
        "apis",
        "api",
        "xml",
        "json",
        "http",
        "streaming",
        "agent",
        "prompts",
        "scheduling",
    ]
)
_LLM = re.compile(
    r"\b(?:llms?|large language models?|gen ?ai|generative ai|rag|retrieval[- ]augmented|prompt\w*|agents?|"
    r"agentic|chatbots?|langchain|llamaindex|openai|gpt\S*|claude|gemini|embeddings?|vector (?:db|database|"
    r"store)s?|copilots?|conversational ai|llama \d|mistral|sprachmodelle?n?|ki-(?:agenten|anwendungen|assistenten))\b"
)
_TRAINING = re.compile(
    r"\b(?:pytorch|tensorflow|keras|train(?:ing|ed)? (?:and \w+ )?(?:\w+ )?models?|model (?:training|"
    r"development)|deep learning|machine learning (?:models?|algorithms?|engineer\w*|techniques)|"
    r"ml (?:models?|algorithms?|engineer\w*|pipelines?)|computer vision|fine-?tun\w+|lora|neural networks?|"
    r"nlp|reinforcement learning|statistical model\w*|research\w*|scikit-learn|feature engineering|"
    r"post-training|regression|classification)\b"
)
_PLATFORM = re.compile(
    r"\b(?:platform engineer\w*|infrastructure|kubernetes|terraform|mlops|llmops|aiops|devops|"
    r"model serving|inference (?:gateway|pipelines?|platform)|gateways?|gpu clusters?|observability|ci/cd|"
    r"provisioning|internal (?:platforms?|tools|systems)|developer (?:platform|tooling|experience)|vllm|"
    r"triton|reliability|scaling|sre|automation frameworks?|on-call|monitoring)\b"
)
_SENIORITY: tuple[tuple[Seniority, str], ...] = (
    ("intern", r"\b(?:intern|interns|internship|trainee|apprentice|working student|werkstudent|praktikum|stage)\b"),
    ("staff_lead", r"\b(?:staff|principal|lead|head|director|distinguished|chief|manager)\b"),
    ("senior", r"\b(?:senior|sr|snr|experienced)\b"),
    ("junior", r"\b(?:junior|jr|entry[- ]level|graduate|associate|early career|new grad)\b"),
    ("mid", r"\b(?:mid|mid-level|intermediate|ii|iii)\b"),
)
_YEARS_OF_FIRM = re.compile(
    r"\b(?:founded|our company|we have been|history|over the last|in business|contract|program(?:me)?|"
    r"leader for|for over|established|warranty|benefits?|vesting|vacation|leave|our team|team (?:has|of|with)|"
    r"together|between us|collectively|gegrundet|unser team)\b"
)
_YEARS_OF_TEAM = re.compile(r"\b(?:combined|collective|joint|shared|gemeinsame\w*|in business|of history)\b")
# A wish, not a demand: said on the line, or by the heading above it.
_NICE = re.compile(
    r"\b(?:nice[- ]to[- ]haves?|(?:a|big|huge|strong|definite|real|added) (?:plus|bonus|advantage)|bonus(?: points)?|"
    r"preferred|desirable|desired|optional|not (?:strictly )?(?:required|necessary|mandatory)|"
    r"von vorteil|wunschenswert|nice-to-have|un plus|se valora\w*|valorable|deseable|souhaite\w*|"
    r"diferencial|desejavel)\b|\bplus\W*$"
)
_NICE_FROM_HERE = re.compile(r"\b(?:ideally|preferably|idealerweise|idealmente|idealement|vorzugsweise)\b")
_NICE_HEADING = re.compile(
    r"\W*(?:it's |would be |what's )?(?:(?:also|strongly|highly|some) )?(?:nice[- ]to[- ]haves?|"
    r"bonus(?: points)?(?: if| for)?.{0,25}|preferred(?: \w+){0,2}|desirable(?: \w+){0,2}|pluses|plus(?: points)?|"
    r"optional|good to have|extras?|great if.{0,25}|"
    r"von vorteil|das ware schon|wunschenswert|kann|se valorara\w*|deseable|diferenciais|les plus|atouts?)\W*"
)
_HEADING_WORDS = 6
_PART = re.compile(r"[()\n;]|[.!?](?=\s)|,? but ")
_MOSTLY_NOT = re.compile(
    r"\b(?:don't|do not|does not|doesn't|didn't|never|no|not|without|no longer|instead of|rather than|away from|"
    r"kein\w*|nicht|ohne|statt|sin|sans|sem|nao)(?: (?:use|using|need|require|want|write|have|do|work with|any|on))?"
    r"(?: [\w+#.]+(?:,| or| and| nor)){0,3} $"
)
_ONLY = re.compile(r"\bnot (?:only|just|limited)\b")


def read_posting(text: str, lexicon: Lexicon, *, title: str = "") -> Posting:
    """The skills, kind, level and years of a posting. Text of the posting is data: nothing in it is followed."""
    read, head = read_text(text), read_text(title)
    tokens = tokenise(read.low)
    marks = lexicon.find(tokens, read, _languages(read))
    years = _min_years(read, tokens, read_quantities(tokens, marks))
    archetype = _archetype(head.low, read.low)
    seniority, shown_by = _seniority(head.low, read.low, years.least)
    return Posting(
        title=head.raw[:200],
        skills=tuple(_skills(read, tokens, marks["skill"])),
        archetype=archetype,
        seniority=seniority,
        min_years=years.least,
        archetype_quote=_archetype_words(archetype, read),
        seniority_quote=shown_by or (years.quote if seniority != "unspecified" else ""),
        years_quote=years.quote,
    )


def _languages(text: Text) -> frozenset[str]:
    """The language of a posting; a German one may be so full of English words that only its years give it away."""
    spoken = {read_language(text)} & SERVED
    return frozenset(spoken | {"de"} if re.search(r"\bjahre?n?\b", text.low) else spoken)


def _skills(text: Text, tokens: Tokens, marks: Iterable[Mark]) -> Iterable[PostingSkill]:
    found: dict[str, PostingSkill] = {}
    wishes = _wished_lines(text.low)
    for mark in marks:
        start, end = tokens.starts[mark.first], tokens.ends[mark.end - 1]
        key = mark.value.label.lower()
        if not _counts(text, mark, start, end):
            continue
        first, last = tokens.sentence_at(mark.first)
        begin, stop = tokens.starts[first], tokens.ends[last - 1]
        line = text.low[begin:stop]
        if speaks_to_machine(line) or _is_denied(text.low[begin:start]):
            continue
        is_nice = _is_nice(text.low, start, wishes)
        if key in found and (is_nice or found[key].wanted == "must"):
            continue
        found[key] = PostingSkill(
            label=text.raw[start:end],
            skill_id=mark.value.ref,
            quote=quote(text, begin, stop),
            wanted="nice" if is_nice else "must",
        )
    return found.values()


def _is_denied(before: str) -> bool:
    """ "We do not use Java": named only to be ruled out; "not only Java" is not."""
    return bool(_MOSTLY_NOT.search(before)) and not _ONLY.search(before[-30:])


def _is_nice(low: str, place: int, wishes: Sequence[tuple[int, int]]) -> bool:
    """Is what stands here only wished for: by its own words, up to a bracket or the end of the sentence, or above?"""
    begin = max((one.end() for one in _PART.finditer(low, 0, place)), default=0)
    ends = _PART.search(low, place)
    part = low[begin : ends.start() if ends else len(low)]
    leads = _NICE_FROM_HERE.search(low, begin, place) or _NICE_FROM_HERE.search(part[-12:])
    return bool(leads or _NICE.search(part)) or any(first <= place < end for first, end in wishes)


def _wished_lines(low: str) -> list[tuple[int, int]]:
    """Stretches under a heading of wishes, up to the next heading."""
    stretches, since = [], None
    for found in re.finditer(r"[^\n]+", low):
        line = found.group().strip()
        head, colon, rest = line.partition(":")
        is_heading = len(head.split()) <= _HEADING_WORDS and line[:1] not in "-*" and (not rest.strip() or bool(colon))
        if not is_heading or (colon == "" and line.endswith((".", ","))):
            continue
        if since is not None:
            stretches.append((since, found.start()))
        since = found.start() if _NICE_HEADING.fullmatch(head) and not rest.strip() else None
    return [*stretches, (since, len(low))] if since is not None else stretches


def _counts(text: Text, mark: Mark, start: int, end: int) -> bool:
    """Everyday words are no skills, unless spelled as names (REST, Go) in a list."""
    word = text.raw[start:end]
    if mark.value.rule != "context" and word.lower() not in _EVERYDAY:
        return True
    beside = re.search(r"[,/(]\s?$|\b(?:and|or|in|with)\s$", text.low[max(0, start - 6) : start])
    follows = re.match(r"\s?[,/);.]|\s(?:and|or)\b", text.low[end : end + 5])
    listed = follows is not None and "," in follows.group()
    named = word[:1].isupper() and (listed or not _starts_line(text.low, start))
    return bool(named and (beside or follows)) if len(word) <= 4 else word.lower() not in _EVERYDAY


def _starts_line(low: str, start: int) -> bool:
    return re.search(r"(?:^|[\n.:;]|-)\s*$", low[max(0, start - 4) : start]) is not None


_SHOWN_BY = {"application": _LLM, "platform": _PLATFORM, "ml-hybrid": _TRAINING}
_MOST_WORDS = 4


def _archetype_words(archetype: Archetype, text: Text) -> str:
    """The first words that speak for the kind, as the posting writes them."""
    cues = _SHOWN_BY.get(archetype)
    found = {one.group(): text.raw[one.start() : one.end()] for one in cues.finditer(text.low)} if cues else {}
    return ", ".join(list(found.values())[:_MOST_WORDS])


def _archetype(title: str, low: str) -> Archetype:
    whole = f"{title}\n{low}"
    llm, training, platform = (len(set(cues.findall(whole))) for cues in (_LLM, _TRAINING, _PLATFORM))
    in_title = re.search(r"\b(?:platform|infrastructure|mlops|llmops|devops|aiops|tooling)\b", title) is not None
    ml_title = (
        re.search(r"\b(?:ml|machine learning|nlp|computer vision|deep learning|scientist|research\w*)\b", title)
        is not None
    )
    if in_title and (platform >= 2 or llm or training):
        return "platform"
    if llm + training < 2 and not (llm and re.search(r"\b(?:ai|ia|ki|llms?|genai)\b", title)):
        return "other"
    if re.search(r"\bdata engineer\b|\bdata analyst\b", title) and llm < 4:
        return "other"
    if ml_title or training > llm:
        return "ml-hybrid"
    return "platform" if platform > 2 * llm and platform >= 5 else "application"


def _seniority(title: str, low: str, years: float | None) -> tuple[Seniority, str]:
    """For whom, and the words that say so; none where the years do."""
    for seniority, cue in _SENIORITY:
        if named := re.search(cue, title):
            return seniority, named.group()
    opening = low[:600]
    sought = re.search(
        r"\b(?:seeking|hiring|looking for|as)\s(?:an?\s)?(?:highly\s)?(?:\w+\s)?(?:senior|sr)\b", opening
    )
    if sought:
        return "senior", sought.group()
    if named := re.search(r"\b(?:intern|internship)\b", opening):
        return "intern", named.group()
    if years is None:
        return "unspecified", ""
    return ("junior" if years < 2 else "mid" if years < 3 else "senior" if years >= 6 else "unspecified"), ""


class _Years(NamedTuple):
    least: float | None
    quote: str


def _min_years(text: Text, tokens: Tokens, quantities: Iterable[Quantity]) -> _Years:
    """The most years that a line asks for ("10+", "3-5", "at least two"), and the line; a wish asks for none."""
    asked, wishes = _Years(None, ""), _wished_lines(text.low)
    for found in quantities:
        start, end = tokens.starts[found.first], tokens.ends[found.end - 1]
        first, last = tokens.sentence_at(found.first)
        begin, stop = tokens.starts[first], tokens.ends[last - 1]
        if _is_nice(text.low, start, wishes) or speaks_to_machine(text.low[begin:stop]):
            continue
        if not _asks_years(text.low, found, start, end, since=begin):
            continue
        if asked.least is None or found.low > asked.least:
            asked = _Years(found.low, quote(text, begin, stop))
    return asked


def _asks_years(low: str, found: Quantity, start: int, end: int, *, since: int) -> bool:
    after, before = low[end : end + 70], low[max(since, start - 50) : start]
    plus = re.match(r"^\s?\+\s?(?:years|yrs|jahre)", after) or re.search(r"\+", low[start:end])
    if found.unit != "year" and not (plus and not found.unit):
        return False
    if not 0 < found.low <= 20 or re.search(r"\bold\b|\bago\b", after[:8]):
        return False
    wanted = re.search(
        r"experience|exp\b|erfahrung|experiencia|background|working|work|in \w+|with\b|of\b|building|developing|"
        r"track record",
        after,
    )
    asked = (
        wanted
        or plus
        or re.search(r"experience|erfahrung|requir|must|minimum|mindestens|at least|min\b|berufserfahrung", before)
    )
    return bool(asked) and not (_YEARS_OF_FIRM.search(before) or _YEARS_OF_TEAM.search(after))
