"""Which of the twenty kinds a message is, with a confidence: its words held against the exemplars, then what stands.

`data/exemplars.csv` holds messages of each kind, written for this table. `weighing` counts which words and pairs of
words speak for a kind; here they are added up, and what was asked, told and shown is laid on the scales.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, get_args

from tools.listening import answers, asked_of_coach, coming_and_going, compared, evasions, requests, tables, titles
from tools.listening.asked_fields import fields_asked
from tools.listening.crisis import in_crisis
from tools.listening.intent_features import DERIVED, features, strength
from tools.listening.ledger import fact_key
from tools.listening.message import Message
from tools.listening.tokens import tokenise
from tools.listening.wishes import wants_shorter_plan
from tools.schema import Fact, Intent, RoleFact, SkillFact

INTENTS: tuple[Intent, ...] = get_args(Intent)
_STRANGER = 6.0  # what a word that no exemplar has takes from the trust in the others

Scores = dict[Intent, float]


class Read(NamedTuple):
    """The kind of a message, how sure that is (0-1), and the kind that comes next."""

    intent: Intent
    confidence: float
    second: Intent


CORRECTED = Read("correct_profile", 0.95, "correct_profile")
ANSWERED = Read("answer_assessment", 0.95, "answer_assessment")


_REFUSES = 0.03  # how far a message must be from every other kind to be refused
# "How to crack the coding interview", "hack my way into AI": by merit, in strong words.
_BY_MERIT = re.compile(
    r"^(?!.*\b(?:cheat\w*|answers|questions|password\w*|account|portal|platform|server|system of)\b).*"
    r"\b(?:(?:crack(?:ing)?|hack|attack|kill|smash|nail|beat) (?:\w+ ){0,3}(?:interviews?|take[- ]home|rounds?)"
    r"|hack(?:ed|ing)? (?:my|your|the) way in(?:to|side)? (?:an? |the )?(?:ai|tech|it|data|ml|industry|field|job))\b"
)


def read_intent(message: Message, facts: tuple[Fact, ...]) -> Read:
    """What a message wants."""
    if certain := _certain(message):
        return Read(certain, 0.95, certain)
    if nod := _from_nod(message):
        return nod
    scores = _scores(features(message.tokens, message.marks, after(message)))
    _weigh(message, facts, scores)
    _heed_requests(message, facts, scores)
    ranked = sorted(scores, key=lambda intent: -scores[intent])
    margin = scores[ranked[0]] - scores[ranked[1]]
    is_refused = ranked[0] == "unsafe_or_injection"
    if is_refused and (margin < _REFUSES or _BY_MERIT.search(message.text.low)):  # nobody is refused on a suspicion
        ranked = ranked[1:]
        margin = 0.0
    return Read(ranked[0], round(min(0.95, 0.4 + margin), 2), ranked[1])


# --- What leaves no doubt ---------------------------------------------------------------------------------------------

# The roles of chat templates, where a template puts them: at the head of a line or of a quoted text, or in brackets.
_ROLE_MARKER = re.compile(
    r"(?:^|[\n\"'>]|\\n)[ \t>*#-]*(?:system|assistant|developer)(?: message| prompt)?\s?:"
    r"(?!\s*(?:\d|$|\w+\s*(?:,|\n|$)))|"
    r"<\|(?:im_start|system|assistant|developer|user)|\[(?:system|inst)\]|<<sys>>"
)


def _certain(message: Message) -> Intent | None:
    if in_crisis(message.text.raw):
        return "emotional_support"
    if _is_all(message, ("erase",)) and message.marks.get("erase"):
        return "delete_my_data"
    return "unsafe_or_injection" if _ROLE_MARKER.search(message.text.low[:1500]) else None


def _is_all(message: Message, kinds: tuple[str, ...]) -> bool:
    """Is the message made of phrases of these kinds, and of nothing else?"""
    if len(message.words) > _NOD_WORDS:
        return False
    covered = {place for kind in kinds for mark in message.marks.get(kind, ()) for place in range(mark.first, mark.end)}
    rest = [word for place, word in enumerate(message.words) if place not in covered and word[0].isalnum()]
    return not set(rest) - _FILLERS


_NOD_WORDS = 12
_FILLERS = frozenset(
    "please pls then now well so ok okay yes yeah yep sure just and the you too very much all for that this it "
    "bitte por favor s'il te plait coach a lot already me great oh on mit dem plan entao entonces help your no "
    "schon de nada sim si oui ja anyway anyways anyhow regardless still".split()
)


_MERE = frozenset("ok okay right sure true correct exactly".split())


_PLAN_ALONE = re.compile(
    r"(?:^|[,.!;:] )\W*(?:just |only )?(?:the |my )?plan(?: please| pls| now| then| already)*[ .!?]*$"
    r"|^\W*(?:please |ok,? |now )?(?:(?:can|could|may) (?:you |i )?)?"
    r"(?:show|see|give|display|view|let me see|where is|zeig|muestra\w*|montre|mostra\w*)[ -]?"
    r"(?:me |us |mir |moi )?(?:the|my|our|den|meinen|mi|el|mon|le|meu|o)? ?(?:whole |full |entire |complete |ganzen )?"
    r"plano?(?: please| pls| again| now| nochmal| bitte)*[ .!?]*$"
)


# "Leave out Kubernetes", "leave Docker out": of a plan, whether there is one yet or not.
_LEAVES_OUT = re.compile(
    r"^\W*(?:please |ok,? |let's |can (?:you|we|i) |could (?:you|we) )?"
    r"(?:leave out\b|leave .{2,30} out\b|without .{2,30} please)"
)


def _from_nod(message: Message) -> Read | None:
    """A nod with nothing pending waves on to the plan, thanks, or says next to nothing."""
    pending = message.asked is not None and message.asked.kind == "profile"
    if _PLAN_ALONE.search(message.text.low) and len(message.words) <= _NOD_WORDS:
        return Read("make_plan", 0.8, "answer_assessment")
    if message.marks.get("skill") and len(message.words) <= _NOD_WORDS and _LEAVES_OUT.match(message.text.low):
        return Read("revise_plan", 0.8, "answer_assessment")
    if pending and message.marks.get("order_plan") and _is_all(message, ("order_plan",)):
        return Read("make_plan", 0.8, "answer_assessment")
    if pending and message.marks.get("thanks") and _is_all(message, ("thanks", "shrug")):
        return Read("answer_assessment", 0.5, "greet")
    if message.asked is not None or (
        message.last_reply.rstrip().endswith("?") and not _OFFERS.search(message.last_reply)
    ):
        return None
    if message.marks.get("thanks") and _is_all(message, ("thanks", "shrug")):
        return Read("greet", 0.5, "goodbye")
    waved = message.marks.get("go_on") or any(
        message.words[mark.first] not in _MERE for mark in message.marks.get("yes", ())
    )
    if waved and _is_all(message, ("go_on", "yes")):
        names_plan = any("plan" in message.words[mark.first : mark.end] for mark in message.marks.get("order_plan", ()))
        return (
            Read("answer_assessment", 0.4, "make_plan")
            if message.has_plan and not names_plan
            else Read("make_plan", 0.5, "answer_assessment")
        )
    shrugs = (message.marks.get("shrug") or message.marks.get("no")) and _is_all(message, ("shrug", "no", "skip"))
    if shrugs or evasions.says_little(message.text.low, asking_back=not after(message)):
        return Read("answer_assessment", 0.4, "off_topic")
    return None


# --- Words ------------------------------------------------------------------------------------------------------------


def _scores(found: Mapping[str, float]) -> Scores:
    sums = [0.0] * len(INTENTS)
    square, table = 0.0, _table()
    for feature, count in found.items():
        entry = table.get(feature)
        if entry is None:
            square += 0.0 if feature[0] in DERIVED else _STRANGER**2
            continue
        rarity, weights = _entry(entry)
        size = rarity * strength(count)
        square += size * size
        for index, weight in weights:
            sums[index] += size * weight
    length = square**0.5 or 1.0
    return {intent: one / length for intent, one in zip(INTENTS, sums, strict=True)}


@cache
def _entry(entry: str) -> tuple[float, tuple[tuple[int, float], ...]]:
    rarity, *pairs = entry.split(" ")
    split = (pair.split(":") for pair in pairs)
    return int(rarity) / 100, tuple((int(index), int(weight) / 100) for index, weight in split)


@cache
def _table() -> dict[str, str]:
    """Each feature with its rarity and what it weighs for which kinds; made by `weighing`."""
    lines = (tables.DATA_FOLDER / "intents.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)


# --- What came before -------------------------------------------------------------------------------------------------

_OFFERS = re.compile(
    r"\b(?:shall|should|want me to|may|can|would you like me to|ready for)\b[^?.!]{0,60}\b(?:plan|"
    r"roadmap|steps|draft)\b[^?.!]*\?"
)
_LEVEL = re.compile(
    r"\b(?:0 ?(?:-|to) ?[45]|scale|how (?:well|comfortable|confident|good)|rate|do you (?:know|understand)|level|"
    r"have you (?:ever |already )?(?:used|built|worked|made|shipped|written|deployed|sent|called)|"
    r"can you (?:explain|describe|write|tell|put))\b"
)
_INTERVIEW = re.compile(r"\b(?:interview|interviewer|mock)\b|\b(?:first|next|second) question:|\bwell done\b")
_POSTING = re.compile(r"\b(?:posting|job ad|advert|vacancy|job description)\b")
_PLAN = re.compile(r"\b(?:phase \d|phase one|week \d|(?:your|the|updated|first) plan|milestones?)\b")
_LIST = re.compile(
    r"(?:^|\s)1[).]\s[\s\S]*\s2[).]\s|"
    r"\b(?:resources?|(?:mini)?courses?|videos?|series|books?|tutorials?|bootcamps?|playlists?|newsletters?|podcasts?|"
    r"workshops?|lectures?|moocs?)\b"
)
_PROJECTS = re.compile(
    r"\b(?:projects?|portfolio|(?:could|can|might) build|for example an? [^.]*\b(?:app|tool|bot|assistant))\b"
)
_PAY = re.compile(
    r"\b(?:salar(?:y|ies)|earn\w*|pays?|paid|median|compensation)\b|[$€£] ?\d[\d,.]*k?\b[^.]{0,30}\b(?:year|month|hour)"
)
_OPTIONS = re.compile(r"\?\s+[(]?[a1][).:] [^?]*$")
_ERASES = re.compile(r"\b(?:delete|erase|wipe|remove)\b[^.?!]*\?")
NOTED = re.compile(
    r"\b(?:noted|i (?:have )?(?:note|put|wrote|written|got|heard|have you)|so you(?:'re| are| want)|got it)\b"
)
_ROLES = re.compile(r"\bcompar\w+|engineer\b[^.]*\b(?:engineer|scientist|analyst)")
_SHOWN = (("list", _LIST), ("pay", _PAY), ("projects", _PROJECTS), ("roles", _ROLES))


def after(message: Message) -> str:
    """What the coach did last, in one word of the exemplars; empty where nothing of the kind."""
    reply = message.last_reply.rstrip()
    if _INTERVIEW.search(reply):
        return "interview"
    if _ERASES.search(reply[-200:]):
        return "erase"
    if _OFFERS.search(reply):
        return "offer"
    if message.asked is not None and message.asked.kind != "profile":
        return "check"
    if message.asked is None and reply.endswith("?") and _PLAN.search(reply):
        return "plan"  # "phase 1 ..., phase 2 ... Want to change anything?" asks for nothing about the person
    if reply.endswith("?") or _OPTIONS.search(reply) or message.asked is not None:
        is_of_level = _LEVEL.search(reply[-300:]) and not fields_asked(reply, message.lexicon.vocabulary)
        return "check" if is_of_level else "question"
    for name, cue in (("posting", _POSTING), ("plan", _PLAN), ("noted", NOTED), *_SHOWN):
        if cue.search(reply):
            return name
    return "plan" if message.has_plan and not reply else ""


# --- What stands ------------------------------------------------------------------------------------------------------


def _weigh(message: Message, facts: tuple[Fact, ...], scores: Scores) -> None:
    """Facts told, questions open and plans shown speak for a kind, whatever the words."""
    is_tagged = _TAGGED.search(message.text.low) is not None
    asks, wants = "?" in message.words and not is_tagged, bool(requests.wanting_parts(message)) and not is_tagged
    told = len(
        {
            fact.field if not isinstance(fact, SkillFact) else f"skill {fact.label}"
            for fact in facts
            if fact.field != "constraint"
        }
    )
    before = after(message)
    if told and not asks:
        scores["answer_assessment"] += (0.25 if told > 1 else 0.05) + 0.3 * coming_and_going.was_sent(message.text.low)
    if told > 2:
        scores["answer_assessment"] += 0.35
    scores["goodbye"] += coming_and_going.weight_of_leave(message.text.low, tells=told > 0)
    if not told and not asks and not wants and coming_and_going.greets(message.text.low):
        scores["greet"] += 0.7
    if _is_introduction(message, facts) and not asks:
        scores["answer_assessment"] += 0.5
    if _OF_USE.search(message.text.low):
        scores["portfolio_advice"] += 0.9
    if asked_of_coach.asks_for_exercise(message):
        scores["interview_practice"] += 0.8
    if before == "posting" and (asks or wants):
        scores["fit_to_job_posting"] += 0.3
    if before == "interview":
        scores["interview_practice"] += 0.4
    if before in ("question", "check") and not asks:
        scores["answer_assessment"] += 0.15 + (0.35 if len(message.words) <= 4 else 0.0) + (0.1 if told else 0.0)
        scores["answer_assessment"] += (0.5 if is_tagged else 0.0) + (0.2 if before == "check" and not wants else 0.0)
    elif before == "check" and told and "?" not in message.words[slice(*message.tokens.sentences[0])]:
        scores["answer_assessment"] += 0.6  # "zero. is that a problem?"
    if message.asked is not None and answers.is_skip(message) and not wants:
        scores["answer_assessment"] += 1.0
    if (message.has_plan or before == "plan") and wants_shorter_plan(message.text.low):
        scores["revise_plan"] += 0.7
    if before == "erase" and not asks and message.marks.get("yes"):
        scores["delete_my_data"] += 0.6
    if before not in ("interview", "plan") and not asks and _contradicts(message):
        scores["correct_profile"] += 0.6
    if before != "question" and any(fact.withdrawn for fact in facts if fact.field != "constraint"):
        scores["correct_profile"] += 0.3
    if any(fact.field == "time_off" and not fact.withdrawn for fact in facts) and not asks:
        scores["revise_plan" if message.has_plan else "answer_assessment"] += _TIME_OFF
    if any(_changes(message, fact) for fact in facts):
        scores["correct_profile"] += 0.3 if before == "question" else 0.6
    if compared.asks_to_choose(message, before):
        scores["compare_roles"] += 1.0
    elif compared.sets_side_by_side(message) or compared.goes_on(message):
        scores["compare_roles"] += 0.8
    if told or len(message.words) > 12:
        scores["greet"] -= 0.4
    if before == "question" and asks and not told:
        scores["answer_assessment"] -= 0.3
    if not message.has_plan and before != "plan":
        scores["revise_plan"] -= 0.08
        scores["progress_update"] -= 0.12


# "Could I use my nursing for this?", "is my bookkeeping useful at all": what they bring, as projects of their field.
_OF_USE = re.compile(
    r"\b(?:can|could|would|how|may|might)\b.{0,20}\b(?:use|combine|apply|bring in|build on|leverage|benefit from)"
    r"\b.{0,10}\bmy (?!time|hours|phone|laptop|budget|money|plan)\w+"
    r"|\b(?:is|are|was|were|does|do|will|would)\b my (?!time|hours|budget|plan|age|english|laptop)(?:\w+ ){1,5}?"
    r"(?:(?:of )?(?:any )?(?:use|useful|worth (?:anything|something)|wasted|relevant|an advantage|count|help|matter)\b)"
)
# "The vectors are compared, right?": an answer that wants to be nodded at, and no question.
_TAGGED = re.compile(
    r"^(?!(?:\W|so|and|ok|but)*(?:what|who|where|when|why|how|is|are|do|does|did|can|could|should|will|would)\b)[^?]{16,}"
    r"(?:\W(?:right|correct|no|yes|isn't it|or so|or not|something like that|i (?:guess|think)|oder|verdad|certo)\s*\?"
    r"|\W(?:is(?:n't)? that|am i|was that)\b[^?]{0,24}\?|\?\s*(?:is(?:n't)? that|am i|right)\b[^?]{0,24}\??)\W*$"
)
_TIME_OFF = 0.6  # "I can't do anything in December" is no grief, and asks for nothing


def _contradicts(message: Message) -> bool:
    """ "8 a month, not a week", "Java and Scala, you put only one": against what the coach has just noted."""
    noted = " ".join(part for part in _SENTENCE.findall(message.last_reply) if not part.endswith("?"))
    if not NOTED.search(noted) or not (_AGAINST.search(message.text.low) or _RECORDED.search(message.text.low)):
        return False
    return bool(_contents(noted) & _contents(message.text.low)) or bool(_RECORDED.search(message.text.low))


def _contents(low: str) -> set[str]:
    return {word for word in re.findall(r"\w+", low) if len(word) > 2 or word.isdigit()} - _EMPTY


_SENTENCE = re.compile(r"[^.?!\n]+[.?!]?")
_AGAINST = re.compile(r"\b(?:not|never|no|nope|wrong|nicht|kein\w*|nein|pas|nao|nunca|sino|sondern)\b|n't\b")
_RECORDED = re.compile(r"\byou (?:only )?(?:put|noted|wrote|took|missed|forgot|left out|misread|misheard|mixed)\b")
_EMPTY = frozenset("the and that this noted you your have for with are was but not".split())


def _is_introduction(message: Message, facts: tuple[Fact, ...]) -> bool:
    """ "I'm a business analyst", "paralegal here", "I'd like to become an ML engineer": one role, little else."""
    named = titles.names(message)
    told = any(isinstance(fact, RoleFact) and not fact.withdrawn for fact in facts)
    asked = message.marks.get("compare") or message.marks.get("order_plan") or "or" in message.words
    return told and len(named) <= 1 and len(message.words) <= _INTRODUCTION_WORDS and not asked


_INTRODUCTION_WORDS = 12


def _heed_requests(message: Message, facts: tuple[Fact, ...], scores: Scores) -> None:
    """ "I am a nurse, 12 years. Build me something realistic": what tells no fact says what the facts are for."""
    if message.is_cv or (not facts and message.asked is None):
        return
    parts = [part for part in requests.wanting_parts(message) if part != (0, len(message.words))]
    if _is_introduction(message, facts) and "?" not in message.words:
        parts = [part for part in parts if not message.has("aim", *part)]  # "Hello. I want a career change into AI"
    if any(_orders_plan(message, first, end) for first, end in parts):
        scores["make_plan"] += 1.0
    elif parts:
        _add_wish(message, parts, scores)
    elif len(facts) > 1 and message.asked is None and (rest := requests.untold(message)):
        for intent, score in _scores(features(tokenise(rest), {}, "")).items():
            scores[intent] += _UNTOLD * score


def _add_wish(message: Message, parts: list[requests.Part], scores: Scores) -> None:
    """What is asked or bidden outweighs what is told, as far as it is clear what that is."""
    for part in parts:
        asked = _scores(features(message.tokens, message.marks, "", part))
        wish, other = sorted(asked, key=lambda intent: -asked[intent])[:2]
        if wish == "answer_assessment":
            continue
        clear = min(1.0, (asked[wish] - asked[other]) / _CLEAR)
        scores[wish] += _WISH * clear
        scores["answer_assessment"] -= _LESS_TOLD * clear


_WISH, _LESS_TOLD, _CLEAR = 0.4, 0.3, 0.4  # what a clear wish weighs, and the lead from which it is clear
_UNTOLD = 0.5


def _orders_plan(message: Message, first: int, end: int) -> bool:
    """ "Make my plan, please." as a sentence of its own."""
    marks = message.between("order_plan", first, end)
    covered = {place for mark in marks for place in range(mark.first, mark.end)}
    rest = {message.words[place] for place in range(first, end) if place not in covered}
    return bool(marks) and not {word for word in rest if word[0].isalnum()} - _FILLERS


def _changes(message: Message, fact: Fact) -> bool:
    """Does a fact replace one that was told before?"""
    if isinstance(fact, SkillFact):
        held = [one for one in message.profile.skills if fact_key(one) == fact_key(fact)]
        return bool(held) and fact.confidence > 0.6 and held[0].level != fact.level
    if fact.field in ("constraint", "answer", "time_off"):
        return False
    return getattr(message.profile, fact.field) is not None
