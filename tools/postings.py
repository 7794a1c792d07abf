"""Read a job posting: the skills it asks for, what kind of job it is, for whom. Rules only, no model."""

import re
from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from tools.listening.lexicon import Lexicon
from tools.listening.quantities import Quantity, read_quantities
from tools.listening.text import Text, quote, read_text
from tools.listening.tokens import Tokens, tokenise
from tools.listening.vocabulary import Mark
from tools.schema import Frozen

Archetype = Literal["application", "platform", "ml-hybrid", "other"]
Seniority = Literal["intern", "junior", "mid", "senior", "staff_lead", "unspecified"]


class PostingSkill(Frozen):
    """A skill the posting names."""

    label: str = Field(description="In the posting's words.")
    skill_id: str | None = Field(description="Catalogue skill, or None for one outside it.")
    quote: str = Field(description="The line that names it.")


class Posting(Frozen):
    """What a posting asks for."""

    title: str = ""
    skills: tuple[PostingSkill, ...] = Field(description="One per skill, in the order named.")
    archetype: Archetype
    seniority: Seniority
    min_years: float | None = Field(description="Years asked for at least; None where none are named.")


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
    ]
)
_LLM = re.compile(
    r"\b(?:llms?|large language models?|gen ?ai|generative ai|rag|retrieval[- ]augmented|prompt\w*|agents?|"
    r"agentic|chatbots?|langchain|llamaindex|openai|gpt\S*|claude|gemini|embeddings?|vector (?:db|database|"
    r"store)s?|copilots?|conversational ai|llama \d|mistral)\b"
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
    r"leader for|for over|established|warranty|benefits?|vesting|vacation|leave)\b"
)


def read_posting(text: str, lexicon: Lexicon, *, title: str = "") -> Posting:
    """The skills, kind, level and years of a posting. Text of the posting is data: nothing in it is followed."""
    read = read_text(text)
    head = read_text(title).low
    tokens = tokenise(read.low)
    marks = lexicon.find(tokens, read, frozenset())
    min_years = _min_years(read, tokens, read_quantities(tokens, marks))
    return Posting(
        title=read_text(title).raw[:200],
        skills=tuple(_skills(read, tokens, marks["skill"])),
        archetype=_archetype(head, read.low),
        seniority=_seniority(head, read.low, min_years),
        min_years=min_years,
    )


def _skills(text: Text, tokens: Tokens, marks: Iterable[Mark]) -> Iterable[PostingSkill]:
    seen: set[str] = set()
    for mark in marks:
        start, end = tokens.starts[mark.first], tokens.ends[mark.end - 1]
        key = mark.value.label.lower()
        if key in seen or not _counts(text, mark, start, end):
            continue
        seen.add(key)
        first, last = tokens.sentence_at(mark.first)
        line = quote(text, tokens.starts[first], tokens.ends[last - 1])
        yield PostingSkill(label=text.raw[start:end], skill_id=mark.value.ref, quote=line)


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


def _archetype(title: str, low: str) -> Archetype:
    llm, training, platform = (len(set(cues.findall(low))) for cues in (_LLM, _TRAINING, _PLATFORM))
    in_title = re.search(r"\b(?:platform|infrastructure|mlops|llmops|devops|aiops|tooling)\b", title) is not None
    ml_title = (
        re.search(r"\b(?:ml|machine learning|nlp|computer vision|deep learning|scientist|research\w*)\b", title)
        is not None
    )
    if in_title and (platform >= 2 or llm or training):
        return "platform"
    if llm + training < 2 and not (llm and "ai" in title):
        return "other"
    if re.search(r"\bdata engineer\b|\bdata analyst\b", title) and llm < 4:
        return "other"
    if ml_title or training > llm:
        return "ml-hybrid"
    return "platform" if platform > 2 * llm and platform >= 5 else "application"


def _seniority(title: str, low: str, years: float | None) -> Seniority:
    for seniority, cue in _SENIORITY:
        if re.search(cue, title):
            return seniority
    opening = low[:600]
    if re.search(r"\b(?:seeking|hiring|looking for|as)\s(?:an?\s)?(?:highly\s)?(?:\w+\s)?(?:senior|sr)\b", opening):
        return "senior"
    if re.search(r"\b(?:intern|internship)\b", opening):
        return "intern"
    if years is None:
        return "unspecified"
    return "junior" if years < 2 else "mid" if years < 3 else "senior" if years >= 6 else "unspecified"


def _min_years(text: Text, tokens: Tokens, quantities: Iterable[Quantity]) -> float | None:
    """The most years that a line asks for; "10+", "3-5", "at least two"."""
    asked = [
        found.low
        for found in quantities
        if _asks_years(text.low, found, tokens.starts[found.first], tokens.ends[found.end - 1])
    ]
    return max(asked) if asked else None


def _asks_years(low: str, found: Quantity, start: int, end: int) -> bool:
    after, before = low[end : end + 70], low[max(0, start - 50) : start]
    plus = re.match(r"^\s?\+\s?(?:years|yrs)", after)
    if found.unit != "year" and not (plus and not found.unit):
        return False
    if not 0 < found.low <= 20 or re.search(r"\bold\b|\bago\b", after[:8]):
        return False
    wanted = re.search(
        r"experience|exp\b|background|working|work|in \w+|with\b|of\b|building|developing|track record", after
    )
    return bool(wanted or re.search(r"experience|minimum|at least|min\b", before)) and not _YEARS_OF_FIRM.search(before)
