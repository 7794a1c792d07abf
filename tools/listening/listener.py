"""From one message to facts, problems and intent. The order of readers is the order of trust."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from tools.listening import (
    accepted,
    adjustments,
    adverts,
    answers,
    asked_about,
    asked_fields,
    asked_skills,
    bare_dates,
    changes,
    choices,
    compared,
    concluded,
    constraints,
    cv,
    evasions,
    figures_at,
    figures_told,
    glosses,
    hours,
    intents,
    known_figures,
    language,
    late_answers,
    level_answers,
    level_questions,
    money,
    pointed_back,
    reverts,
    roles,
    several_changes,
    skill_names,
    skills,
    spans,
    time_off,
    titles,
    told_apart,
    units_meant,
    withdrawals,
)
from tools.listening.ledger import fact_key
from tools.listening.lexicon import ALL_LANGUAGES, Lexicon
from tools.listening.message import Message
from tools.listening.text import fold as fold_text
from tools.listening.text import read_text
from tools.listening.tokens import tokenise
from tools.schema import (
    AskedAbout,
    Channel,
    DeadlineFact,
    Fact,
    Heard,
    NumberFact,
    Problem,
    Profile,
    Question,
    RoleFact,
    SkillFact,
)

# What is wanted even where an advert, or a shrug at the open question, stands beside it.
_WANTED_FIRST = ("unsafe_or_injection", "delete_my_data", "emotional_support")
_FEW_WORDS = 3  # too few to tell a language by
Read = list[Fact | Problem]


def listen(
    message: str,
    *,
    lexicon: Lexicon,
    today: date,
    turn: int,
    asked: Question | None = None,
    last_reply: str = "",
    asked_before: Sequence[str] = (),
    profile: Profile | None = None,
    history: Sequence[Fact] = (),
    has_plan: bool = False,
    explained: AskedAbout | None = None,
    channel: Channel = "chat",
) -> Heard:
    """What one message tells: facts with their quotes, values that cannot be, and what the person wants.

    `asked` is the question the coach asked last; without it the wording of `last_reply` is looked at. `history` is
    every fact told before, oldest first, for whoever goes back to an earlier one; `asked_before` names the fields
    that were asked for, since an answer may come late. `explained` is what the last reply
    told the origin of: "I never said that" is of it.
    """
    advert = adverts.find_advert(message) if channel == "chat" else None
    own = advert.own if advert else message
    text = read_text(evasions.without_doubt(own) if asked is not None and asked.kind == "profile" else own)
    spoken = language.read_language(text)
    if spoken == "en":
        text = lexicon.mended(text)
    text = glosses.gloss(text, spoken)
    reply = fold_text(_about_person(last_reply) if asked is not None else last_reply)
    heard = Message(
        text=text,
        tokens=tokenise(text.low),
        lexicon=lexicon,
        languages=_languages(spoken, text.low, language.of_question(text, last_reply)),
        today=today,
        turn=turn,
        channel=channel,
        asked=_as_worded(asked, reply, lexicon),
        last_reply=reply,
        asked_before=asked_before,
        profile=profile or Profile(),
        history=history,
        has_plan=has_plan,
    )
    if level := level_answers.level_asked(heard):
        heard = replace(heard, asked=level)
    asks = level_questions.read_level_question(heard, explained) or asked_about.read_question(heard)
    facts, problems = asked_about.without_question(asks, *_facts(heard))
    if told_level := level_questions.read_level(heard):
        facts, problems = told_level, ()
    late = () if facts else late_answers.read_late_answer(heard, problems)
    if late:
        facts, problems = late, ()
    is_disputed = asks is not None and asks.about == "dispute"  # a level is asked for again, not taken back
    taken_back = () if is_disputed else asked_about.taken_back(heard, explained, facts)
    if compared.sets_side_by_side(heard):  # "compare application and platform" behind "which pulls you?" is no answer
        facts = tuple(fact for fact in facts if not compared.is_weighed(fact))
    facts = (*facts, *taken_back)
    wanted = _kind(heard, facts, corrected=bool(taken_back), late=bool(late))
    tells = facts or problems or asks
    evades = None if tells else evasions.read_evasion(heard)
    declines = answers.is_declined(heard) or evasions.has_enough(heard)
    skipped = not tells and evades is None and declines
    is_put_off = evades or (skipped and evasions.has_enough(heard))
    if is_put_off and wanted.intent not in _WANTED_FIRST:
        wanted = intents.ANSWERED
    if advert and wanted.intent not in _WANTED_FIRST:
        wanted = intents.Read("fit_to_job_posting", 0.95, wanted.intent)
    named = tuple(
        dict.fromkeys(one.role_id for one in titles.names(heard) if one.role_id and one.role_id in lexicon.role_names)
    )
    compares = wanted.intent == "compare_roles"
    roles_named = compared.without_own(compared.compared_roles(heard), facts) if compares else named
    return Heard(
        intent=wanted.intent,
        intent_confidence=wanted.confidence,
        second_intent=wanted.second,
        facts=facts,
        problems=problems,
        role_ids=roles_named,
        told_apart=told_apart.told_apart(heard) if compares else (),
        chooses=compared.asks_to_choose(heard, intents.after(heard)) if compares else None,
        skill_ids=skill_names.mentioned(heard),
        language=spoken,
        asks_about=asks,
        skipped=skipped,
        evades=evades,
    )


def _about_person(reply: str) -> str:
    """What a reply noted, and the question it ended with: what it answered in between names things of its own."""
    paragraphs = reply.strip().split("\n\n")
    noted = [paragraph for paragraph in paragraphs[:-1] if intents.NOTED.search(fold_text(paragraph))]
    return "\n\n".join([*noted, paragraphs[-1]])


def _as_worded(asked: Question | None, reply: str, lexicon: Lexicon) -> Question | None:
    """The question that is open; where a model's words asked for another field, the one that was read."""
    if asked is not None and asked.kind != "profile":
        return asked
    worded = asked_fields.asked_about(reply, lexicon.vocabulary)
    if asked is None or worded is None or asked.key in asked_fields.fields_asked(reply, lexicon.vocabulary):
        return asked or worded
    return worded


