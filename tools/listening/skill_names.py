"""Which words of a text name a skill: known names that stand like one, unknown names in company of known ones."""

from collections.abc import Iterator, Sequence

from tools.listening import cv, not_named, plain_denials, ticks, titles
from tools.listening.message import Message
from tools.listening.namesakes import meant
from tools.listening.only_a_word import OTHER_SENSES, is_only_a_word
from tools.listening.scope import Scope
from tools.listening.unknown_names import unknown_names
from tools.listening.vocabulary import Mark

GLUE = frozenset(
    ", / & + | and or und oder y o u et ou e plus as well any some all my the nor ni noch nem both also even auch "
    "sowie ( )".split()
)
_CODING = ("software-engineering", "backend-development")
# "I excel at that", "I react quickly": a verb, not a name.
_AS_VERB = {
    "notion": frozenset({"de", "d", "d'", "of", "en"}),
    "scratch": frozenset("the that what my this it".split()),
    "access": frozenset({"to"}),
    "word": frozenset({":", "of", "for"}),
    "excel": frozenset("at in".split()),
    "react": frozenset(
        "to quickly fast badly well when calmly strongly poorly slowly differently angrily emotionally if".split()
    ),
}
_SUBJECTS = (["i"], ["we"], ["you"], ["they"], ["people"], ["always"], ["never"])  # "I word things badly"
_PLACES = frozenset("work school home uni university office job college my the our".split())  # "Excel at work"
_KNOWING = frozenset(
    "know knowledge learn learning learned study studying familiar "
    "experience experienced skills skill proficient comfortable background expert "
    "certified tools tool stack software programs use using used work worked "
    "kenntnisse erfahrung kann manejo uso sei conheco connais maitrise".split()
)
_LETTERED = frozenset(
    "vitamin plan hepatitis hep grade option licence license class group type category cat block section wing gate "
    "platform route room level annex appendix exhibit team line column row part model series size cup unit vitamine "
    "klasse gruppe plano opcion categoria classe groupe".split()
)
_SPELLS = (
    ["as", "in"],
    ["like", "in"],
    ["as", "for"],
    ["wie", "in"],
    ["como", "en"],
    ["como", "em"],
    ["comme", "dans"],
)


def counted(message: Message) -> list[Mark]:
    """Names of skills, but for those that are part of a title; everyday words only where they stand like a skill."""
    marks = [meant(message, mark) for mark in _untitled(message)]
    known = [mark for index, mark in enumerate(marks) if _counts(message, marks, index, mark)]
    return sorted([*known, *unknown_names(message, known)], key=lambda mark: mark.first)


def mentioned(message: Message) -> tuple[str, ...]:
    """Catalogue skills the message names, in order, the person's or not."""
    roles = {place for mark in message.marks.get("role", ()) for place in range(mark.first, mark.end)}
    named = [mark for mark in message.marks.get("skill", ()) if mark.value.ref and mark.first not in roles]
    keep = [mark.value.ref for mark in named if mark.value.rule != "context" or _is_spelled_plainly(message, mark)]
    return tuple(dict.fromkeys(keep))


# --- Known names ------------------------------------------------------------------------------------------------------


def _untitled(message: Message) -> list[Mark]:
    """Marks that are no part of a title: "SQL developer" names a job."""
    named = [one for one in titles.names(message) if message.words[one.end - 1] not in _PEOPLE]
    named = [one for one in named if not plain_denials.is_denied_beside(message, one.first, one.end)]
    named = [one for one in named if not not_named.is_listed_tool(message, one.first, one.end)]
    heads = [*message.marks.get("role", ()), *message.marks.get("trade", ())]
    within = {place for one in named for place in range(one.first, one.end)}
    titled = _places(mark for mark in heads if mark.first in within)
    return [
        mark
        for mark in message.marks.get("skill", ())
        if mark.first not in titled and not (mark.first in within and (mark.value.rule or not mark.value.ref))
    ]


