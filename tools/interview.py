"""Interview practice: a question for the role and the gaps of this person, and feedback on the answer, point by point.

The rubric stays closed while a question is open. An answer is held against it by its words: which terms of a point it
names, in their other forms and spellings, too. What no words can show ("no jargon") is left to the person to judge.
"""

import re
from collections.abc import Collection, Sequence
from typing import Literal

from pydantic import Field

from tools.assessment import assess
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import InterviewQuestion
from tools.knowledge.search import SearchIndex
from tools.listening.lexicon import Lexicon
from tools.listening.text import fold, read_text
from tools.listening.tokens import tokenise
from tools.schema import Frozen, Profile, Source

Standing = Literal["hit", "partly", "missing", "yourself"]
PracticeMove = Literal["", "answer", "another", "skip", "stop"]

_MUST, _STRONG = 2.0, 1.0
_HARD = {"entry": 0.0, "mid": 0.5, "senior": 1.5}  # what a harder question loses while the skill is a gap
_ABOUT_IT = 5.0  # a question that is first of all about the named skill
_ENOUGH_TERMS, _SHARE = 2, 0.3  # of a point: so many of its terms, and this share of them, make a hit
_FEWEST_TERMS = 2  # a point with fewer is about how something is said
_ANSWER_WORDS = 6
_QUOTE_CHARS = 160


class InterviewPractice(Frozen):
    """One question, without the points that a good answer makes."""

    question_id: str
    question: str
    category: str
    level: str
    skill_ids: tuple[str, ...] = ()
    source: Source


class PointFeedback(Frozen):
    """One point of the rubric, and the words of the answer that make it."""

    point: str
    standing: Standing
    quote: str = Field(default="", description="The person's own words.")


class AnswerFeedback(Frozen):
    """An answer held against the rubric of its question."""

    question_id: str
    question: str
    points: tuple[PointFeedback, ...]
    source: Source

    def count(self, standing: Standing) -> int:
        return sum(point.standing == standing for point in self.points)


def next_interview_question(
    catalogue: Catalogue, profile: Profile, role_id: str, *, skill_id: str = "", asked: Collection[str] = ()
) -> InterviewPractice | None:
    """The question worth most for the role and this person's gaps that was not asked yet; None when all were.

    A named skill comes first, as long as it has questions left. Raises: UnknownRoleError.
    """
    left = [question for question in catalogue.interview.values() if question.question_id not in asked]
    fitting = [question for question in left if skill_id in question.skill_ids] or left
    if not fitting:
        return None
    levels = {level.skill_id: level.level for level in assess(catalogue, profile, role_id).levels}
    needs = {row.skill_id: row for row in catalogue.role_skills[role_id]}

    def worth(question: InterviewQuestion) -> float:
        rows = [needs[one] for one in question.skill_ids if one in needs]
        gaps = [max(0, row.required_level - levels.get(row.skill_id, 0)) for row in rows]
        weights = [_MUST if row.importance == "must" else _STRONG for row in rows]
        sums = sum(weight * (1 + gap) for weight, gap in zip(weights, gaps, strict=True))
        hard = _HARD[question.level] * (max(gaps, default=0) > 1)
        return sums / len(question.skill_ids) - hard + _ABOUT_IT * (question.skill_ids[0] == skill_id)

    chosen = max(fitting, key=worth)
    return InterviewPractice(
        question_id=chosen.question_id,
        question=chosen.question,
        category=chosen.category,
        level=chosen.level,
        skill_ids=chosen.skill_ids,
        source=article_source(catalogue, chosen.source_id, chosen.locator, chosen.question_id),
    )


def article_source(catalogue: Catalogue, source_id: str, locator: str, ref: str) -> Source:
    """The article a row comes from; our own judgement where it names none."""
    if source_id not in catalogue.articles:
        return Source(kind="judgement", ref=ref, label="Crosswalk")
    article = catalogue.articles[source_id]
    label = f"{article.name}, {locator}" if locator else article.name
    return Source(kind="table", ref=ref, label=label, file=article.seed_file)


# --- What a message does while a question is open ---------------------------------------------------------------------

_STOP = re.compile(
    r"\W*(?:(?:ok|okay|please|let's|lets|no|thanks),? )*(?:stop|enough|that's enough|no more|quit|finish|"
    r"end (?:it|this|practice)|genug|stopp|basta)\b"
)
_SKIP = re.compile(
    r"\W*(?:skip|pass|next|no (?:idea|clue)|(?:i )?don't know|i do not know|idk|"
    r"weiter|keine ahnung|weiss (?:ich )?nicht)\b"
)
_ANOTHER = re.compile(
    r"\b(?:another|next|new|different|one more|more) (?:interview )?(?:question|one)s?\b|"
    r"^\W*(?:another|one more|again)\W*$|\bnoch eine\b"
)
_SHORT_WORDS = 8  # a move is said in a few words; an answer may hold any of them
_ELSEWHERE = frozenset(
    "make_plan revise_plan compare_roles find_resources export delete_my_data unsafe_or_injection emotional_support "
    "salary_question goodbye fit_to_job_posting portfolio_advice".split()
)
_SURE_WORDS = 25  # so long a text behind a question is its answer, whatever it resembles
_ALWAYS = frozenset({"delete_my_data", "unsafe_or_injection", "emotional_support"})