def _kind(message: Message, facts: tuple[Fact, ...], *, corrected: bool, late: bool) -> intents.Read:
    if corrected:
        return intents.CORRECTED
    return intents.ANSWERED if late else intents.read_intent(message, facts)


def _languages(spoken: str, low: str, of_question: frozenset[str]) -> frozenset[str]:
    if spoken in language.SERVED or of_question:
        twins = {"es"} if spoken == "pt" and len(low.split()) <= _FEW_WORDS else set()  # "camarero, 5 anos"
        return of_question | (language.SERVED & {spoken}) | twins
    return ALL_LANGUAGES if spoken == "en" and len(low.split()) <= _FEW_WORDS else frozenset()


def _facts(message: Message) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    if dated := bare_dates.read_bare_date(message):
        told = [one for one in dated if not isinstance(one, Problem)]
        return tuple(told), tuple(one for one in dated if isinstance(one, Problem))
    away = time_off.read_time_off(message)  # first: what it takes is no figure of anything else
    put_right = known_figures.read_known_figures(message) + pointed_back.read_pointed_back(
        message
    )  # its figures are no answer, and nothing new
    read: Read = [*away, *withdrawals.read_withdrawals(message)]
    for facts, problems in (
        hours.read_hours(message),
        spans.read_years(message),
        spans.read_deadline(message),
        money.read_budget(message),
        roles.read_roles(message),
    ):
        read.extend(facts)
        read.extend(problems)
    read = _without_skill_years(message, read)
    read = _with_answers(message, _instead_of(read, put_right))
    read = _with_choice(message, read)
    if message.is_cv:
        read = _with_cv(message, read)
    read.extend(roles.refused(message, read))
    several = [] if put_right else several_changes.read_several(message)
    if several:
        read = _instead_of(read, several)
    elif swapped := figures_told.read_swap(message):
        read = [one for one in read if isinstance(one, Problem) or one.field not in changes.FIGURES or _is_dated(one)]
        several = swapped
    exchanged = put_right or several or changes.read_exchanges(message)
    read.extend(exchanged or changes.read_bare_change(message, read))
    read.extend(adjustments.read_relative_change(message, read))
    if recounted := () if away else units_meant.read_unit_change(message):  # "a week off" counts nothing anew
        gone = units_meant.made_void(message, recounted)
        read = [one for one in read if isinstance(one, Problem) or one.field not in gone]
    read.extend(recounted)
    read.extend([*reverts.read_reverts(message, read), *accepted.read_accepted(message)])
    read.extend(skills.read_skills(message, at_work=_at_work(message, read)))
    read.extend(level_answers.read_skill_answer(message) or asked_skills.read_asked_skills(message))
    read.extend(constraints.read_constraints(message))
    told = [one for one in read if not isinstance(one, Problem)]
    return _settled(told), _once(one for one in read if isinstance(one, Problem))