_PEOPLE = frozenset("person guy gal girl kid fan user nerd geek".split())  # "more of an Excel person"


def _places(marks: Iterator[Mark]) -> set[int]:
    return {place for mark in marks for place in range(mark.first, mark.end)}


def _counts(message: Message, marks: Sequence[Mark], index: int, mark: Mark) -> bool:
    words = message.words
    if _is_within(message, "constraint", mark) or _is_part_of_field(message, mark):
        return False
    if not_named.is_no_name(message, mark):
        return False
    if (
        _is_within(message, "programming", mark)
        and mark.value.rule in ("context", "")
        and mark.value.ref in (None, "workflow-automation", *_CODING)
    ):
        return False
    if mark.first and words[mark.first - 1][0].isdigit() and message.tokens.is_tight(mark.first - 1):
        return False
    if _is_field_of_work(message, mark) or (mark.value.ref is None and _heads_names(message, mark)):
        return False
    other = OTHER_SENSES.get(words[mark.first], frozenset())
    if is_only_a_word(message, mark.first, mark.end):
        return True
    if other & set(words[max(0, mark.first - 8) : mark.end + 8]) and not _has_company(message, mark):
        return False
    if _is_verb(message, mark) or _is_task(message, mark) or _is_heading(message, mark):
        return False
    beside = [*marks[max(0, index - 1) : index], *marks[index + 1 : index + 2]]
    return mark.value.rule != "context" or _is_name_like(message, mark, beside)


def _is_heading(message: Message, mark: Mark) -> bool:
    """ "COMPUTER SKILLS" alone in its line."""
    words = message.words
    alone = words[mark.first - 1 : mark.first] == ["\n"] and words[mark.end : mark.end + 1] == ["\n"]
    return alone and words[mark.end - 1] in ("skills", "knowledge")


def _heads_names(message: Message, mark: Mark) -> bool:
    """ "Tools: Excel, Jira" heads names; "Photoshop: expert", "VBA: 3" says how well."""
    if message.words[mark.end : mark.end + 1] != [":"]:
        return False
    behind = mark.end + 1
    figure = message.quantity_at(behind)
    is_mark = figure is not None and (figure.out_of or message.clause(behind)[1] <= figure.end)
    is_sign = behind < len(message.words) and message.words[behind][0] in "★☆+-"
    is_told = message.has("level", behind, message.clause(behind)[1]) if behind < len(message.words) else False
    is_told = is_told and not message.has("skill", behind, message.clause(behind)[1])  # "InDesign: all daily"
    return not (is_told or message.begins_at("level", behind) or is_mark or is_sign)


def _has_company(message: Message, mark: Mark) -> bool:
    """Is another skill named in the sentence, so that a snake on the cover is of a book?"""
    first, end = message.sentence(mark.first)
    return any(one.first != mark.first and one.value.rule == "" for one in message.between("skill", first, end))


def _is_task(message: Message, mark: Mark) -> bool:
    """ "Month-end close for three sites" in the lines of a post: what was done there, no name of a skill."""
    is_listed = mark.value.ref is None and bool(message.scope(mark.first) & Scope.LISTED)
    return is_listed and is_common(message, mark) and cv.is_work(message, mark.first)


def is_common(message: Message, mark: Mark) -> bool:
    """A name of plain words, written like them ("Stock counts", "data entry"), unlike "Windows Server" and "Canva"."""
    first, *others = message.raw(mark.first, mark.end).split()
    return bool(others) and all(word.islower() for word in others) and (first.islower() or first.istitle())


