"""Simulated people can be trusted: they never contradict themselves, and one seed always says the same."""

from collections.abc import Sequence
from random import Random

import pytest

from tests.evals.people.measure import hold_talks, judged
from tests.evals.people.person import HOURS, Person, hour_forms, make_person
from tests.evals.people.speaker import FIELDS, MAX_TURNS, Speaker
from tests.evals.people.speech import PROGRAMMING, Said
from tests.evals.people.talk import Talk
from tests.evals.people.truths import Amount, Expected, SkillLevel, Told, Wish
from tests.evals.people.voice import phrases, slip

SEEDS = range(400)
MIN_PHRASES = 8
QUICK_TALKS = 20


@pytest.fixture(scope="module")
def people() -> list[tuple[Person, list[Said]]]:
    return [(make_person(seed), interviewed(seed)) for seed in SEEDS]


@pytest.fixture(scope="module")
def talks() -> list[Talk]:
    return hold_talks(range(QUICK_TALKS))


def interviewed(seed: int) -> list[Said]:
    """What a person says to somebody who asks in any order, also twice, and now and then not at all."""
    rng, speaker, said = Random(seed), Speaker(make_person(seed)), []
    for piece in speaker.messages():
        said.append(piece)
        speaker.hear(rng.choice([*sorted(FIELDS), ""]), has_plan=len(said) > rng.randint(4, 12))
    return said


# --- They never contradict themselves ---------------------------------------------------------------------------------


def test_what_is_told_is_true_and_changes_with_a_correction_only(people: Sequence[tuple[Person, list[Said]]]) -> None:
    for person, said in people:
        newer = person.correction
        for field, told in by_field(said).items():
            agreed = [truth_of(person, field)]
            if newer is not None and newer.field == field:
                agreed.append(newer.expected)
            versions = [which(agreed, one.expected) for one in told]
            assert versions == sorted(versions), (person.seed, field)  # the older value never comes back


def test_a_correction_is_made_once_and_only_of_what_was_told(people: Sequence[tuple[Person, list[Said]]]) -> None:
    corrected = 0
    for person, said in people:
        acts = [piece.act for piece in said]
        assert acts.count("corrected") <= 1
        corrected += person.correction is not None and any(
            told.expected == person.correction.expected for piece in said for told in piece.told
        )
    assert corrected > len(people) / 10


def test_people_without_an_answer_never_have_one(people: Sequence[tuple[Person, list[Said]]]) -> None:
    for person, said in people:
        told = set(by_field(said))
        known = {*person.truths, *(f"constraint:{kind}" for kind in person.constraints), "skill:programming"}
        known |= {skill.field for skill in person.skills or ()}
        assert told <= known, person.seed


def test_a_stubborn_person_tells_when_asked_twice() -> None:
    person = next(one for one in map(make_person, SEEDS) if "weekly_hours" in one.stubborn and one.drift_rate == 0)
    speaker = Speaker(person)
    messages = speaker.messages()
    next(messages)
    answers = []
    for _ in range(2):
        speaker.hear("weekly_hours", has_plan=False)
        answers.append(next(messages).act)
    assert answers[0] in ("dodged", "corrected") or "weekly_hours" in speaker.told
    assert answers[1] in ("told", "skipped", "corrected")


def test_everybody_leaves_in_the_end(people: Sequence[tuple[Person, list[Said]]]) -> None:
    assert max(len(said) for _, said in people) < MAX_TURNS


@pytest.mark.parametrize("hours", HOURS)
def test_every_way_to_put_the_hours_adds_up(hours: int) -> None:
    forms = hour_forms(hours)
    assert int(forms["low"][0]) + int(forms["high"][0]) == 2 * hours
    for name, times in (("half", 2), ("third", 3)):
        assert name not in forms or int(forms[name][0]) * times == hours


# --- They are many, and the same every time ---------------------------------------------------------------------------


def test_every_fact_can_be_put_in_many_ways() -> None:
    few = {
        f"{section}.{kind}"
        for section, kinds in phrases().items()
        for kind, said in kinds.items()
        if len(said) < MIN_PHRASES
    }
    assert few == set()


def test_a_slip_of_the_pen_never_touches_the_first_letter_or_leaves_the_word_whole() -> None:
    slips = {slip("kubernetes", Random(seed)) for seed in range(50)}
    assert all(one[0] == "k" and abs(len(one) - len("kubernetes")) <= 1 for one in slips)
    assert len(slips) > 10


def test_one_seed_is_one_person_and_one_talk(talks: Sequence[Talk]) -> None:
    again = hold_talks([8, 7])
    assert [talk.transcript() for talk in talks[7:9]] == [talk.transcript() for talk in reversed(again)]


# --- They come to a plan ----------------------------------------------------------------------------------------------


def test_nearly_all_of_a_few_people_leave_with_a_plan(talks: Sequence[Talk]) -> None:
    figures = judged(talks).figures
    assert figures["plan_reached"] >= 0.95
    assert figures["crashed"] == 0


def by_field(said: Sequence[Said]) -> dict[str, list[Told]]:
    fields: dict[str, list[Told]] = {}
    for piece in said:
        for told in piece.told:
            fields.setdefault(told.field, []).append(told)
    return fields


def truth_of(person: Person, field: str) -> Expected:
    if field.startswith("constraint:"):
        return Wish(field.partition(":")[2])
    skills = {skill.field: skill.expected for skill in person.skills or ()}
    return person.truths[field].expected if field in person.truths else skills.get(field, PROGRAMMING)


def which(agreed: Sequence[Expected], told: Expected) -> int:
    """The place of the truth that was told; raises ValueError for one that never was true."""
    return [same(truth, told) for truth in agreed].index(True)


def same(truth: Expected, told: Expected) -> bool:
    """One value, put precisely or loosely ("8 years", "since 2018"; "SQL", "basic SQL")."""
    match truth, told:
        case Amount(), Amount():
            return told.low <= truth.middle <= told.high and abs(truth.middle - told.middle) < 1e-6
        case SkillLevel(), SkillLevel():
            return told.name == truth.name and told.level in (None, truth.level)
    return truth == told
