"""Job titles in a text: known roles and any trade, with the words that belong to them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tools.listening import tables
from tools.listening.lexicon import Lexicon
from tools.listening.message import Message
from tools.listening.text import fold
from tools.listening.title_fields import DEPARTMENTS, is_field_of_trade
from tools.listening.title_forms import spelled_out
from tools.listening.typos import SLIP_CONFIDENCE
from tools.listening.vocabulary import Mark

SWITCHER = "career-switcher"
_TITLE_WORDS = 4
_AI_ROLES = frozenset(
    {"ai-engineer", "ai-application-engineer", "ai-platform-engineer", "ml-ai-hybrid-engineer", "ml-engineer"}
)
OTHER_AI_ROLES = frozenset({"AI product manager", "AI consultant"})  # goals that the catalogue has no way to
_RANKS = frozenset("senior junior lead staff principal remote entry-level".split())
_SHORT_RANKS = frozenset("sr jr snr jnr asst assoc".split())
_AGENT_ENDINGS = ("ist", "er", "or", "ian", "eer", "ect", "ant", "smith", "wright", "woman", "man", "naut", "monger")
# No part of a title: whatever begins here ends the words before its head.
_AFTER_TITLE = frozenset("and who with from for at in by here but since working living looking now".split())
_NO_PART = (
    *("self", "other", "unit", "number", "period", "day", "month", "am", "was", "target", "wish", "hearsay"),
    *("currency", "gives", "if", "study", "busy"),
)
_OF = frozenset("of de des du da do d' für fur en em in".split())
_OF_HEADS = frozenset(
    "head director chief vp manager lead leader professor teacher owner officer chef cheffe responsable gerente "
    "tecnico tecnica auxiliar assistente asistente analista ingeniero ingeniera engenheiro engenheira ingenieur "
    "ingenieure agente agent jefe jefa encargado encargada directeur directrice gestionnaire charge chargee "
    "conseiller conseillere professeur professeure profesor profesora professor professora coordinador "
    "coordinadora coordenador coordenadora estudiante etudiant etudiante estudante student mozo technicien "
    "technicienne cadre operador operadora supervisor supervisora leiter leiterin".split()
)


@dataclass(frozen=True)
class Named:
    """A title as it stands in the text: its tokens, its head, and the role of the catalogue it names."""

    first: int
    head: int
    end: int
    label: str
    role_id: str | None
    slipped: bool = False  # spelled so that it had to be guessed
    is_ai: bool = False  # work on AI, in the catalogue or not

    @property
    def confidence(self) -> float:
        return SLIP_CONFIDENCE if self.slipped else 0.9


def names(message: Message) -> tuple[Named, ...]:
    """All job titles of a message, from left to right; searched for once a message."""
    if "titles" not in message.memo:
        message.memo["titles"] = tuple(_names(message))
    found: tuple[Named, ...] = message.memo["titles"]
    return found


def between(message: Message, first: int, end: int) -> tuple[Named, ...]:
    """Job titles that begin between two places."""
    found = names(message)
    return found[bisect_left(found, first, key=_first_of) : bisect_left(found, end, key=_first_of)]


def _first_of(named: Named) -> int:
    return named.first


def _names(message: Message) -> Iterator[Named]:
    found: list[Named] = []
    for mark in sorted(
        [
            *message.marks.get("role", ()),
            *message.marks.get("trade", ()),
            *_compounds(message),
            *_among(message),
            *_initials(message),
        ],
        key=lambda one: (one.end, one.first),
    ):
        if message.words[mark.first] == "pm" and mark.first and message.words[mark.first - 1][0].isdigit():
            continue
        if (
            _is_hailed(message, mark)
            or _is_listed_skill(message, mark)
            or _is_end_of_skill(message, mark)
            or message.words[mark.end : mark.end + 1] in (["skills"], ["skill"])
        ):
            continue
        named = _named(message, mark)
        while found and found[-1].end > named.first and named.end >= found[-1].end:
            named = (
                named
                if named.first <= found[-1].first
                else _named(message, Mark(found[-1].first, mark.end, mark.kind, mark.value))
            )
            found.pop()
        if not (found and named.end <= found[-1].end) and fold(named.label) not in _no_titles():
            found.append(named)
    return iter(found)


def _compounds(message: Message) -> Iterator[Mark]:
    """ "Industriemechaniker", "Bauzeichnerin": German writes a trade as one word, and its end tells that it is one."""
    if not message.languages & {"de"}:
        return
    ends = _german_trades()
    for place, word in enumerate(message.words):
        if len(word) >= _COMPOUND_LETTERS and message.raw(place, place + 1)[:1].isupper():
            plain = word.removesuffix("in")
            if word.endswith(ends) or (plain != word and plain.endswith(ends)):
                yield Mark(place, place + 1, "trade", "")


_COMPOUND_LETTERS = 9


def _among(message: Message) -> Iterator[Mark]:
    """ "We are 4 DBAs", "we're three accountants": several of a trade, the person among them."""
    for one in message.quantities:
        first = message.clause(one.first)[0]
        lead = message.words[max(first, one.first - 2) : one.first]
        if one.unit or one.out_of is not None or not _WE & set(lead):
            continue
        for place in range(one.end, min(one.end + _TITLE_WORDS, message.clause(one.first)[1])):
            single = message.words[place].removesuffix("s")
            if single != message.words[place] and message.lexicon.is_trade(single, message.languages):
                yield Mark(place, place + 1, "trade", single)
                break


def is_among(message: Message, named: Named) -> bool:
    """Is the person one of several who are named by their trade?"""
    return message.words[named.head].endswith("s") and any(mark.first == named.head for mark in _among(message))


_WE = frozenset("we 're".split())


def _is_hailed(message: Message, mark: Mark) -> bool:
    """ "Good night coach", "wassup coach": spoken to, and no swimming coach."""
    return message.words[mark.first : mark.end] == ["coach"] and message.words[mark.first - 1] in _GREETS


_GREETS = frozenset(
    "night morning evening afternoon day wassup sup yo ok okay yes no well cheers bye sorry right".split()
)


def _is_listed_skill(message: Message, mark: Mark) -> bool:
    """ "Photoshop, Illustrator and InDesign": a name that is a trade, too, among skills."""
    own = message.begins_at("skill", mark.first)
    if own is None or own.end != mark.end or mark.kind != "trade":
        return False
    near = [one for one in message.between("skill", max(0, mark.first - 4), mark.end + 4) if one is not own]
    return any(one.end + 1 == mark.first or one.first - 1 == mark.end or one.end + 2 == mark.first for one in near)


def _is_end_of_skill(message: Message, mark: Mark) -> bool:
    """ "Windows Server", "language model trainer", "SAP PM": the last word of a longer name."""
    near = message.between("skill", max(0, mark.first - 3), mark.first)
    return mark.end - mark.first == 1 and any(one.end == mark.end for one in near)


def _initials(message: Message) -> Iterator[Mark]:
    """ "PO @ fintech, 5 yrs", "BA (7y)": a title in two or three letters, at the head of a line among figures."""
    for mark in message.marks.get("initials", ()):
        opens = message.clause(mark.first)[0] == mark.first and mark.first <= _FIRST_PLACES
        is_written = message.raw(mark.first, mark.end).isupper() or message.text.raw.islower()
        behind = message.words[mark.end : mark.end + 1]
        closed = bool(behind) and (not behind[0][0].isalpha() or behind[0] in ("w", "with"))
        closed = closed or message.after("at", mark.end, 1)
        if opens and is_written and closed and any(one.unit in ("year", "hour") for one in message.quantities):
            yield Mark(mark.first, mark.end, "trade", mark.value)


_FIRST_PLACES = 3  # "hi, RN here"


def _named(message: Message, mark: Mark) -> Named:
    first, end = _begin(message, mark.first), _behind(message, mark.end)
    label = spelled_out(message.quote(first, end))
    if mark in message.memo.setdefault("initials", list(_initials(message))):
        label = mark.value
    if mark.value and message.words[mark.end - 1] == f"{mark.value}s":  # one of several: "4 DBAs"
        label = label[:-1]
    slipped = message.text.places is not None and fold(label) != " ".join(message.tokens.text(first, end).split())
    if slipped:
        label = spelled_out(message.tokens.text(first, end))
    known = message.begins_at("role", mark.first)
    if known and known.end == end and known.value.label in OTHER_AI_ROLES:
        return Named(first, mark.first, end, known.value.label, known.value.ref, slipped, is_ai=True)
    role_id = role_id_of(message.lexicon, label)
    return Named(first, mark.first, end, label, role_id, slipped, is_ai=role_id in _AI_ROLES)


def _begin(message: Message, head: int) -> int:
    """Where a title begins: up to four plain words before its head."""
    first = head
    tool = message.ends_at("skill", head)  # "C++ dev", "Salesforce admin"
    if tool and message.sentence(head)[0] <= tool.first and tool.end - tool.first <= 4:
        first = tool.first
    floor = max(message.sentence(head)[0], head - _TITLE_WORDS - 2)
    known = message.begins_at("role", head)
    if known and known.value.ref in _AI_ROLES:
        return first - 1 if first > floor and message.words[first - 1] in _RANKS else first
    while first > floor and head - first < _TITLE_WORDS + 2:
        before = first - 1
        word = message.words[before]
        if (
            word in ("-", "/", "&")
            and before > floor
            and message.tokens.is_tight(before - 1) == message.tokens.is_tight(before)
        ):
            if word == "-" and not message.tokens.is_tight(before):
                return first
            if not belongs(message, before - 1):
                return first
            first = before - 1
        elif word == "'s" and message.words[before - 1].isalpha() and _is_of_trade(message, before - 1):
            first = before - 1  # "a ship's cook", "optician's assistant"
        elif word == "." and message.words[before - 1] in _SHORT_RANKS and message.tokens.is_tight(before - 1):
            first = before - 1  # "Sr. Accountant"
        elif (word in ("and", "&") and _joins(message, before)) or belongs(message, before):
            first = before
        else:
            return first
    return first


def _is_of_trade(message: Message, owner: int) -> bool:
    """Whether what "'s" stands behind is a trade, opens its clause, or has an article: no "my brother's manager"."""
    if message.clause(owner)[0] == owner and not (
        message.words[owner] in _stop_words() or any(message.begins_at(kind, owner) for kind in _NO_PART)
    ):
        return True  # "Ship's cook, 14 years"
    return message.words[owner - 1 : owner] in (["a"], ["an"]) or message.ends_at("trade", owner + 1) is not None


def _joins(message: Message, place: int) -> bool:
    """ "Maths and Physics Teacher", "a sales and marketing manager" are one title each."""
    first = place
    while first > max(0, place - _TITLE_WORDS) and belongs(message, first - 1):
        first -= 1
    if first < place and message.words[first - 1 : first] in (["a"], ["an"]):
        return not any(message.begins_at(kind, place - 1) for kind in ("trade", "role"))
    around = (message.raw(place - 1, place), message.raw(place + 1, place + 2))
    return all(word[:1].isupper() and word[1:].islower() for word in around) and belongs(message, place - 1)


def belongs(message: Message, place: int) -> bool:
    """May the word at a place be part of a title?"""
    word = message.words[place]
    if message.raw(place, place + 1) in DEPARTMENTS or is_field_of_trade(message, place):
        return True
    if not word[0].isalpha() or word in _stop_words() or (word.endswith("s") and word[:-1] in _stop_words()):
        return False
    if any(message.begins_at(kind, place) for kind in _NO_PART) and word not in _may_be_part():
        return False
    if place + 1 < len(message.words) and message.words[place + 1] in ("'s", "'m", "'ve", "'re"):
        return False
    opens = message.clause(place)[0] == place  # "Commissioning engineer, 4 years", not "looking for"
    return not (word.endswith("ing") and word not in _participles() and not opens)


def belongs_behind(message: Message, place: int) -> bool:
    """Whether the word at a place goes on with what stands before: "reception" of "the hotel reception"."""
    return place < message.clause(place - 1)[1] and belongs(message, place) and message.words[place] not in _AFTER_TITLE


def _behind(message: Message, end: int) -> int:
    """ "Head of sales", "técnico de enfermagem", "technicien réseau": what a head is head of."""
    words = message.words
    if words[end - 1] in _OF_HEADS and words[end : end + 1] and words[end] in _qualifiers():
        end += 1
    if (
        words[end - 1] not in _OF_HEADS
        or end + 1 >= len(words)
        or words[end] not in _OF
        or message.tokens.clause_at(end)[1] <= end + 1
    ):
        return end
    place = end + 1
    while place < len(words) and words[place] in ("the", "la", "el", "los", "las", "le", "les", "o", "a", "os", "as"):
        place += 1
    if place + 1 < len(words) and message.begins_at("number", place):  # "manager of two petrol stations"
        place += 1
    is_it = message.raw(place, place + 1) == "IT"  # "head of IT"
    if place >= len(words) or not words[place][0].isalpha() or (words[place] in _stop_words() and not is_it):
        return end
    if words[end] in ("in", "en", "em") and not any(message.begins_at(kind, place) for kind in ("field", "skill")):
        return end
    field = message.begins_at("field", place)
    end = field.end if field else place + 1
    is_two = _is_last(message, end + 1) and not _is_last(message, end) and belongs(message, end)
    return end + is_two  # "lead of the claims desk"


def agent_after(message: Message, place: int) -> Named | None:
    """ "I'm a taxidermist": an ending is enough where somebody says what they are."""
    end = place
    while end < len(message.words) and end - place < 4 and message.words[end][0].isalpha():
        word = message.words[end]
        if end > place and (
            word in _stop_words() or any(message.begins_at(kind, end) for kind in ("self", "other", "unit"))
        ):
            return None
        if is_trade(word) and _is_last(message, end + 1):
            return Named(place, end, end + 1, message.quote(place, end + 1), None)
        end += 1
    return None


def _is_last(message: Message, place: int) -> bool:
    if place >= len(message.words):
        return True
    word = message.words[place]
    return (not word[0].isalnum() and word != "'s") or word in _AFTER_TITLE


def is_trade(word: str) -> bool:
    """Does a word end as the names of trades do?"""
    return len(word) > 4 and word.endswith(_AGENT_ENDINGS) and word not in _no_trades()


def role_id_of(lexicon: Lexicon, label: str) -> str | None:
    """The catalogue role that a title names; "career-switcher" where a known word means another trade."""
    low = fold(label)
    role_id = lexicon.role_of(label) or next((ref for end, ref in _GERMAN_ENDS if low.endswith(end)), None)
    return SWITCHER if role_id == "software-engineer" and _NO_SOFTWARE & set(low.split()) else role_id


# German writes titles as one word: "Grundschullehrerin".
_GERMAN_ENDS = (
    ("lehrer", "teacher"),
    ("lehrerin", "teacher"),
    ("entwickler", "software-engineer"),
    ("entwicklerin", "software-engineer"),
    ("student", "student"),
    ("studentin", "student"),
)
_NO_SOFTWARE = frozenset(
    "advocate relations manager business property land training curriculum estate real personal product".split()
)


def _words(kind: str) -> Sequence[str]:
    return [word for row in tables.rows("stopwords") if row["kind"] == kind for word in tables.phrases(row["words"])]


@cache
def _german_trades() -> tuple[str, ...]:
    return tuple(_words("german_trade"))


@cache
def _stop_words() -> frozenset[str]:
    """Words that cannot stand before the head of a job title."""
    return frozenset(_words("title"))


@cache
def _participles() -> frozenset[str]:
    return frozenset(_words("participle"))


@cache
def _may_be_part() -> frozenset[str]:
    return frozenset(_words("part"))


@cache
def _no_trades() -> frozenset[str]:
    return frozenset(_words("no_trade"))


@cache
def _qualifiers() -> frozenset[str]:
    """What stands behind the head of a title in French, Spanish and Portuguese."""
    return frozenset(_words("qualifier"))


@cache
def _no_titles() -> frozenset[str]:
    return frozenset(_words("no_title"))


@cache
def vague_words() -> frozenset[str]:
    """Titles that say next to nothing of a trade."""
    return frozenset(_words("vague"))