def _is_dated(one: Fact) -> bool:
    """ "You swapped them: 4 years and 9 hours. By next Christmas, please": a day is none of the figures."""
    return isinstance(one, DeadlineFact) and one.on is not None


def _instead_of(read: Read, said: Read) -> Read:
    """What was read before of other fields than these."""
    replaced = {one.field for one in said if not isinstance(one, Problem)}
    return [one for one in read if isinstance(one, Problem) or one.field not in replaced]


def _with_choice(message: Message, read: Read) -> Read:
    """A choice is all that a short reply says; behind one, a longer reply may say more."""
    chosen = choices.read_choice(message)
    if not chosen or len(message.tokens.sentences) < 2:
        return chosen or read
    return [*(one for one in read if isinstance(one, Problem) or one.field != "target_role"), *chosen]


def _without_skill_years(message: Message, read: Read) -> Read:
    """ "six years of Java" is experience in the job of a technical person, and no more than a skill of anyone else."""
    if _at_work(message, read) or not _has_origin(message, read):
        return read
    return [one for one in read if not (isinstance(one, NumberFact) and one.confidence < 0.5)]


def _has_origin(message: Message, read: Read) -> bool:
    return message.profile.origin_role is not None or any(
        isinstance(one, RoleFact) and one.field == "origin_role" for one in read
    )


def _with_answers(message: Message, read: Read) -> Read:
    """A short reply is for the question: "a year" is a deadline where that was asked, unless it names another field."""
    if message.asked is None:
        return read
    fields = asked_fields.fields_asked(message.last_reply, message.lexicon.vocabulary)
    if len(fields) > 1 and (listed := answers.read_list(message, fields)):
        return [*_instead_of(read, listed), *listed]
    question = message.asked
    if question.kind != "profile":
        return [*read, *answers.read_answer(message, question)]
    if getattr(message.profile, question.key, None) is None and (same := figures_told.read_same(message, question.key)):
        return same
    if (last := concluded.concluded(message)) and (summed_up := answers.read_figure(message, question.key, last)):
        return _instead(_instead_of(read, summed_up), question.key, summed_up)
    told = {one.field for one in read if not isinstance(one, Problem) and not _is_of_earlier_job(one)}
    if question.key not in told and (first := answers.read_first_sentence(message, question)):
        return _instead(read, question.key, first)
    if question.key in told or (_names_another(message, question.key) and not figures_at.is_apart(message)):
        return read
    others = (
        told
        - set(_SPANS.get(question.key, ()))
        - ({"origin_role", "target_role"} if question.key in changes.FIGURES else set())
    )
    if others and question.key not in ("origin_role", "target_role"):
        return (
            read
            if question.key not in changes.FIGURES or not figures_at.is_apart(message)
            else [*read, *answers.read_answer(message, question)]
        )
    if others and question.key == "target_role":
        return read
    said = answers.read_answer(message, question)
    return _instead(read, question.key, said) if said else read