def _is_verb(message: Message, mark: Mark) -> bool:
    words, verb = message.words, _AS_VERB.get(message.words[mark.first])
    if verb is None:
        return False
    if words[mark.first - 1 : mark.end] == ["from", "scratch"]:
        return True
    if message.raw(mark.first, mark.first + 1).istitle() and _is_in_list(message, mark):  # "PowerPoint and Excel at"
        return False
    if words[mark.first - 1 : mark.first] in _SUBJECTS and message.raw(mark.first, mark.end).islower():
        return True
    if mark.end >= len(words) or words[mark.end] not in verb:
        return False
    at_a_place = words[mark.first] == "excel" and bool(_PLACES & set(words[mark.end + 1 : mark.end + 2]))
    return not (at_a_place and message.raw(mark.first, mark.first + 1)[:1].isupper())


def _is_in_list(message: Message, mark: Mark) -> bool:
    before = message.words[mark.first - 1 : mark.first]
    return before in (["and"], [","], ["/"], ["&"]) and message.ends_at("skill", mark.first - 1) is not None


def _is_field_of_work(message: Message, mark: Mark) -> bool:
    """ "Eight years in quality control", "I work in accounting": where somebody works, not what they can do."""
    if mark.value.ref is not None or message.begins_at("field", mark.first) is None or _is_capitals(message, mark):
        return False
    return message.words[mark.first - 1 : mark.first] == ["in"] and (
        any(one.unit == "year" and 0 <= mark.first - one.end <= 3 for one in message.quantities)
        or message.has("works", max(0, mark.first - 4), mark.first)
    )


def _is_within(message: Message, kind: str, mark: Mark) -> bool:
    """Is the name part of a longer phrase: a missing GPU, "never coded"?"""
    marks = message.marks.get(kind, ())
    return any(one.first <= mark.first < one.end and (kind != "constraint" or one.value in _NO_SKILLS) for one in marks)


_NO_SKILLS = frozenset({"no_gpu", "shift_work"})  # "on call 24/7"


def _is_part_of_field(message: Message, mark: Mark) -> bool:
    """ "IT helpdesk" is where somebody works, not what they know."""
    return any(
        one.first <= mark.first and mark.end <= one.end and one.end - one.first > mark.end - mark.first
        for one in message.marks.get("field", ())
    )


def _is_name_like(message: Message, mark: Mark, beside: Sequence[Mark]) -> bool:
    return _is_capitals(message, mark) or _is_beside_skill(message, mark, beside) or _is_known(message, mark)


def _is_capitals(message: Message, mark: Mark) -> bool:
    """ML, CI, BI: capitals of two letters or more are meant as names."""
    word = message.raw(mark.first, mark.end)
    return len(word) >= 2 and word.isupper() and not message.text.raw.isupper()


def _is_beside_skill(message: Message, mark: Mark, beside: Sequence[Mark]) -> bool:
    """In a list with a skill ("k8s, go, py"); a capital letter is enough beside another everyday word."""
    for other in beside:
        gap = message.words[min(mark.end, other.end) : max(mark.first, other.first)]
        if len(gap) > 3 or set(gap) - GLUE or not (gap or _is_all_names(message, mark)):
            continue
        if (
            other.value.rule != "context"
            or _is_capitals(message, other)
            or message.raw(mark.first, mark.first + 1)[:1].isupper()
            or len(message.words[mark.first]) <= 2
        ):
            return True
    return False


def _is_all_names(message: Message, mark: Mark) -> bool:
    """ "airflow spark snowflake": a stretch between commas of several names, side by side."""
    known = message.memo.setdefault("all_names", {})
    if mark.first not in known:
        first = end = mark.first
        while (one := message.ends_at("skill", first)) is not None:
            first = one.first
        while (one := message.begins_at("skill", end)) is not None:
            end = one.end
        words = message.words
        is_whole = (first == 0 or not words[first - 1].isalpha()) and (end == len(words) or not words[end].isalpha())
        known.update(dict.fromkeys(range(first, end), is_whole and not message.is_question))
    return bool(known.get(mark.first))