def read_move(message: str, intent: str) -> PracticeMove:
    """Whether a message answers the open question, wants another, skips it or stops; "" where it speaks of else."""
    low = fold(message.strip())
    count = len(low.split())
    if count <= _SHORT_WORDS:
        for move, cue in (("stop", _STOP), ("another", _ANOTHER), ("skip", _SKIP)):
            if cue.search(low) if move == "another" else cue.match(low):
                return move  # type: ignore[return-value]
    if intent in _ALWAYS or count < _ANSWER_WORDS:
        return ""
    if count < _SURE_WORDS and (intent in _ELSEWHERE or low.endswith("?")):
        return ""
    return "answer"


# --- Feedback ---------------------------------------------------------------------------------------------------------

_EXAMPLE = re.compile(r"\b(?:example|own experience|concrete|real (?:case|project))\b")
_TELLS = re.compile(
    r"\b(?:for example|for instance|e\.g|in my (?:last |current |previous )?(?:job|project|team|work)|at my|"
    r"we (?:had|built|saw|ran|shipped)|"
    r"i (?:built|made|saw|shipped|worked|used|ran|once|led|had)|last (?:year|month|week)|when i)\b"
)
_WORD = re.compile(r"[a-z][a-z0-9+#/-]+|\d+")
_GENERIC = frozenset(
    "name names named says say shows show give gives own good answer answers question questions example examples "
    "clear clearly without least such one two three first second instead something anything why how what when "
    "where which who job jobs team work works last year years general concrete real case cases fit fits less "
    "more most much many every each both either kept keep keeps made make makes need needs needed use uses used "
    "using call calls states state mention mentions explains explain describes describe measures admits "
    "contrasts compares compare separates knows know also well better right wrong part parts the and for with "
    "from not but are was were has have had its their they them this that these those than then into over before "
    "after between against can could would should will may might does did also you your our out off about thing "
    "things way ways time kind type types only others other same different new old".split()
)


def feedback_on(
    catalogue: Catalogue, index: SearchIndex, lexicon: Lexicon, question_id: str, answer: str
) -> AnswerFeedback:
    """Each point of the rubric as hit, partly or missing, with the words that make it. Raises: KeyError."""
    question = catalogue.interview[question_id]
    text = read_text(answer).raw
    sentences = [part.strip() for part in re.split(r"(?<=[.!?;])\s+|\n+", text) if part.strip()]
    said = [_terms(sentence, index, lexicon) for sentence in sentences]
    return AnswerFeedback(
        question_id=question_id,
        question=question.question,
        points=tuple(_point(point, sentences, said, index, lexicon) for point in question.rubric),
        source=article_source(catalogue, question.source_id, question.locator, question_id),
    )


def _point(
    point: str, sentences: Sequence[str], said: Sequence[frozenset[str]], index: SearchIndex, lexicon: Lexicon
) -> PointFeedback:
    terms = _terms(point, index, lexicon)
    if _EXAMPLE.search(point.lower()) and (tells := next((one for one in sentences if _TELLS.search(fold(one))), "")):
        return PointFeedback(point=point, standing="hit", quote=tells[:_QUOTE_CHARS])
    if len(terms) < _FEWEST_TERMS:
        return PointFeedback(point=point, standing="yourself")
    named = terms & frozenset().union(*said)
    if not named:
        return PointFeedback(point=point, standing="missing")
    best = max(range(len(said)), key=lambda place: len(terms & said[place]))
    # One sentence must carry the point: "documents" here and "search" there are no limit of retrieval.
    is_hit = len(terms & said[best]) >= max(_ENOUGH_TERMS, _SHARE * len(terms))
    return PointFeedback(point=point, standing="hit" if is_hit else "partly", quote=sentences[best][:_QUOTE_CHARS])


def _terms(text: str, index: SearchIndex, lexicon: Lexicon) -> frozenset[str]:
    """The words that carry a text, stemmed, and the skills it names under whichever name."""
    low = fold(text)
    words = [word for word in _WORD.findall(low) if word not in _GENERIC and len(word) > 2]
    skills = lexicon.find(tokenise(low), read_text(text), frozenset()).get("skill", ())
    return frozenset(index.stems(words)) | {f"skill:{mark.value.ref}" for mark in skills if mark.value.ref}