def _is_of_one_span(one: Fact, said: Read) -> bool:
    """ "8 years of experience, so 6 months?" tells two spans, "a year" one that could be either."""
    months = {fact.months for fact in said if isinstance(fact, DeadlineFact)}
    months |= {12 * fact.value for fact in said if isinstance(fact, NumberFact) and fact.value is not None}
    mine = one.months if isinstance(one, DeadlineFact) else 12 * (one.value or 0) if isinstance(one, NumberFact) else 0
    return mine is None or any(length is None or abs(length - mine) < 1 for length in months)


def _is_of_earlier_job(one: Fact) -> bool:
    """ "3. But before that I did 10 years of banking": the bare answer goes first."""
    return isinstance(one, NumberFact) and one.field == "years_experience" and one.confidence < _OWN_JOB


_OWN_JOB = 0.65


def _instead(read: Read, key: str, said: Read) -> Read:
    """An answer takes the place of what its words could mean otherwise."""
    rivals = _SPANS.get(key, ())
    labels = {one.label for one in said if isinstance(one, RoleFact)}
    kept = [
        one
        for one in read
        if isinstance(one, Problem)
        or not (
            (one.field in rivals and _is_of_one_span(one, said))
            or (isinstance(one, RoleFact) and one.label in labels and one.field != key)
        )
    ]
    return [*kept, *said]


def _names_another(message: Message, key: str) -> bool:
    """ "The hours are wrong" speaks of hours, whatever was asked; so does "can we change the hours to 8?"."""
    named = {mark.value for mark in message.marks.get("named", ())}
    if key in changes.FIGURES and key not in named and named & set(changes.FIGURES) and changes.is_request(message):
        return True
    return any(
        mark.value != key
        and (
            message.has("wrong", mark.end, mark.end + 5) or message.has("withdraw", max(0, mark.first - 3), mark.first)
        )
        for mark in message.marks.get("named", ())
    )


# A bare span of time can be either; the question decides.
_SPANS = {"deadline": ("years_experience",), "years_experience": ("deadline",)}


def _with_cv(message: Message, read: Read) -> Read:
    """The latest post names the role; years that were said in words outweigh years that were counted."""
    said = {one.field for one in read if isinstance(one, NumberFact) and one.confidence >= 0.95}
    found = [one for one in cv.read_cv(message) if one.field not in said]
    replaced = {one.field for one in found}
    return [*(one for one in read if isinstance(one, Problem) or one.field not in replaced), *found]


def _at_work(message: Message, read: Sequence[Fact | Problem]) -> bool:
    origins = [one for one in read if isinstance(one, RoleFact) and one.field == "origin_role"]
    origin = origins[-1] if origins else message.profile.origin_role
    return message.channel != "cv" and origin is not None and origin.role_id in skills.TECH_ROLES


def _settled(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """One fact a field and a skill: inside one message, too, the later statement wins."""
    kept: dict[tuple[str, ...], Fact] = {}
    for fact in facts:
        key = fact_key(fact)
        before = kept.get(key)
        if fact.withdrawn and before is not None and not before.withdrawn:
            continue
        if before is not None and not before.withdrawn and _outlives(before, fact):
            continue
        kept[key] = fact
    return tuple(kept.values())


def _outlives(before: Fact, fact: Fact) -> bool:
    """A stated level outlives a bare mention, and years in the job outlive years with a tool."""
    if isinstance(before, SkillFact) and isinstance(fact, SkillFact):
        if before.confidence == fact.confidence == skills.UNSTATED:  # used in a job, and in the list at the end of a CV
            return (before.level or 0) > (fact.level or 0)
        return before.confidence > fact.confidence
    if isinstance(before, RoleFact):
        return before.confidence > fact.confidence
    return isinstance(before, NumberFact) and before.field == "years_experience" and before.confidence > fact.confidence


def _once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple({problem.code: problem for problem in problems}.values())