def _is_known(message: Message, mark: Mark) -> bool:
    """After words of knowing, or rated; one letter only as a capital."""
    word = message.raw(mark.first, mark.end)
    if len(word) <= 1:
        return (word.isupper() or _asked_for(message)) and _is_letter_known(message, mark)
    start, end = message.clause(mark.first)
    near = message.between("level", max(start, mark.first - 4), min(end + 2, mark.end + 3))
    led = any(cue.end <= mark.first and mark.first - cue.end <= 2 for cue in near) or (
        message.words[mark.first - 1 : mark.first] == [":"] and message.ends_at("level", mark.first - 1) is not None
    )
    followed = any(cue.first >= mark.end and cue.first - mark.end <= 1 for cue in near) or (
        message.words[mark.end : mark.end + 2] == ["as", "well"]
    )
    words_behind = message.words[mark.end : mark.end + 1]
    if len(word) <= 2:
        followed = followed or (word in _ABBREVIATED and words_behind in (["not"], ["never"]))
        is_plain = word[:1].isupper() or word in _ABBREVIATED or _asked_for(message)
        led = led or bool(_WRITTEN & set(message.words[mark.first - 1 : mark.first]))
        return (led or followed) and (is_plain or _ends_what_leads(message, mark))
    rated = any(one.out_of for one in message.near(mark.end, mark.end + 2)) or message.words[
        mark.end : mark.end + 1
    ] in (["="], [":"])
    led = led or ticks.is_ticked(message, mark.first)
    followed = followed or _is_put_first(message, mark, end) or words_behind in _ANSWERED
    followed = followed or message.words[mark.end : mark.end + 3] == [",", "which", "i"]
    return led or followed or rated or bool(_KNOWING & set(message.words[max(start, mark.first - 3) : mark.first]))


def _is_put_first(message: Message, mark: Mark, end: int) -> bool:
    """ "Spark I see daily", "APIs I build for a living": what opens the clause, and how well, behind its verb."""
    opens = mark.first == message.clause(mark.first)[0] and mark.value.ref not in _CODING
    return opens and message.words[mark.end : mark.end + 1] == ["i"] and message.has("level", mark.end, end)


def _ends_what_leads(message: Message, mark: Mark) -> bool:
    """ "Dabbled in go", "a bit of go": the last word, right behind one that names follow."""
    before = message.words[mark.first - 1 : mark.first]
    return mark.end == message.clause(mark.first)[1] and bool({"in", "of", "at", "with", "no", "zero"} & set(before))


def _asked_for(message: Message) -> bool:
    """ "I use r every day", where skills were asked for."""
    return message.asked is not None and message.asked.key == "skills" and len(message.words) <= _ANSWER_WORDS


_ANSWER_WORDS = 12
_CODED = frozenset("code coding coded program programming programmed scripts script plots models analyses".split())
_WRITTEN = frozenset("write writing wrote use using code know learn learning".split())  # "I write Go for a living"
_ANSWERED = (["yes"], ["no"], ["nope"], ["sure"], ["ok"])
_ABBREVIATED = frozenset({"py", "js", "ts", "ml", "tf"})  # no words of any language we hear


def _is_letter_known(message: Message, mark: Mark) -> bool:
    """R and C among other skills, or with a level; not the R of "J. R." and not vitamin C."""
    first, stop = message.sentence(mark.first)
    others = [
        other for other in message.between("skill", first, stop) if other is not mark and other.value.rule != "context"
    ]
    is_initial = (
        message.words[mark.end : mark.end + 1] == ["."]
        and message.tokens.is_tight(mark.end - 1)
        and stop > mark.end + 1
    )
    if mark.first and message.words[mark.first - 1] in _LETTERED:
        return False
    if message.words[mark.end : mark.end + 2] in _SPELLS:  # "R as in roses"
        return False
    if message.words[mark.first - 1 : mark.first] == ["in"] and message.words[mark.first - 2] in _CODED:
        return True
    return bool(others) or (message.has("level", first, stop) and not is_initial)


def _is_spelled_plainly(message: Message, mark: Mark) -> bool:
    word = message.raw(mark.first, mark.end)
    return len(word) > 2 or word.isupper()
